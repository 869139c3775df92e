#pragma once

#include <string_view>

#include "model/checkpoints/checkpoint.h"

namespace orrery {

/// True when the deciding keys of "gr1", "mae" or "clip" are there. Cheap: names only.
bool isFamily(const Checkpoint& checkpoint, std::string_view family);

}  // namespace orrery
