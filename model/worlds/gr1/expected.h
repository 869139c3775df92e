#pragma once

#include <string>
#include <vector>

#include "model/worlds/gr1/config.h"

namespace orrery::gr1 {

/// A tensor of the released layout (gr1.md 10).
struct Expected {
    std::string name;
    Shape shape;
    std::string neededFor;  ///< "actions and frames", "frames of rgb_gripper", ...
    bool optional = false;  ///< Mask buffers and the like: absent in good files.
};

std::vector<Expected> expectedPolicy(const Config& config);

}  // namespace orrery::gr1
