#pragma once

#include "model/datasets/calvin/split.h"

namespace orrery::calvin {

/// Adds what the split's statistics.yaml says (datasets.md 3.3): mean and deviation of robot_obs and scene_obs, bounds of actions.
/// The file may be absent. Its `_target_` names a class; it is never looked at.
void addStatistics(const Split& split, DatasetStatistics& all);

}  // namespace orrery::calvin
