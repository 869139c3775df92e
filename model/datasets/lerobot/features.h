#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/datasets/dataset.h"

namespace orrery::lerobot {

/// One entry of info.json's `features`: {dtype, shape, names, info | video_info}. Never fails: what is odd becomes
/// Other.
Feature featureOf(const std::string& name, const nlohmann::ordered_json& entry);

/// Whether a video or picture feature holds depth.
bool isDepth(const nlohmann::ordered_json& entry);

}  // namespace orrery::lerobot
