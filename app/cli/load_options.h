#pragma once

#include "model/worlds/world_model.h"

namespace CLI {
class App;
}

namespace orrery::cli {

/// --text-model --image-model --vocabulary --config: what belongs to a checkpoint.
void addCompanionOptions(CLI::App& command, LoadOptions& load);
/// The companions with --device --precision --threads: for commands that run a model.
void addLoadOptions(CLI::App& command, LoadOptions& load);

}  // namespace orrery::cli
