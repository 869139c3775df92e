#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "model/worlds/gr1/gr1_model_torch.h"

namespace orrery::gr1 {
namespace {

Error missingInput(const std::string& id) {
    return {Error::Kind::NotFound, "the input " + id + " has no source", "GR-1", "missing_part",
            "choose a dataset feature for it, or set it to zeros"};
}

Result<at::Tensor> numbers(const Observation& observation, const std::string& id, std::size_t count) {
    const auto found = observation.vectors.find(id);
    if (found == observation.vectors.end()) return missingInput(id);
    if (found->second.size() != count) {
        return Error{Error::Kind::Corrupt, id + " has " + std::to_string(found->second.size()) + " numbers, " +
                     std::to_string(count) + " are needed", "GR-1", "corrupt", {}};
    }
    return at::tensor(at::ArrayRef<double>(found->second), at::kFloat);
}

/// The gripper's one-hot has two places: −1 takes the first, +1 the second.
bool isCommand(const at::Tensor& gripper) {
    const float place = std::trunc((gripper.item<float>() + 1) / 2);
    return place == 0 || place == 1;
}

}  // namespace

at::Tensor windowOf(std::span<const StepEncodingPtr> window) {
    std::vector<at::Tensor> steps;
    for (const StepEncodingPtr& step : window) steps.push_back(static_cast<const Step&>(*step).tokens);
    return at::stack(steps, 0);
}

Gr1Model::Gr1Model(Networks networks, ClipTokenizerPtr tokenizer, ModelCard card, at::Device device, at::ScalarType type)
    : networks_(std::move(networks)), tokenizer_(std::move(tokenizer)), card_(std::move(card)), device_(device), type_(type) {}

Result<StepEncodingPtr> Gr1Model::encode(const Observation& observation, std::stop_token stop) {
    const c10::InferenceMode inference;
    const Policy& p = networks_.policy;
    const auto arm = numbers(observation, "arm_pose", 6);
    if (!arm) return arm.error();
    const auto gripper = numbers(observation, "gripper_command", 1);
    if (!gripper) return gripper.error();
    if (!isCommand(*gripper)) {
        return Error{Error::Kind::Corrupt, "gripper_command is " + std::to_string(gripper->item<float>()) + ", −1 or +1 is needed", "GR-1",
                     "corrupt", "choose the commanded gripper, not its width"};
    }
    // both cameras in one batch
    std::vector<at::Tensor> pictures;
    for (const char* id : {"rgb_static", "rgb_gripper"}) {
        if (!p.config.useHand && pictures.size() == 1) break;
        const auto found = observation.images.find(id);
        if (found == observation.images.end() || !found->second) return missingInput(id);
        pictures.push_back(preprocess(rgbOf(*found->second)));
    }
    const auto features = networks_.vision(at::cat(pictures, 0).to(device_, type_), {}, stop);
    if (features.stopped()) return cancelled("GR-1 encoding");
    const auto latents = p.resampler(features.patches, {}, stop);  // [cameras, 9, w]
    if (!latents.defined()) return cancelled("GR-1 encoding");
    std::vector<at::Tensor> tokens{p.state(arm->to(device_).unsqueeze(0), gripper->to(device_)),
                                   p.embedPatch(latents[0]), p.embedImage(features.cls.slice(0, 0, 1))};
    if (p.config.useHand) {
        tokens.push_back(p.embedHandPatch(latents[1]));
        tokens.push_back(p.embedHandImage(features.cls.slice(0, 1, 2)));
    }
    return StepEncodingPtr(std::make_shared<Step>(at::cat(tokens, 0)));
}

Result<TextEncodingPtr> Gr1Model::encodeText(const std::string& instruction, std::stop_token stop) {
    if (!tokenizer_ || !networks_.text) {
        return Error{Error::Kind::Unsupported, card_.off.empty() ? "there is no text encoder" : card_.off, "GR-1", "missing_part", {}};
    }
    if (stop.stop_requested()) return cancelled("GR-1 text");
    const c10::InferenceMode inference;
    TokenizedText tokens = tokenizer_->tokenize(instruction);
    if (!tokens.fits()) {
        return Error{Error::Kind::Unsupported,
                     "CLIP reads " + std::to_string(tokens.contextLength - 2) + " tokens; this has " +
                         std::to_string(tokens.tokens.size() - 2),
                     "instruction", "too_large", "shorten the text"};
    }
    const auto padded = tokens.padded();
    const auto ids = at::tensor(at::ArrayRef<std::int32_t>(padded), at::kLong).unsqueeze(0).to(device_);
    const auto raw = (*networks_.text)(ids, ClipText::Rows::UntilEnd, {}, stop);
    if (!raw.defined()) return cancelled("GR-1 text");
    const auto feature = ClipText::normalised(raw);
    const auto plain = feature[0].to(at::kCPU).contiguous();
    std::vector<float> vector(plain.const_data_ptr<float>(), plain.const_data_ptr<float>() + plain.numel());
    const auto lang = networks_.policy.embedText(feature.to(networks_.policy.timestep.options()))[0];
    return TextEncodingPtr(std::make_shared<Text>(std::move(tokens), std::move(vector), lang));
}

Result<PredictionPtr> Gr1Model::predict(std::span<const StepEncodingPtr> window, const TextEncodingPtr& text, Wanted wanted,
                                        std::stop_token stop) {
    const c10::InferenceMode inference;
    const auto begin = std::chrono::steady_clock::now();
    const auto shown = [&](const char* input) { return wanted.frames && std::ranges::find(card_.frameOutputs, input) != card_.frameOutputs.end(); };
    const Targets targets{true, shown("rgb_static"), shown("rgb_gripper")};
    const auto newest = newestSlot(networks_.policy, windowOf(window), static_cast<const Text&>(*text).lang, targets, stop);
    if (!newest.arm.defined() || stop.stop_requested()) return cancelled("GR-1 prediction");

    auto prediction = std::make_shared<Prediction>();
    const auto arm = newest.arm.to(at::kCPU, at::kFloat).contiguous();
    prediction->action.assign(arm.const_data_ptr<float>(), arm.const_data_ptr<float>() + arm.numel());
    prediction->gripperLogit = newest.gripperLogit.to(at::kFloat).item<float>();
    // sigmoid(logit) > 0.5, strictly: a logit of exactly 0 closes
    prediction->action.push_back(*prediction->gripperLogit > 0 ? 1.0f : -1.0f);
    if (newest.frames.defined()) prediction->frames["rgb_static"].patches = nn::toHost(newest.frames.to(at::kFloat));
    if (newest.handFrames.defined()) prediction->frames["rgb_gripper"].patches = nn::toHost(newest.handFrames.to(at::kFloat));
    prediction->horizon = networks_.policy.config.horizon;
    prediction->contextUsed = static_cast<int>(window.size());
    prediction->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return PredictionPtr(std::move(prediction));
}

Result<PatchFeatures> Gr1Model::patches(const FramePtr& frame, std::size_t encoder, std::stop_token stop) {
    const c10::InferenceMode inference;
    const auto blocks = shownBlocks(networks_.vision.depth());
    const std::size_t block = blocks[std::min(encoder, blocks.size() - 1)];
    const auto tokens = networks_.vision.patchesAfter(preprocess(rgbOf(*frame)).to(device_, type_), block, stop);
    if (!tokens.defined()) return cancelled("GR-1 image encoder");
    return PatchFeatures{nn::toHost(tokens[0].to(at::kFloat)), static_cast<int>(kGrid)};
}

std::vector<std::size_t> shownBlocks(std::size_t depth) {
    std::vector<std::size_t> blocks{depth};
    for (std::size_t quarter = 3; quarter > 0; --quarter) {
        const std::size_t block = depth * quarter / 4;
        if (block > 0 && block != blocks.back()) blocks.push_back(block);
    }
    return blocks;  // the last first: it is what GR-1 itself uses
}

}  // namespace orrery::gr1
