#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace orrery::cli {

/// "did you mean --json?" for the first command or option that is not known but looks like one that is; else empty.
std::string suggestion(const CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace orrery::cli
