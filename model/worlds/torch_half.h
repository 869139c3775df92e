#pragma once

#include "model/worlds/catalog.h"

namespace orrery {

/// What this layer can do only with LibTorch, as a table: a program may then load that half when it is first needed. LibTorch takes
/// several tenths of a second to start, and a window should be there before.
struct TorchHalf {
    Result<std::unique_ptr<WorldModel>> (*loadGr1)(const CheckpointPtr&, const LoadOptions&, std::stop_token);
};

/// The table. torch_half_linked.cpp has it linked in (command line, tests); torch_half_loaded.cpp, which the window links instead,
/// opens the library beside the program at the first call. Safe from every thread. Errors: Unsupported, when that fails.
Result<const TorchHalf*> torchHalf();

}  // namespace orrery
