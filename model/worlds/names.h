#pragma once

#include <string>
#include <vector>

#include "model/checkpoints/checkpoint.h"

namespace orrery {

/// The names most like `wanted` among `names`, nearest first: at most three, none that differs in more than a third.
std::vector<std::string> nearestNames(const std::string& wanted, const std::vector<std::string>& names);

/// Blocks that a file numbers behind `prefix`: one more than the largest number, so that a gap shows as missing tensors.
std::int64_t blockCount(const Checkpoint& checkpoint, const std::string& prefix);

}  // namespace orrery
