#pragma once

#include <QByteArray>
#include <QObject>

#include "app/window/docks.h"

class QMainWindow;
class QToolBar;

namespace orrery {

class EdgeButton;

/// What the docks do when the window has no room for them (window.md 1, Sizes): below 1280 px the right docks become one tab group above the timeline,
/// below 1120 px the left dock hides behind its title on the window's edge and opens over the centre while it is used. The wide
/// arrangement comes back with the width. Sizes are px at 100 % times the UI scale.
class NarrowLayout : public QObject {
    Q_OBJECT
public:
    enum class Room { Wide, Tabs, Edge };
    NarrowLayout(QMainWindow& window, const Docks& docks);

    /// The docks stand as for a wide window (a reset, a restored session): from now on they follow the width.
    void begin();
    /// Call when the window's width or the UI scale has changed.
    void adapt();
    Room room() const { return room_; }

    /// Opens the dock over the centre when it waits behind the edge; false when it does not.
    bool open(DockFrame& dock);
    /// The arrangement to keep between sessions: the wide one.
    QByteArray wideState() const;
    void retranslate();

Q_SIGNALS:
    void adapted();  ///< Docks were moved by us, not by the person.

private:
    Room wanted() const;
    void enterTabs();
    void enterEdge();
    void leaveEdge();
    void showOver();
    void closeOver();

    QMainWindow& window_;
    const Docks& docks_;
    QToolBar* bar_;
    EdgeButton* button_;
    Room room_ = Room::Wide;
    bool begun_ = false;
    QByteArray wide_;  ///< QMainWindow::saveState() of the wide arrangement, while it is narrow
    QByteArray tabs_;  ///< the same of the tab group, while the left dock is behind the edge
};

}  // namespace orrery
