#include "model/worlds/gr1/config.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "model/worlds/names.h"

namespace orrery::gr1 {
namespace {

using nlohmann::json;

/// Gives values one by one and writes down where each comes from.
class Reader {
public:
    Reader(const Checkpoint& policy, json file, std::string fileName, std::vector<ConfigValue>& sources)
        : policy_(policy), file_(std::move(file)), fileName_(std::move(fileName)), sources_(sources) {}

    std::int64_t fromShape(const char* name, const char* tensor, std::size_t axis, std::int64_t otherwise, std::int64_t add = 0) {
        const TensorInfo* info = policy_.find(tensor);
        if (!info || info->shape.size() <= axis) return note(name, otherwise, "assumed: released model");
        return note(name, info->shape[axis] + add, "shapes");
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

Result<void> checkHeads(const Config& config, const std::string& where) {
    const auto divides = [](std::int64_t heads, std::int64_t width) { return heads > 0 && width % heads == 0; };
    if (divides(config.heads, config.hidden) && divides(config.imageHeads, config.imageFeatures) &&
        divides(config.decoderHeads, config.hidden) && config.resamplerHeads > 0 && config.resamplerDimHead > 0) {
        return {};
    }
    return Error{Error::Kind::Corrupt, "the head counts do not divide the widths of this checkpoint", where, "corrupt",
                 "give the matching configuration with --config"};
}

}  // namespace

std::filesystem::path configBeside(const std::filesystem::path& checkpoint) {
    for (const char* name : {"configs.json", "config.json"}) {
        const auto candidate = checkpoint.parent_path() / name;
        if (std::filesystem::is_regular_file(candidate)) return candidate;
    }
    return {};
}

Result<Config> configOf(const Checkpoint& policy, const std::filesystem::path& file) {
    const auto document = readJson(file);
    if (!document) return document.error();
    Config config;
    Reader read(policy, *document, file.filename().string(), config.sources);
    config.hidden = read.fromShape("embed_dim", "embed_ln.weight", 0, config.hidden);
    config.layers = read.note("n_layer", blockCount(policy, "transformer.h."), "shapes");
    config.heads = read.fromFile("n_head", config.heads);
    config.resamplerDepth =
        read.note("resampler_depth", blockCount(policy, "perceiver_resampler.layers."), "shapes");
    config.resamplerHeads = read.fromFile("resampler_heads", config.resamplerHeads);
    // the inner width is heads * dim_head: with the heads known, shapes give the other
    const TensorInfo* toQ = policy.find("perceiver_resampler.layers.0.0.to_q.weight");
    if (toQ && !toQ->shape.empty() && config.resamplerHeads > 0) {
        config.resamplerDimHead = read.note("resampler_dim_head", toQ->shape[0] / config.resamplerHeads, "shapes");
    }
    config.latents = read.fromShape("resampler_num_latents", "perceiver_resampler.latents", 0, config.latents);
    config.window = read.fromShape("seq_len", "embed_timestep.weight", 0, config.window);
    config.actDim = read.fromShape("act_dim", "pred_arm_act.weight", 0, config.actDim, 1);
    config.imageFeatures = read.fromShape("img_feat_dim", "embed_img.weight", 1, config.imageFeatures);
    config.textFeatures = read.fromShape("lang_feat_dim", "embed_lang.weight", 1, config.textFeatures);
    config.imageHeads = read.fromFile("mae_heads", config.imageHeads);
    config.decoderDepth = read.note("decoder_depth", blockCount(policy, "decoder_blocks."), "shapes");
    config.horizon = static_cast<int>(read.fromFile("fwd_pred_next_n", config.horizon));
    config.useHand = read.flagFromFile("use_hand_rgb", config.useHand);
    config.predictsFrames = read.flagFromFile("fwd_pred", config.predictsFrames);
    config.predictsHand = read.flagFromFile("fwd_pred_hand", config.predictsHand);
    const auto checked = checkHeads(config, file.empty() ? policy.file().string() : file.string());
    if (!checked) return checked.error();
    return config;
}

}  // namespace orrery::gr1
