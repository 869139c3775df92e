#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include "model/worlds/device.h"
#include "model/worlds/gr1/companions.h"
#include "model/worlds/gr1/gr1.h"
#include "model/worlds/gr1/gr1_model_torch.h"
#include "model/worlds/model_files.h"
#include "model/worlds/stoppable_checkpoint.h"

namespace orrery::gr1 {
namespace {

/// The numbers of an action. CALVIN's seven have names and units; those of another robot have numbers only.
std::vector<ActionDim> actionsOf(const Config& config) {
    if (config.actDim == 7) {
        return {{"Δx", "m", 0.02}, {"Δy", "m", 0.02}, {"Δz", "m", 0.02}, {"Δroll", "rad", 0.05},
                {"Δpitch", "rad", 0.05}, {"Δyaw", "rad", 0.05}, {"gripper", "", 1}};
    }
    std::vector<ActionDim> dims;
    for (std::int64_t i = 0; i + 1 < config.actDim; ++i) dims.push_back({"arm " + std::to_string(i), "", 1});
    dims.push_back({"gripper", "", 1});
    return dims;
}

ModelCard cardOf(const Config& config, const Policy& policy, const ImageEncoder& vision) {
    ModelCard card;
    card.family = "gr1";
    card.title = "GR-1";
    card.inputs = {
        {"rgb_static", "static camera", ModelInput::Kind::Image, {}, {}, {}, true},
        {"rgb_gripper", "hand camera", ModelInput::Kind::Image, {}, {}, {}, config.useHand},
        {"arm_pose", "arm pose", ModelInput::Kind::Vector, {6}, {"x", "y", "z", "roll", "pitch", "yaw"}, "m, rad", true},
        {"gripper_command", "gripper command, −1 close or +1 open", ModelInput::Kind::Vector, {1}, {"gripper"}, "", true}};
    card.capabilities = {Capability::Act, Capability::EncodePatches, Capability::ReadInstructions, Capability::Attention};
    // the decoder of a policy that was trained without predicting frames is in the file all the same, untrained
    if (config.predictsFrames && policy.staticFrames) card.frameOutputs.push_back("rgb_static");
    if (config.predictsFrames && config.predictsHand && policy.handFrames) card.frameOutputs.push_back("rgb_gripper");
    if (!card.frameOutputs.empty()) {
        card.capabilities.push_back(Capability::PredictFrames);
        card.horizons = {config.horizon};
    }
    for (const Misfit& one : policy.lacking) card.lacking.push_back(one.absent ? one.name : one.sentence);
    card.attentionLayers = static_cast<int>(config.layers);
    card.attentionHeads = static_cast<int>(config.heads);
    card.contextLength = static_cast<int>(config.window);
    card.actions = actionsOf(config);
    card.normalisedPatches = true;
    for (const std::size_t block : shownBlocks(vision.depth())) {
        card.encoders.push_back("Image encoder, block " + std::to_string(block));
    }
    card.patchGrid = static_cast<int>(kGrid);
    return card;
}

/// Trained numbers: floating-point tensors but mask buffers and what begins with `unused`.
std::int64_t parameters(const Checkpoint& checkpoint, const std::string& unused = "transformer.h.-") {
    std::int64_t count = 0;
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        const bool mask = tensor.dtype == DType::U8 || tensor.dtype == DType::Bool || tensor.name.ends_with("masked_bias");
        const bool counter = tensor.dtype == DType::I64 || tensor.name == "logit_scale";
        if (tensor.sameAs.empty() && !mask && !counter && !tensor.name.starts_with(unused)) count += elementCount(tensor.shape);
    }
    return count;
}

/// Opens the text tower and the tokeniser, or says in parts.off why nothing is predicted.
void openText(const Companions& companions, Parts& parts) {
    parts.off = companions.missing();
    if (!parts.off.empty()) return;
    const auto file = openCheckpoint(companions.textModel);
    const auto tokenizer = ClipTokenizer::open(companions.vocabulary);
    if (!file) parts.off = describe(file.error());
    else if (!tokenizer) parts.off = describe(tokenizer.error());
    else {
        parts.text = *file;
        parts.tokenizer = *tokenizer;
        parts.files.push_back(fileOf("text_model", **file));
        parts.files.push_back(fileOf("vocabulary", companions.vocabulary));
    }
}

/// The text tower in the networks, or nothing with the reason in card.off.
void addText(const Parts& parts, at::Device device, at::ScalarType type, Networks& networks, ModelCard& card, const std::stop_token& stop) {
    card.off = parts.off;
    if (parts.text && parts.tokenizer) {
        auto text = ClipText::load(stoppable(parts.text, stop), device, type, networks.policy.config.textFeatures);
        if (!text) {
            card.off = describe(text.error());
        } else if (static_cast<std::int64_t>(parts.tokenizer->vocabularySize()) > text->vocabulary()) {
            card.off = "the vocabulary has more tokens than " + parts.text->file().filename().string() + "; give the one that belongs to it";
        } else {
            card.parameterCount += parameters(*parts.text, "visual.");
            networks.text = std::move(*text);
            return;
        }
    }
    // nothing is predicted without an instruction
    card.capabilities = {Capability::EncodePatches};
    card.frameOutputs.clear();
    card.horizons.clear();
    card.attentionLayers = card.attentionHeads = 0;
}

}  // namespace

