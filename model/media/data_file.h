#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "model/base/result.h"

namespace orrery {

/// Looks at a file before a library does: says plainly when it is missing, a folder, empty or a Git LFS pointer.
/// Errors (code): NotFound (not_found), Unsupported (is_directory), Corrupt (empty_file, lfs_pointer).
Result<void> checkDataFile(const std::filesystem::path& file);

/// Size that a Git LFS pointer announces; -1 when `text` (the first bytes of a file) is none, 0 when it names no size.
std::int64_t lfsPointerSize(std::string_view text);

}  // namespace orrery
