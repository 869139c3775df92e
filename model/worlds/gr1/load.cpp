#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include "model/worlds/device.h"
#include "model/worlds/gr1/companions.h"
#include "model/worlds/gr1/gr1.h"
#include "model/worlds/gr1/gr1_model_torch.h"

namespace orrery::gr1 {
namespace {

ModelCard cardOf(const Config& config, const Policy& policy, const ImageEncoder& vision) {
    ModelCard card;
    card.family = "gr1";
    card.title = "GR-1";
    card.inputs = {
        {"rgb_static", "static camera", ModelInput::Kind::Image, {}, {}, {}, true},
        {"rgb_gripper", "hand camera", ModelInput::Kind::Image, {}, {}, {}, config.useHand},
        {"arm_pose", "arm pose", ModelInput::Kind::Vector, {6}, {"x", "y", "z", "roll", "pitch", "yaw"}, "m, rad", true},
        {"gripper_command", "gripper command, −1 close or +1 open", ModelInput::Kind::Vector, {1}, {"gripper"}, "", true}};
    card.capabilities = {Capability::Act, Capability::EncodePatches, Capability::ReadInstructions};
    if (policy.frames) {
        card.capabilities.push_back(Capability::PredictFrames);
        card.frameOutputs.push_back("rgb_static");
        if (policy.handFrames) card.frameOutputs.push_back("rgb_gripper");
        card.horizons = {config.horizon};
    }
    card.contextLength = static_cast<int>(config.window);
    card.actions = {{"Δx", "m", 0.02}, {"Δy", "m", 0.02}, {"Δz", "m", 0.02}, {"Δroll", "rad", 0.05},
                    {"Δpitch", "rad", 0.05}, {"Δyaw", "rad", 0.05}, {"gripper", "", 1}};
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

/// Text tower and tokeniser; both stay empty, with a sentence in card.off, when one of them is missing.
Result<ClipTokenizerPtr> loadText(const Companions& companions, at::Device device, at::ScalarType type, Networks& networks,
                                  ModelCard& card) {
    if (companions.textModel.empty() || companions.vocabulary.empty()) {
        card.off = companions.missing();
        return ClipTokenizerPtr();
    }
    const auto file = openCheckpoint(companions.textModel);
    if (!file) return file.error();
    auto text = ClipText::load(*file, device, type);
    if (!text) return text.error();
    auto tokenizer = ClipTokenizer::open(companions.vocabulary);
    if (!tokenizer) return tokenizer.error();
    if (static_cast<std::int64_t>((*tokenizer)->vocabularySize()) > text->vocabulary()) {
        return Error{Error::Kind::Corrupt, "the vocabulary has more tokens than the text model", companions.vocabulary.string(),
                     "corrupt", "give the vocabulary that belongs to " + companions.textModel.filename().string()};
    }
    card.parameterCount += parameters(**file, "visual.");
    networks.text = std::move(*text);
    return *tokenizer;
}

}  // namespace

Result<std::unique_ptr<Gr1Model>> loadGr1(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
    const c10::InferenceMode inference;
    const auto place = chooseDevice(options);
    if (!place) return place.error();
    const at::Device device(place->device);
    const auto type = place->precision == "bf16" ? at::kBFloat16 : place->precision == "fp16" ? at::kHalf : at::kFloat;
    const auto report = [&](double done) {
        if (options.progress) options.progress(done);
    };
    const Companions companions = findCompanions(checkpoint->file(), options);
    if (companions.imageModel.empty()) {
        return Error{Error::Kind::NotFound, companions.missing(), checkpoint->file().string(), "missing_part", {}};
    }
    const auto config = configOf(*checkpoint, options.config.empty() ? configBeside(checkpoint->file()) : options.config);
    if (!config) return config.error();
    report(0.1);
    auto policy = Policy::load(checkpoint, *config, device, type);
    if (!policy) return policy.error();
    report(0.4);
    if (stop.stop_requested()) return cancelled(checkpoint->file().string());
    const auto imageFile = openCheckpoint(companions.imageModel);
    if (!imageFile) return imageFile.error();
    auto vision = ImageEncoder::load(*imageFile, config->imageHeads, device, type);
    if (!vision) return vision.error();
    report(0.7);
    if (stop.stop_requested()) return cancelled(checkpoint->file().string());

    ModelCard card = cardOf(*config, *policy, *vision);
    card.parameterCount = parameters(*checkpoint) + parameters(**imageFile);
    card.device = place->device;
    card.precision = place->precision;
    card.hash = checkpoint->quickHash();
    if (!policy->frames) card.off = "the tensors that predict frames are missing from this file; actions work";
    Networks networks{std::nullopt, std::move(*vision), std::move(*policy)};
    auto tokenizer = loadText(companions, device, type, networks, card);
    if (!tokenizer) return tokenizer.error();
    if (!networks.text) {
        // nothing is predicted without an instruction
        card.capabilities = {Capability::EncodePatches};
        card.frameOutputs.clear();
        card.horizons.clear();
    }
    report(1.0);
    return std::make_unique<Gr1Model>(std::move(networks), *tokenizer, std::move(card), device, type);
}

Result<std::unique_ptr<WorldModel>> loadModel(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
    auto model = loadGr1(checkpoint, options, stop);
    if (!model) return model.error();
    return std::unique_ptr<WorldModel>(std::move(*model));
}

}  // namespace orrery::gr1
