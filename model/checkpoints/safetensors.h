#pragma once


#include "model/checkpoints/listing.h"

namespace orrery {

/// Reads the header of one safetensors file and adds its tensors. Used for single files and for shards.
/// Errors: truncated, corrupt, duplicate_entry, unsupported.
Result<void> listSafetensors(const MappedFilePtr& file, Listing& listing);

}  // namespace orrery
