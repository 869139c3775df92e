#pragma once

#include <filesystem>
#include <optional>

namespace orrery {

/// Whether an MP4 has its sample table; nothing when the file is no MP4 at all.
std::optional<bool> hasSampleTable(const std::filesystem::path& file);

/// Whether a file is shorter than its outermost parts say (MP4 boxes, the segment of a Matroska file).
bool endsEarly(const std::filesystem::path& file);

}  // namespace orrery
