#include "app/cli/commands/catalog.h"

#include <vector>

namespace orrery::cli {

std::span<const AddCommand> commandCatalog() {
    static const std::vector<AddCommand> commands{};
    return commands;
}

}  // namespace orrery::cli
