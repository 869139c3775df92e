#include "app/cli/commands/catalog.h"

#include <vector>

namespace orrery::cli {

// one line per command, each defined in the file of its name
void addInspectCommand(CLI::App& root, Context& context);
void addParityCommand(CLI::App& root, Context& context);
void addBenchCommand(CLI::App& root, Context& context);
void addDatasetCommand(CLI::App& root, Context& context);
void addFrameCommand(CLI::App& root, Context& context);
void addPredictCommand(CLI::App& root, Context& context);

std::span<const AddCommand> commandCatalog() {
    static const std::vector<AddCommand> commands{
        &addInspectCommand,
        &addParityCommand,
        &addBenchCommand,
#ifdef ORRERY_MEDIA
        &addDatasetCommand,
        &addFrameCommand,
        &addPredictCommand,
#endif
    };
    return commands;
}

}  // namespace orrery::cli
