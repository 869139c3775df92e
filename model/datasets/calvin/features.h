#pragma once

#include "model/datasets/calvin/step_file.h"

namespace orrery::calvin {

/// Kind, dimension names and units of a key (datasets.md 3.2); keys of other recorders become generic streams.
Feature makeFeature(const std::string& key, const NpyHeader& header);

/// Everything that a step shows, known keys first. Members that are objects or whose names leave the archive are left out and reported.
void addFeatures(const StepFile& step, std::vector<Feature>& features, std::vector<Problem>& problems);

}  // namespace orrery::calvin
