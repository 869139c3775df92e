#include "model/worlds/gr1/config.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "model/worlds/names.h"

namespace orrery::gr1 {
namespace {

using nlohmann::json;

// hostile numbers must not make us ask for terabytes or overflow
constexpr std::int64_t kMost = 1 << 20;
constexpr std::int64_t kMostBlocks = 1 << 12;

/// Gives values one by one and writes down where each comes from.
class Reader {
public:
    Reader(const Checkpoint& policy, json file, std::string fileName, std::vector<ConfigValue>& sources)
        : policy_(policy), file_(std::move(file)), fileName_(std::move(fileName)), sources_(sources) {}

    /// The length of a vector: a vector cannot lie the wrong way round.
    std::int64_t lengthOf(const char* name, const char* tensor, std::int64_t otherwise, std::int64_t add = 0) {
        const TensorInfo* info = policy_.find(tensor);
        if (!info || info->shape.size() != 1 || info->shape[0] > kMost) return note(name, otherwise, "assumed: released model");
        return note(name, info->shape[0] + add, "shapes");
    }
    /// The side of a matrix that is not `known`, whichever way it lies, so that a transposed one is told from its right form.
    std::int64_t sideBeside(std::int64_t known, const char* name, const char* tensor, std::int64_t otherwise, std::int64_t divisor = 1) {
        const TensorInfo* info = policy_.find(tensor);
        if (!info || info->shape.size() != 2 || divisor < 1) return note(name, otherwise, "assumed: released model");
        const Shape& shape = info->shape;
        if (shape[0] != known && shape[1] != known) return note(name, otherwise, "assumed: released model");
        const std::int64_t side = shape[0] == known ? shape[1] : shape[0];
        return side > kMost ? note(name, otherwise, "assumed: released model") : note(name, side / divisor, "shapes");
    }
    /// Blocks that the file numbers; a configuration that names more means that blocks are missing.
    std::int64_t blocks(const char* name, const char* prefix, std::int64_t otherwise) {
        const std::int64_t counted = blockCount(policy_, prefix);
        const auto found = file_.find(name);
        const std::int64_t given = found != file_.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
        if (given > counted && given <= kMostBlocks) return note(name, given, fileName_);
        return counted > 0 ? note(name, counted, "shapes") : note(name, otherwise, "assumed: released model");
    }
    std::int64_t note(const char* name, std::int64_t value, std::string source) {
        sources_.push_back({name, json(value).dump(), std::move(source)});
        return value;
    }
    std::int64_t fromFile(const char* name, std::int64_t otherwise) {
        const auto found = file_.find(name);
        if (found != file_.end() && found->is_number_integer()) return note(name, found->get<std::int64_t>(), fileName_);
        return note(name, otherwise, "assumed: released model");
    }
    bool flagFromFile(const char* name, bool otherwise) {
        const auto found = file_.find(name);
        const bool given = found != file_.end() && found->is_boolean();
        const bool value = given ? found->get<bool>() : otherwise;
        sources_.push_back({name, json(value).dump(), given ? fileName_ : "assumed: released model"});
        return value;
    }

private:
    const Checkpoint& policy_;
    json file_;
    std::string fileName_;
    std::vector<ConfigValue>& sources_;
};

Result<json> readJson(const std::filesystem::path& file) {
    if (file.empty()) return json::object();
    std::ifstream stream(file);
    if (!stream) return Error{Error::Kind::NotFound, "no such file", file.string(), "not_found", {}};
    json document = json::parse(stream, nullptr, false);
    if (!document.is_object()) {
        return Error{Error::Kind::Corrupt, "the configuration is no JSON object", file.string(), "corrupt",
                     "name another with --config, or remove it to use the released model's values"};
    }
    return document;
}

Result<void> check(const Config& config, const std::string& where) {
    const auto sound = [](std::int64_t size) { return size > 0 && size <= kMost; };
    const auto divides = [&](std::int64_t heads, std::int64_t width) { return sound(heads) && sound(width) && width % heads == 0; };
    const bool sizes = sound(config.layers) && sound(config.resamplerDepth) && sound(config.decoderDepth) && sound(config.latents) &&
                       sound(config.window) && sound(config.actDim) && sound(config.textFeatures) && sound(config.imageDepth) &&
                       config.horizon > 0;
    if (!sizes) return Error{Error::Kind::Corrupt, "a size of this checkpoint is no size of a GR-1", where, "corrupt", "inspect lists them"};
    if (divides(config.heads, config.hidden) && divides(config.imageHeads, config.imageFeatures) &&
        divides(config.decoderHeads, config.hidden) && sound(config.resamplerHeads) && sound(config.resamplerDimHead)) {
        return {};
    }
    return Error{Error::Kind::Corrupt, "the head counts do not divide the widths of this checkpoint", where, "corrupt",
                 "give the matching configuration with --config"};
}

Config read(const Checkpoint& policy, json document, std::string fileName) {
    Config config;
    Reader from(policy, std::move(document), std::move(fileName), config.sources);
    config.hidden = from.lengthOf("embed_dim", "embed_ln.weight", config.hidden);
    config.layers = from.blocks("n_layer", "transformer.h.", config.layers);
    config.heads = from.fromFile("n_head", config.heads);
    config.imageFeatures = from.lengthOf("img_feat_dim", "perceiver_resampler.norm.weight", config.imageFeatures);
    config.resamplerDepth = from.blocks("resampler_depth", "perceiver_resampler.layers.", config.resamplerDepth);
    config.resamplerHeads = from.fromFile("resampler_heads", config.resamplerHeads);
    // the inner width is heads * dim_head: with the heads known, shapes give the other
    config.resamplerDimHead = from.sideBeside(config.imageFeatures, "resampler_dim_head", "perceiver_resampler.layers.0.0.to_q.weight",
                                              config.resamplerDimHead, config.resamplerHeads);
    config.latents = from.sideBeside(config.imageFeatures, "resampler_num_latents", "perceiver_resampler.latents", config.latents);
    config.window = from.sideBeside(config.hidden, "seq_len", "embed_timestep.weight", config.window);
    config.actDim = from.lengthOf("act_dim", "pred_arm_act.bias", config.actDim, 1);
    config.textFeatures = from.sideBeside(config.hidden, "lang_feat_dim", "embed_lang.weight", config.textFeatures);
    config.imageDepth = from.fromFile("mae_depth", config.imageDepth);
    config.imageHeads = from.fromFile("mae_heads", config.imageHeads);
    config.decoderDepth = from.blocks("decoder_depth", "decoder_blocks.", config.decoderDepth);
    config.horizon = static_cast<int>(std::clamp<std::int64_t>(from.fromFile("fwd_pred_next_n", config.horizon), 0, kMost));
    config.useHand = from.flagFromFile("use_hand_rgb", config.useHand);
    config.predictsFrames = from.flagFromFile("fwd_pred", config.predictsFrames);
    config.predictsHand = from.flagFromFile("fwd_pred_hand", config.predictsHand);
    return config;
}

}  // namespace

std::filesystem::path configBeside(const std::filesystem::path& checkpoint) {
    for (const char* name : {"configs.json", "config.json"}) {
        const auto candidate = checkpoint.parent_path() / name;
        if (std::filesystem::is_regular_file(candidate)) return candidate;
    }
    return {};
}

Config sizesOf(const Checkpoint& policy) { return read(policy, json::object(), {}); }

Result<Config> configOf(const Checkpoint& policy, const std::filesystem::path& file) {
    const auto document = readJson(file);
    if (!document) return document.error();
    Config config = read(policy, *document, file.filename().string());
    const auto checked = check(config, file.empty() ? policy.file().string() : file.string());
    if (!checked) return checked.error();
    return config;
}

}  // namespace orrery::gr1