Result<std::unique_ptr<Gr1Model>> buildGr1(const Parts& parts, Config config, const LoadOptions& options, std::stop_token stop) {
    const c10::InferenceMode inference;
    const auto place = chooseDevice(options);
    if (!place) return place.error();
    const at::Device device(place->device);
    const auto type = place->precision == "bf16" ? at::kBFloat16 : place->precision == "fp16" ? at::kHalf : at::kFloat;
    const auto report = [&](double done) {
        if (options.progress) options.progress(done);
    };
    report(0.1);
    auto policy = Policy::load(stoppable(parts.policy, stop), std::move(config), device, type);
    if (!policy) return policy.error();
    report(0.4);
    auto vision = ImageEncoder::load(stoppable(parts.image, stop), policy->config, device, type);
    if (!vision) return vision.error();
    report(0.7);

    ModelCard card = cardOf(policy->config, *policy, *vision);
    card.parameterCount = parameters(*parts.policy) + parameters(*parts.image);
    card.device = place->device;
    card.precision = place->precision;
    card.hash = parts.policy->quickHash();
    card.files = parts.files;
    Networks networks{std::nullopt, std::move(*vision), std::move(*policy)};
    addText(parts, device, type, networks, card, stop);
    if (stop.stop_requested()) return cancelled(parts.policy->file().string());
    report(1.0);
    return std::make_unique<Gr1Model>(std::move(networks), parts.tokenizer, std::move(card), device, type);
}

Result<std::unique_ptr<Gr1Model>> loadGr1(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
    const Companions companions = findCompanions(checkpoint->file(), options);
    if (companions.imageModel.empty()) {
        return Error{Error::Kind::NotFound, companions.missing(), checkpoint->file().string(), "missing_part", {}};
    }
    const auto configFile = options.config.empty() ? configBeside(checkpoint->file()) : options.config;
    const auto config = configOf(*checkpoint, configFile);
    if (!config) return config.error();
    const auto image = openCheckpoint(companions.imageModel, stop);
    if (!image) return image.error();
    Parts parts{checkpoint, *image, nullptr, nullptr, {}, {fileOf("model", *checkpoint), fileOf("image_model", **image)}};
    if (!configFile.empty()) parts.files.push_back(fileOf("config", configFile));
    openText(companions, parts);
    return buildGr1(parts, *config, options, stop);
}

Result<std::unique_ptr<WorldModel>> loadModel(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
    auto model = loadGr1(checkpoint, options, stop);
    if (!model) return model.error();
    return std::unique_ptr<WorldModel>(std::move(*model));
}

}  // namespace orrery::gr1
