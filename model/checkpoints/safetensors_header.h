#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/base/host_tensor.h"
#include "model/base/result.h"

namespace orrery {

/// One tensor as the header of a safetensors file describes it; nothing is checked against the file yet.
struct SafetensorsEntry {
    std::string name;
    std::optional<std::string> dtype;
    std::optional<Shape> shape;
    std::vector<std::uint64_t> offsets;  ///< begin and end, relative to the end of the header
};

struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries;  ///< in the file's order
    std::vector<std::pair<std::string, std::string>> metadata;
    bool oddMetadata = false;  ///< __metadata__ held something other than texts
};

/// Errors: corrupt (not JSON, wrong types, numbers that do not fit), duplicate_entry (a name twice).
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, const std::string& where);

}  // namespace orrery
