#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "model/base/frame.h"
#include "model/base/result.h"

namespace orrery {

/// A picture file in memory (PNG, JPEG, TIFF, BMP, WebP) as a Frame; 16-bit and grey ones are reduced to 8-bit colour.
/// `where` names it in errors. Errors: Corrupt, Unsupported when larger than 8192 x 8192.
Result<FramePtr> decodePicture(std::span<const std::byte> bytes, const std::string& where);

}  // namespace orrery
