#pragma once

#include <filesystem>

#include "model/base/frame.h"
#include "model/base/result.h"

namespace orrery {

/// Writes a frame as PNG, 8 bits per channel: RGB when it is opaque everywhere, else RGBA. Written beside and renamed,
/// so that no half file stays behind. Errors: NotFound when the place cannot be written.
Result<void> writePng(const Frame& frame, const std::filesystem::path& file);

}  // namespace orrery
