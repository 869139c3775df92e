#pragma once

#include <stop_token>

#include "model/base/frame.h"
#include "model/worlds/gr1/config.h"
#include "model/worlds/trace_torch.h"
#include "model/worlds/weights_torch.h"

namespace orrery::gr1 {

/// uint8 RGB [n, H, W, 3] → ImageNet-normalised [n, 3, 224, 224]: float division by 255, bicubic without antialias and
/// without clamping. Source: bytedance/GR-1 evaluation/calvin_evaluation.py at 4a2e956, torchvision 0.13.1.
at::Tensor preprocess(const at::Tensor& rgb);
/// The pixels of a frame without alpha: uint8 [1, H, W, 3].
at::Tensor rgbOf(const Frame& frame);

/// What the image encoder says about pictures, after its final norm. Both undefined when it was stopped.
struct ImageFeatures {
    at::Tensor cls;      ///< [n, w]
    at::Tensor patches;  ///< [n, 196, w]
    bool stopped() const { return !cls.defined(); }
};

/// MAE ViT-B/16. Source: facebookresearch/mae models_mae.py at efb2a80; LayerNorm eps 1e-6.
class ImageEncoder {
public:
    /// As wide, as deep and with as many heads as `config` says. Errors: Corrupt, naming a tensor that is absent or does not fit.
    static Result<ImageEncoder> load(const CheckpointPtr& checkpoint, const Config& config, at::Device device, at::ScalarType type);

    /// `pictures` [n, 3, 224, 224]. `stop` is looked at twice per block.
    ImageFeatures operator()(const at::Tensor& pictures, const Trace& trace = {}, std::stop_token stop = {}) const;
    /// Patch features after `block` (1 … depth; depth: after the final norm).
    at::Tensor patchesAfter(const at::Tensor& pictures, std::size_t block, std::stop_token stop) const;
    std::size_t depth() const { return blocks_.size(); }

private:
    at::Tensor embed(const at::Tensor& pictures, const Trace& trace) const;

    at::Tensor cls_, positions_, patchWeight_, patchBias_;
    std::vector<nn::VitBlock> blocks_;
    nn::LayerNorm norm_;
};

/// Perceiver resampler. Source: lucidrains/flamingo-pytorch flamingo_pytorch.py at 10913ab.
class Resampler {
public:
    Resampler() = default;
    Resampler(Weights& weights, const Config& config);

    /// [n, 196, w] → [n, latents, w]; one media position for all patches. Stopped between layers: undefined.
    at::Tensor operator()(const at::Tensor& patches, const Trace& trace = {}, const std::stop_token& stop = {}) const;

private:
    struct Layer {
        nn::LayerNorm media, latents, ff;
        nn::Linear q, kv, out, up, down;
    };
    at::Tensor latents_, position_;
    std::vector<Layer> layers_;
    nn::LayerNorm norm_;
    std::int64_t heads_ = 4;
};

}  // namespace orrery::gr1
