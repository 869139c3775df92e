#pragma once

class QMenuBar;

namespace orrery {

class CommandRegistry;
class MainWindow;

/// Fills the menu bar from the registry (window.md 13): commands that do not exist are left out. Call again to change language.
void buildMenus(MainWindow& window, QMenuBar& bar);

}  // namespace orrery
