#pragma once

#include <string>

namespace orrery::cli {

/// Orrery and the libraries it stands on, one a line: "orrery 0.1.0", "LibTorch 2.13.0", "CUDA none", ...
std::string versions();

}  // namespace orrery::cli
