#include "model/worlds/stoppable_checkpoint.h"

namespace orrery {
namespace {

class Stoppable final : public Checkpoint {
public:
    Stoppable(CheckpointPtr inner, std::stop_token stop) : inner_(std::move(inner)), stop_(std::move(stop)) {}
    const std::filesystem::path& file() const override { return inner_->file(); }
    Container container() const override { return inner_->container(); }
    std::uint64_t size() const override { return inner_->size(); }
    std::span<const TensorInfo> tensors() const override { return inner_->tensors(); }
    std::span<const PlainValue> values() const override { return inner_->values(); }
    std::span<const OpaqueValue> opaque() const override { return inner_->opaque(); }
    std::span<const Notice> notices() const override { return inner_->notices(); }
    std::string quickHash() const override { return inner_->quickHash(); }
    Result<HostTensor> read(const TensorInfo& tensor, std::stop_token) const override {
        if (stop_.stop_requested()) return cancelled(file().string());
        return inner_->read(tensor, stop_);
    }

private:
    CheckpointPtr inner_;
    std::stop_token stop_;
};

}  // namespace

CheckpointPtr stoppable(CheckpointPtr checkpoint, std::stop_token stop) {
    return std::make_shared<Stoppable>(std::move(checkpoint), std::move(stop));
}

}  // namespace orrery
