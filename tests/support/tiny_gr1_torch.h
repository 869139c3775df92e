#pragma once

#include "model/worlds/gr1/gr1_model_torch.h"
#include "tests/support/gr1_golden_torch.h"

namespace orrery::test {

/// The companions of the tiny GR-1, named one by one.
inline LoadOptions tinyOptions() {
    const auto folder = golden("gr1/tiny");
    LoadOptions options;
    options.textModel = folder / "ViT-tiny.pt";
    options.imageModel = folder / "mae_tiny.pth";
    options.vocabulary = folder / "bpe_tiny_vocab.txt.gz";
    options.config = folder / "config.json";
    options.device = "cpu";
    return options;
}

inline Result<std::unique_ptr<gr1::Gr1Model>> loadTiny(const std::filesystem::path& snapshot, const LoadOptions& options = tinyOptions()) {
    const auto checkpoint = openCheckpoint(snapshot);
    if (!checkpoint) return checkpoint.error();
    return gr1::loadGr1(*checkpoint, options, {});
}

inline std::unique_ptr<gr1::Gr1Model> tinyModel() {
    auto model = loadTiny(golden("gr1/tiny") / "snapshot_tiny.pt");
    return model ? std::move(*model) : nullptr;
}

/// Step `step` of the case rollout.
inline Observation rolloutStep(const Recording& io, std::int64_t step) {
    Observation observation;
    observation.images["rgb_static"] = frameOf(io.at("input.static_u8")[step]);
    observation.images["rgb_gripper"] = frameOf(io.at("input.hand_u8")[step]);
    const auto robot = io.at("input.robot_obs")[step].contiguous();
    const double* numbers = robot.const_data_ptr<double>();
    observation.vectors["arm_pose"] = {numbers, numbers + 6};
    observation.vectors["gripper_command"] = {numbers[14]};
    return observation;
}

/// Slot `slot` of the first sequence of a window case.
inline Observation windowSlot(const Recording& io, std::int64_t slot) {
    Observation observation;
    observation.images["rgb_static"] = frameOf(io.at("input.static_u8")[0][slot]);
    observation.images["rgb_gripper"] = frameOf(io.at("input.hand_u8")[0][slot]);
    const auto arm = io.at("input.arm")[0][slot].to(at::kDouble).contiguous();
    observation.vectors["arm_pose"] = {arm.const_data_ptr<double>(), arm.const_data_ptr<double>() + 6};
    observation.vectors["gripper_command"] = {io.at("input.gripper_value")[0][slot].item<double>()};
    return observation;
}

}  // namespace orrery::test
