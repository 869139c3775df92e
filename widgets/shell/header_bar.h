#pragma once

#include "widgets/panels/panel.h"

class QLabel;
class QMenuBar;
class QPushButton;
class QToolButton;

namespace orrery {

class IconButton;
class TextLabel;

/// The first row of the window: menus at the left, workspaces in the middle, command field and settings at the right.
class HeaderBar : public Panel {
    Q_OBJECT
public:
    explicit HeaderBar(QWidget* parent = nullptr);
    QMenuBar* menuBar() const { return menus_; }

Q_SIGNALS:
    void paletteRequested();
    void settingsRequested(const QPoint& at);  ///< A global position for the menu.

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildSpaces();
    QPushButton* buildPaletteButton();
    void place();

    QLabel* logo_;
    QMenuBar* menus_;
    QWidget* spaces_ = nullptr;
    QToolButton* inspect_ = nullptr;
    QPushButton* palette_ = nullptr;
    QLabel* glass_ = nullptr;
    TextLabel* paletteText_ = nullptr;
    TextLabel* paletteKey_ = nullptr;
    IconButton* settings_ = nullptr;
};

}  // namespace orrery
