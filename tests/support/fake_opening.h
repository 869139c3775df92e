#pragma once

#include "tests/support/fake_dataset.h"
#include "tests/support/fake_world.h"
#include "widgets/bridge/opener.h"

namespace orrery::test {

/// A checkpoint without tensors.
class FakeCheckpoint : public Checkpoint {
public:
    explicit FakeCheckpoint(std::filesystem::path file) : file_(std::move(file)) {}
    const std::filesystem::path& file() const override { return file_; }
    Container container() const override { return Container::Safetensors; }
    std::uint64_t size() const override { return 0; }
    std::span<const TensorInfo> tensors() const override { return {}; }
    std::span<const PlainValue> values() const override { return {}; }
    std::span<const OpaqueValue> opaque() const override { return {}; }
    std::span<const Notice> notices() const override { return {}; }
    Result<HostTensor> read(const TensorInfo&, std::stop_token) const override { return cancelled(); }
    std::string quickHash() const override { return "fake-hash"; }

private:
    std::filesystem::path file_;
};

/// Opens by name: "….data" is `dataset`, "….model" a model over `world` whose hash is that name, "….heavy.model" one that does not
/// load, "….unknown" a checkpoint of no family, the rest is no file of ours.
inline OpeningFunctions fakeOpening(std::shared_ptr<FakeDataset> dataset, std::shared_ptr<FakeWorldState> world) {
    const auto endsWith = [](const std::filesystem::path& path, const char* ending) { return path.string().ends_with(ending); };
    OpeningFunctions functions;
    functions.recogniseDataset = [=](const std::filesystem::path& path) { return endsWith(path, ".data") ? "Fake" : ""; };
    functions.openDataset = [=](const std::filesystem::path&, std::stop_token) -> Result<DatasetPtr> { return DatasetPtr(dataset); };
    functions.openCheckpoint = [=](const std::filesystem::path& path, std::stop_token) -> Result<CheckpointPtr> {
        if (endsWith(path, ".model") || endsWith(path, ".unknown")) return CheckpointPtr(std::make_shared<FakeCheckpoint>(path));
        return Error{Error::Kind::Unsupported, "holds nothing that can be opened", path.string(), {}, {}};
    };
    functions.recognise = [=](const Checkpoint& checkpoint, const LoadOptions&) {
        Recognition recognition;
        recognition.family = endsWith(checkpoint.file(), ".model") ? "fake" : "";
        return recognition;
    };
    functions.loadWorld = [=](const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token) -> Result<std::unique_ptr<WorldModel>> {
        if (options.progress) options.progress(0.5);
        const std::string name = checkpoint->file().string();
        if (name.ends_with("heavy.model")) return Error{Error::Kind::Device, "not enough memory", name, {}, {}};
        return std::unique_ptr<WorldModel>(std::make_unique<FakeWorld>(world, name));
    };
    return functions;
}

}  // namespace orrery::test
