#include "model/worlds/weights_torch.h"

namespace orrery {

Weights::Weights(CheckpointPtr checkpoint, at::Device device, at::ScalarType type)
    : checkpoint_(std::move(checkpoint)), device_(device), type_(type) {
    for (const TensorInfo& tensor : checkpoint_->tensors()) index_.emplace(tensor.name, &tensor);
}

at::Tensor Weights::get(const std::string& name) {
    const auto found = index_.find(name);
    if (found == index_.end() || !nn::hasTorchType(found->second->dtype)) {
        if (!failure_) failure_ = Error{Error::Kind::Corrupt, name + " is missing", checkpoint_->file().string(), "missing_part", {}};
        return {};
    }
    const auto values = checkpoint_->read(*found->second);
    if (!values) {
        if (!failure_) failure_ = values.error();
        return {};
    }
    return nn::toTorch(*values).to(device_, type_);
}

nn::Linear Weights::linear(const std::string& name, bool bias) {
    return {get(name + ".weight"), bias ? get(name + ".bias") : at::Tensor()};
}

nn::Conv1D Weights::conv1d(const std::string& name) { return {get(name + ".weight"), get(name + ".bias")}; }

nn::LayerNorm Weights::norm(const std::string& name, double eps) { return {get(name + ".weight"), get(name + ".bias"), eps}; }

nn::VitBlock Weights::vitBlock(const std::string& name, std::int64_t heads, double eps) {
    nn::VitBlock block;
    block.norm1 = norm(name + ".norm1", eps);
    block.norm2 = norm(name + ".norm2", eps);
    block.qkv = linear(name + ".attn.qkv");
    block.proj = linear(name + ".attn.proj");
    block.fc1 = linear(name + ".mlp.fc1");
    block.fc2 = linear(name + ".mlp.fc2");
    block.heads = heads;
    return block;
}

Result<void> Weights::complete() const {
    if (failure_) return *failure_;
    return {};
}

}  // namespace orrery
