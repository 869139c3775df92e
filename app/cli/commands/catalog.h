#pragma once

#include <span>

#include "app/cli/context.h"

namespace orrery::cli {

/// Declares one command on `root`; its callback runs the work and sets context.exitCode.
using AddCommand = void (*)(CLI::App& root, Context& context);

/// Every command, in the order of --help.
std::span<const AddCommand> commandCatalog();

}  // namespace orrery::cli
