#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <numeric>
#include <thread>

#include "model/worlds/world_model.h"
#include "tests/support/gate.h"

namespace orrery::test {

/// What a FakeWorld was asked for, and how slowly it answers.
struct FakeWorldState {
    Gate predictions;
    std::atomic<int> encodes{0}, texts{0}, made{0}, pictures{0};
    std::atomic<bool> outOfMemory{false};
    std::atomic<int> stopped{0};                  ///< predictions that were told to stop while they were made
    std::atomic<int> millisecondsEach{0};         ///< a slow model
    std::atomic<std::thread::id> thread;          ///< that made the last prediction
    // what the card declares; read when the model is made
    bool encodesPatches = true;
    std::vector<int> horizons{3};
};

struct FakeEncoding : StepEncoding {
    std::map<std::string, int> greys;
    double stateSum = 0;
    std::size_t bytes() const override { return 64; }
};

struct FakeText : TextEncoding {
    TokenizedText text;
    std::vector<float> feature;
    const TokenizedText& tokens() const override { return text; }
    std::span<const float> vector() const override { return feature; }
};

/// A deterministic model with GR-1's inputs, horizon 3 and context 10. The predicted picture is the newest seen one made
/// 15 + (length of the instruction) brighter: over a FakeDataset its error is exactly that length / 255. The action holds
/// the window's size, the newest state sum and the length of the instruction.
class FakeWorld : public WorldModel {
public:
    explicit FakeWorld(std::shared_ptr<FakeWorldState> state = std::make_shared<FakeWorldState>(), std::string hash = "fake-hash")
        : state_(std::move(state)) {
        card_.family = "fake";
        card_.title = "Fake-1";
        card_.capabilities = {Capability::Act, Capability::PredictFrames, Capability::EncodePatches, Capability::ReadInstructions};
        if (!state_->encodesPatches) std::erase(card_.capabilities, Capability::EncodePatches);
        const auto input = [](std::string id, std::string title, ModelInput::Kind kind, Shape shape) {
            ModelInput one;
            one.id = std::move(id);
            one.title = std::move(title);
            one.kind = kind;
            one.shape = std::move(shape);
            return one;
        };
        card_.inputs = {input("rgb_static", "static camera", ModelInput::Kind::Image, {}),
                        input("rgb_gripper", "hand camera", ModelInput::Kind::Image, {}),
                        input("arm_pose", "arm pose", ModelInput::Kind::Vector, {6}),
                        input("gripper_command", "gripper command", ModelInput::Kind::Vector, {1})};
        card_.frameOutputs = {"rgb_static", "rgb_gripper"};
        card_.horizons = state_->horizons;
        card_.contextLength = 10;
        card_.actions.assign(7, ActionDim{"a", "", 1});
        card_.normalisedPatches = true;
        card_.encoders = {"Fake encoder"};
        card_.patchGrid = 2;
        card_.hash = std::move(hash);
    }

    const ModelCard& card() const override { return card_; }
    FakeWorldState& state() const { return *state_; }

    Result<StepEncodingPtr> encode(const Observation& observation, std::stop_token) override {
        ++state_->encodes;
        auto encoding = std::make_shared<FakeEncoding>();
        for (const auto& [id, frame] : observation.images) encoding->greys[id] = frame->rgba[0];
        for (const auto& [id, numbers] : observation.vectors) {
            encoding->stateSum = std::accumulate(numbers.begin(), numbers.end(), encoding->stateSum);
        }
        return StepEncodingPtr(std::move(encoding));
    }

    Result<TextEncodingPtr> encodeText(const std::string& instruction, std::stop_token) override {
        ++state_->texts;
        auto text = std::make_shared<FakeText>();
        text->text.original = text->text.cleaned = instruction;
        text->feature.assign(4, static_cast<float>(instruction.size()));
        return TextEncodingPtr(std::move(text));
    }

    Result<PredictionPtr> predict(std::span<const StepEncodingPtr> window, const TextEncodingPtr& text, Wanted wanted,
                                  std::stop_token stop) override {
        state_->thread = std::this_thread::get_id();
        if (!state_->predictions.pass(stop)) {
            ++state_->stopped;
            return cancelled("predict");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(state_->millisecondsEach));
        if (state_->outOfMemory) return Error{Error::Kind::Device, "not enough memory", "fake", {}, {}};
        ++state_->made;
        const auto& newest = static_cast<const FakeEncoding&>(*window.back());
        const auto length = static_cast<float>(text->tokens().original.size());
        auto prediction = std::make_shared<Prediction>();
        prediction->action = {static_cast<float>(window.size()), static_cast<float>(newest.stateSum), length, 0, 0, 0, 1};
        prediction->horizon = 3;
        prediction->contextUsed = static_cast<int>(window.size());
        if (wanted.frames) {
            for (const auto& [id, grey] : newest.greys) {
                prediction->frames[id].patches = HostTensor::of(Shape{1, 1}, std::vector<float>{15 + length});
            }
        }
        return PredictionPtr(std::move(prediction));
    }

    Result<PatchFeatures> patches(const FramePtr& frame, std::size_t, std::stop_token) override {
        const auto grey = static_cast<float>(frame->rgba[0]);
        return PatchFeatures{HostTensor::of(Shape{4, 2}, std::vector<float>{grey, 0, grey, 1, 0, grey, 1, grey}), 2};
    }

    Result<FramePtr> picture(const PredictedFrame& predicted, Contrast contrast, const FramePtr& reference) override {
        ++state_->pictures;
        const auto added = static_cast<int>(predicted.patches.values<float>()[0]);
        auto frame = std::make_shared<Frame>(contrast == Contrast::Raw ? Frame{8, 8, 0, std::vector<std::uint8_t>(256)} : *reference);
        if (contrast == Contrast::Seen) {
            for (std::size_t at = 0; at < frame->rgba.size(); ++at) {
                if (at % 4 != 3) frame->rgba[at] = static_cast<std::uint8_t>(std::min(255, frame->rgba[at] + added));
            }
        }
        return FramePtr(std::move(frame));
    }

    Result<HostTensor> preprocessedTruth(const FramePtr& frame) override {
        const std::size_t area = static_cast<std::size_t>(frame->width) * frame->height;
        std::vector<float> values(3 * area);
        for (std::size_t at = 0; at < values.size(); ++at) values[at] = static_cast<float>(frame->rgba[(at % area) * 4 + at / area]) / 255;
        return HostTensor::of(Shape{3, frame->height, frame->width}, std::move(values));
    }

private:
    ModelCard card_;
    std::shared_ptr<FakeWorldState> state_;
};

}  // namespace orrery::test
