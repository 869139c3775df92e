#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>

#include "model/base/result.h"

namespace orrery::lerobot {

using TemplateValues = std::map<std::string, std::variant<std::int64_t, std::string>, std::less<>>;

/// "data/chunk-{episode_chunk:03d}/episode_{episode_index:06d}.parquet" with its fields filled in: `{name}` and
/// `{name:0Nd}`. Errors: Corrupt when a field is unknown or malformed, or when the result leaves the dataset's folder
/// (path_escape).
Result<std::string> expandTemplate(const std::string& pattern, const TemplateValues& values);

/// True for a relative path that stays inside its folder.
bool staysInside(const std::string& path);

}  // namespace orrery::lerobot
