#pragma once

namespace orrery {

class MainWindow;

/// Registers every command that exists today; menus() and the palette read them from the registry.
void registerCommands(MainWindow& window);

}  // namespace orrery
