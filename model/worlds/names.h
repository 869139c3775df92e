#pragma once

#include <string>
#include <vector>

namespace orrery {

/// The names most like `wanted` among `names`, nearest first: at most three, none that differs in more than a third.
std::vector<std::string> nearestNames(const std::string& wanted, const std::vector<std::string>& names);

}  // namespace orrery
