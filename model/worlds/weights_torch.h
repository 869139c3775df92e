#pragma once

#include <ATen/ATen.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "model/checkpoints/checkpoint.h"
#include "model/nn/blocks_torch.h"

namespace orrery {

/// Hands tensors of one checkpoint to a network by name and notes what is missing or has another shape.
/// Memory of the mapped file is shared where type and device allow it.
class Weights {
public:
    /// `prefix` is put before every name ("model." of some trainers); tensors come as `type` on `device`.
    Weights(CheckpointPtr checkpoint, at::Device device, at::ScalarType type);

    /// A tensor of this shape (empty: any), or an undefined one that is noted as missing.
    at::Tensor get(const std::string& name, const Shape& shape = {});
    bool has(const std::string& name) const { return index_.contains(name); }

    nn::Linear linear(const std::string& name, bool bias = true);
    nn::Conv1D conv1d(const std::string& name);
    nn::LayerNorm norm(const std::string& name, double eps);
    nn::VitBlock vitBlock(const std::string& name, std::int64_t heads, double eps);

    /// Everything asked for was there. Errors: Corrupt, naming the first missing tensors; or the error of reading one.
    Result<void> complete() const;

private:
    CheckpointPtr checkpoint_;
    at::Device device_;
    at::ScalarType type_;
    std::unordered_map<std::string, const TensorInfo*> index_;
    std::vector<std::string> missing_;
    std::optional<Error> failure_;
};


}  // namespace orrery
