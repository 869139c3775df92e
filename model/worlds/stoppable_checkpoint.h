#pragma once

#include "model/checkpoints/checkpoint.h"

namespace orrery {

/// The same checkpoint, whose reads end with Cancelled once `stop` was requested: a network that is being loaded reads hundreds of
/// tensors and need not know.
CheckpointPtr stoppable(CheckpointPtr checkpoint, std::stop_token stop);

}  // namespace orrery
