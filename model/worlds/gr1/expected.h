#pragma once

#include "model/worlds/gr1/config.h"
#include "model/worlds/layout.h"

namespace orrery::gr1 {

// what a tensor of the policy is needed for: loading turns off what lacks one
inline constexpr std::string_view kForAll = "actions and frames";
inline constexpr std::string_view kForFrames = "frames of both cameras";
inline constexpr std::string_view kForStaticFrames = "frames of rgb_static";
inline constexpr std::string_view kForHandFrames = "frames of rgb_gripper";

/// The released layout of the policy (gr1.md 10.1) in the sizes of `config`.
std::vector<Expected> expectedPolicy(const Config& config);

/// MAE ViT-B/16 (gr1.md 10.2) for pictures of 224 × 224.
std::vector<Expected> expectedImageEncoder(std::int64_t width, std::int64_t depth);

/// CLIP's text tower (gr1.md 10.3), 77 positions.
struct TextSizes {
    std::int64_t width = 512, layers = 12, features = 512, vocabulary = 49408;
};
std::vector<Expected> expectedText(const TextSizes& sizes);
/// Sizes that shapes tell; what they do not tell is the published file's.
TextSizes textSizesOf(const Checkpoint& checkpoint);

}  // namespace orrery::gr1
