#pragma once

#include <cstdint>
#include <filesystem>

#include "model/base/result.h"

namespace orrery::cli {

/// Writes a checkpoint as torch.save() does (uncompressed zip): `tensors` float32 vectors of `numbers` each, named "t0", "t1", ...
/// Below 4 GiB. Errors: Device when it cannot be written.
Result<void> writeTorchFile(const std::filesystem::path& file, int tensors, std::int64_t numbers);

}  // namespace orrery::cli
