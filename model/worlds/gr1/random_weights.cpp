#include "model/worlds/gr1/random_weights_torch.h"

#include <random>

#include "model/worlds/gr1/companions.h"
#include "model/worlds/gr1/expected.h"
#include "model/worlds/model_files.h"

namespace orrery::gr1 {
namespace {

/// A checkpoint that makes its numbers up when they are read.
class RandomCheckpoint final : public Checkpoint {
public:
    explicit RandomCheckpoint(const std::vector<Expected>& layout) {
        for (const Expected& row : layout) {
            if (row.optional) continue;
            TensorInfo info;
            info.path = info.name = row.name;
            info.dtype = DType::F32;
            info.shape = row.shape;
            info.bytes = elementCount(row.shape) * static_cast<std::int64_t>(sizeof(float));
            tensors_.push_back(std::move(info));
        }
    }
    const std::filesystem::path& file() const override { return file_; }
    Container container() const override { return Container::Unknown; }
    std::uint64_t size() const override { return 0; }
    std::span<const TensorInfo> tensors() const override { return tensors_; }
    std::span<const PlainValue> values() const override { return {}; }
    std::span<const OpaqueValue> opaque() const override { return {}; }
    std::span<const Notice> notices() const override { return {}; }
    std::string quickHash() const override { return {}; }

    /// Small numbers around 0, around 1 for the weights of norms, so that nothing overflows on the way through.
    Result<HostTensor> read(const TensorInfo& tensor, std::stop_token stop) const override {
        if (stop.stop_requested()) return cancelled(file_.string());
        std::minstd_rand random(static_cast<std::uint32_t>(std::hash<std::string>()(tensor.name)));
        const float middle = tensor.shape.size() == 1 && tensor.name.ends_with("weight") ? 1 : 0;
        std::vector<float> values(static_cast<std::size_t>(elementCount(tensor.shape)));
        for (float& value : values) value = middle + 0.07f * (static_cast<float>(random()) / static_cast<float>(random.max()) - 0.5f);
        return HostTensor::of(tensor.shape, std::move(values));
    }

private:
    std::filesystem::path file_ = "random weights";
    std::vector<TensorInfo> tensors_;
};

}  // namespace

Result<std::unique_ptr<Gr1Model>> randomGr1(const LoadOptions& options, std::stop_token stop) {
    const auto vocabulary = findVocabulary({}, options.vocabulary);
    if (vocabulary.empty()) {
        return Error{Error::Kind::NotFound, "the vocabulary of the text model is missing", "random weights", "missing_part", "name it with --vocabulary"};
    }
    const auto tokenizer = ClipTokenizer::open(vocabulary);
    if (!tokenizer) return tokenizer.error();
    const Config config;
    TextSizes text;
    text.vocabulary = static_cast<std::int64_t>((*tokenizer)->vocabularySize());
    Parts parts;
    parts.policy = std::make_shared<RandomCheckpoint>(expectedPolicy(config));
    parts.image = std::make_shared<RandomCheckpoint>(expectedImageEncoder(config.imageFeatures, config.imageDepth));
    parts.text = std::make_shared<RandomCheckpoint>(expectedText(text));
    parts.tokenizer = *tokenizer;
    parts.files = {fileOf("vocabulary", vocabulary)};
    return buildGr1(parts, config, options, stop);
}

}  // namespace orrery::gr1
