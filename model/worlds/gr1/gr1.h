#pragma once

#include "model/worlds/catalog.h"

/// GR-1 (arXiv 2312.13139): actions and frames three steps ahead from two cameras, arm pose and an instruction.
namespace orrery::gr1 {

WorldEntry entry();

/// See WorldEntry::load.
Result<std::unique_ptr<WorldModel>> loadModel(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop);

}  // namespace orrery::gr1
