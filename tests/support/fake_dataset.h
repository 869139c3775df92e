#pragma once

#include <atomic>
#include <mutex>
#include <set>

#include "model/datasets/dataset.h"
#include "tests/support/gate.h"

namespace orrery::test {

/// Steps that do not decode; a test sets them while camera threads ask.
class BrokenSteps {
public:
    BrokenSteps& operator=(std::set<std::int64_t> steps) {
        std::scoped_lock lock(mutex_);
        steps_ = std::move(steps);
        return *this;
    }
    bool contains(std::int64_t step) const {
        std::scoped_lock lock(mutex_);
        return steps_.contains(step);
    }

private:
    mutable std::mutex mutex_;
    std::set<std::int64_t> steps_;  // guarded by mutex_
};

/// What a FakeDataset does wrong or slowly, and what it was asked for; shared with its episodes.
struct FakeDatasetState {
    BrokenSteps brokenSteps;              ///< of the static camera
    std::vector<InstructionSpan> spans;   ///< in place of one over the whole episode
    Gate frames;                          ///< every decode passes here
    std::atomic<int> decoded{0};
};

/// One-coloured 8 × 8 pictures: grey 5 × step in the static camera, 40 + 5 × step in the gripper camera.
inline FramePtr greyFrame(int grey, std::int64_t step = 0) {
    auto frame = std::make_shared<Frame>();
    frame->width = frame->height = 8;
    frame->ptsSeconds = static_cast<double>(step) / 30;
    frame->rgba.assign(8 * 8 * 4, static_cast<std::uint8_t>(grey));
    for (std::size_t at = 3; at < frame->rgba.size(); at += 4) frame->rgba[at] = 255;
    return frame;
}
inline int fakeGrey(bool gripper, std::int64_t step) { return static_cast<int>(step) * 5 + (gripper ? 40 : 0); }

class FakeEpisode : public Episode {
public:
    FakeEpisode(EpisodeInfo info, std::shared_ptr<FakeDatasetState> state) : info_(std::move(info)), state_(std::move(state)) {
        for (std::int64_t step = 0; step < info_.length; ++step) seconds_.push_back(static_cast<double>(step) / 30);
        spans_ = state_->spans;
        if (spans_.empty()) spans_ = {{0, info_.length, info_.instruction, {}}};
    }
    const EpisodeInfo& info() const override { return info_; }
    std::span<const double> seconds() const override { return seconds_; }
    std::span<const InstructionSpan> instructions() const override { return spans_; }

    /// State: 100 × step + dim. Action: step + dim / 10.
    Result<HostTensor> column(const std::string& feature) override {
        const bool state = feature == "observation.state";
        if (!state && feature != "action") return Error{Error::Kind::NotFound, "no such column", feature, {}, {}};
        const std::int64_t width = state ? 15 : 7;
        std::vector<float> values;
        for (std::int64_t step = 0; step < info_.length; ++step) {
            for (std::int64_t dim = 0; dim < width; ++dim) {
                values.push_back(static_cast<float>(state ? 100 * step + dim : step) + (state ? 0.0f : 0.1f * static_cast<float>(dim)));
            }
        }
        return HostTensor::of(Shape{info_.length, width}, std::move(values));
    }

    Result<FramePtr> frame(const std::string& feature, std::int64_t step, std::stop_token stop) override {
        if (!state_->frames.pass(stop)) return cancelled(feature);
        ++state_->decoded;
        const bool gripper = feature.ends_with("gripper");
        if (!gripper && state_->brokenSteps.contains(step)) return Error{Error::Kind::Corrupt, "does not decode", feature, {}, {}};
        return greyFrame(fakeGrey(gripper, step), step);
    }
    Result<std::int64_t> frameCount(const std::string&) override { return info_.length; }
    Result<std::vector<double>> framePts(const std::string&) override { return seconds_; }
    std::span<const Problem> problems() const override { return {}; }

private:
    EpisodeInfo info_;
    std::shared_ptr<FakeDatasetState> state_;
    std::vector<double> seconds_;
    std::vector<InstructionSpan> spans_;
};

/// Two episodes of `length` steps, laid out like the simulated tabletop: two cameras, 15 named states, 7 actions.
class FakeDataset : public Dataset {
public:
    explicit FakeDataset(std::int64_t length = 20, std::shared_ptr<FakeDatasetState> state = std::make_shared<FakeDatasetState>())
        : state_(std::move(state)) {
        const auto picture = [](std::string name, std::string shortName) {
            Feature feature;
            feature.name = std::move(name);
            feature.shortName = std::move(shortName);
            feature.kind = Feature::Kind::Video;
            feature.shape = {8, 8, 3};
            return feature;
        };
        features_ = {picture("observation.images.static", "static"), picture("observation.images.gripper", "gripper")};
        Feature robot;
        robot.name = "observation.state";
        robot.shortName = "state";
        robot.kind = Feature::Kind::State;
        robot.dtype = DType::F32;
        robot.shape = {15};
        robot.dimNames = {"tcp_x", "tcp_y", "tcp_z", "tcp_roll", "tcp_pitch", "tcp_yaw", "gripper_width", "joint_1",
                          "joint_2", "joint_3", "joint_4", "joint_5", "joint_6", "joint_7", "gripper_action"};
        features_.push_back(robot);
        Feature action;
        action.name = action.shortName = "action";
        action.kind = Feature::Kind::Action;
        action.dtype = DType::F32;
        action.shape = {7};
        features_.push_back(action);
        for (std::int64_t index : {0, 1}) {
            episodes_.push_back({index, "", length, length, true, index == 0 ? "lift" : "push"});
        }
        instructions_ = {"lift", "push"};
    }

    const std::filesystem::path& path() const override { return path_; }
    std::string_view format() const override { return "fake"; }
    std::string_view formatTitle() const override { return "Fake"; }
    std::optional<double> fps() const override { return 30; }
    std::span<const Feature> features() const override { return features_; }
    std::span<const EpisodeInfo> episodes() const override { return episodes_; }
    std::span<const Problem> problems() const override { return {}; }
    std::span<const std::string> instructions() const override { return instructions_; }
    std::int64_t stepCount() const override { return episodes_[0].length * 2; }
    Result<std::unique_ptr<Episode>> openEpisode(std::size_t position, std::stop_token) const override {
        return std::unique_ptr<Episode>(std::make_unique<FakeEpisode>(episodes_.at(position), state_));
    }
    std::string fingerprint() const override { return "fake-fingerprint"; }
    FakeDatasetState& state() const { return *state_; }

private:
    std::filesystem::path path_ = "fake/dataset";
    std::shared_ptr<FakeDatasetState> state_;
    std::vector<Feature> features_;
    std::vector<EpisodeInfo> episodes_;
    std::vector<std::string> instructions_;
};

}  // namespace orrery::test
