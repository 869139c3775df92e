#pragma once

#include <ATen/ATen.h>

#include <optional>
#include <string>
#include <unordered_map>

#include "model/checkpoints/checkpoint.h"
#include "model/nn/blocks_torch.h"

namespace orrery {

/// Hands tensors of one checkpoint to a network by name. Whether they are there and fit is asked before, with misfits().
/// Memory of the mapped file is shared where type and device allow it.
class Weights {
public:
    /// Tensors come as `type` on `device`.
    Weights(CheckpointPtr checkpoint, at::Device device, at::ScalarType type);

    /// A tensor, or an undefined one when it cannot be had: complete() says so.
    at::Tensor get(const std::string& name);

    nn::Linear linear(const std::string& name, bool bias = true);
    nn::Conv1D conv1d(const std::string& name);
    nn::LayerNorm norm(const std::string& name, double eps);
    nn::VitBlock vitBlock(const std::string& name, std::int64_t heads, double eps);

    /// Everything asked for could be read. Errors: Corrupt, naming a tensor that is not there; or the error of reading one.
    Result<void> complete() const;

private:
    CheckpointPtr checkpoint_;
    at::Device device_;
    at::ScalarType type_;
    std::unordered_map<std::string, const TensorInfo*> index_;
    std::optional<Error> failure_;
};

}  // namespace orrery
