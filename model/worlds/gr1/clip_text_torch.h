#pragma once

#include <stop_token>

#include "model/worlds/trace_torch.h"
#include "model/worlds/weights_torch.h"

namespace orrery::gr1 {

/// CLIP's text transformer. Source: openai/CLIP clip/model.py at d05afc4; head width 64.
class ClipText {
public:
    /// `features`: numbers of the vector that the policy reads; 0 takes what the file has.
    /// Errors: Corrupt, naming a tensor that is absent or does not fit.
    static Result<ClipText> load(const CheckpointPtr& checkpoint, at::Device device, at::ScalarType type, std::int64_t features = 0);

    /// Which positions are computed: all, as the original does, or none behind the last end marker, which causality makes
    /// irrelevant.
    enum class Rows { All, UntilEnd };

    /// Text feature [b, D] of ids [b, n] (int64); the row of the first end marker (largest id) is taken. Stopped between
    /// blocks: undefined.
    at::Tensor operator()(const at::Tensor& ids, Rows rows = Rows::UntilEnd, const Trace& trace = {}, const std::stop_token& stop = {}) const;

    /// feature / (‖feature‖ + 1e-6), in the feature's own type, then float32.
    static at::Tensor normalised(const at::Tensor& feature);

    std::int64_t width() const { return width_; }
    std::int64_t vocabulary() const { return tokens_.size(0); }

private:
    struct Block {
        nn::LayerNorm ln1, ln2;
        nn::Linear in, out, fc, proj;
    };
    at::Tensor run(const Block& block, const at::Tensor& x) const;

    at::Tensor tokens_, positions_, projection_;
    std::vector<Block> blocks_;
    nn::LayerNorm final_;
    std::int64_t width_ = 0;
};

}  // namespace orrery::gr1
