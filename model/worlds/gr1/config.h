#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/checkpoints/checkpoint.h"
#include "model/worlds/catalog.h"

namespace orrery::gr1 {

/// Sizes of one GR-1. What shapes tell comes from shapes; head counts and switches from a configuration file or the release.
struct Config {
    std::int64_t hidden = 384, layers = 12, heads = 12;
    std::int64_t resamplerDepth = 3, resamplerHeads = 4, resamplerDimHead = 128, latents = 9;
    std::int64_t window = 10, actDim = 7, imageFeatures = 768, textFeatures = 512;
    std::int64_t imageDepth = 12, imageHeads = 12;
    std::int64_t decoderDepth = 2, decoderHeads = 16;
    int horizon = 3;
    bool useHand = true, predictsFrames = true, predictsHand = true;
    std::vector<ConfigValue> sources;  ///< Every value with where it comes from.
    std::int64_t contextTokens() const { return 2 + (latents + 1) * (useHand ? 2 : 1); }
};

inline constexpr std::int64_t kImageSide = 224;  // px, fixed by the official code
inline constexpr std::int64_t kPatchSide = 16;   // px
inline constexpr std::int64_t kGrid = kImageSide / kPatchSide;
inline constexpr std::int64_t kPatches = kGrid * kGrid;
inline constexpr std::int64_t kPatchNumbers = 3 * kPatchSide * kPatchSide;

/// Reads sizes from the policy's shapes and the rest from `file` (configs.json or config.json), if it exists, else the release.
/// Errors: Corrupt when the file is no JSON object, a size is out of all bounds or a head count does not divide its width.
Result<Config> configOf(const Checkpoint& policy, const std::filesystem::path& file);

/// Reads sizes from shapes alone, whether or not they make sense: for reports on files that configOf() refuses.
Config sizesOf(const Checkpoint& policy);

/// The configuration beside a checkpoint, or an empty path.
std::filesystem::path configBeside(const std::filesystem::path& checkpoint);

}  // namespace orrery::gr1
