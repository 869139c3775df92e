#pragma once

#include <QDockWidget>
#include <functional>

class QHBoxLayout;
class QMainWindow;

namespace orrery {

class TextLabel;

/// A dock whose title is a row of 34 px while it stands alone; in a tab group the tab is the title.
class DockFrame : public QDockWidget {
    Q_OBJECT
public:
    DockFrame(const QString& name, std::function<QString()> title, QWidget* parent);
    /// Buttons at the right end of the title row. Takes ownership.
    void addTitleWidget(QWidget* widget);
    /// The whole row goes: the timeline's transport is its head.
    void setTitleHidden(bool hidden);
    void retranslate();

private:
    friend void styleDockTabs(QMainWindow& window);
    void setTabbed(bool tabbed);
    void restyle();
    void showTitle();

    std::function<QString()> titleText_;
    QWidget* bar_;
    QWidget* nothing_;
    QHBoxLayout* row_;
    TextLabel* title_;
    bool tabbed_ = false;
    bool titleHidden_ = false;
};

/// Gives tab groups their look and shows title rows where a dock stands alone. Call after docks moved.
void styleDockTabs(QMainWindow& window);

}  // namespace orrery
