#pragma once

#include "widgets/panels/panel.h"

namespace orrery {

class CommandRegistry;
class TextLabel;

/// The current keymap as a sheet over the window (F1): commands with their keys by category. A top-level popup.
class KeysSheet : public Panel {
    Q_OBJECT
public:
    KeysSheet(CommandRegistry& registry, QWidget* window);
    void open();

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();

    CommandRegistry& registry_;
    TextLabel* title_;
    QWidget* body_ = nullptr;
};

}  // namespace orrery
