#pragma once

#include "model/worlds/gr1/gr1_model_torch.h"

namespace orrery::gr1 {

/// A GR-1 of the released size with its image encoder and text tower, the same random numbers every time and no files but the
/// vocabulary: what is measured does not depend on the numbers. Errors: NotFound without a vocabulary, Device, Cancelled.
Result<std::unique_ptr<Gr1Model>> randomGr1(const LoadOptions& options, std::stop_token stop);

}  // namespace orrery::gr1
