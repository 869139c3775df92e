#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace orrery::cli {

/// The tensors of an inspect report as an indented tree of their paths. Numbered siblings that look alike ("blocks.0" to
/// "blocks.11") are folded into one line with their count.
std::string tensorTree(const nlohmann::json& tensors);

}  // namespace orrery::cli
