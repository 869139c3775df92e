#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <vector>

class QMainWindow;

namespace orrery {

class DockFrame;

/// Steps back through the arrangements of the docks: moved, floated, closed, shown, hidden together. Which tab is in front and how
/// wide a dock is drawn are no steps of their own; they come back with the arrangement.
class LayoutHistory : public QObject {
    Q_OBJECT
public:
    LayoutHistory(QMainWindow& window, const QList<DockFrame*>& docks);

    bool canUndo() const { return !past_.empty(); }
    /// Back to the arrangement before the newest change.
    void undo();
    /// Forgets the past: the present arrangement is where undoing ends (a start, a restored session).
    void begin();
    /// The present arrangement was made by the program, not by the person: no step of its own.
    void accept();

Q_SIGNALS:
    void changed();

private:
    /// What makes an arrangement: where each dock is, with whom, and whether it shows.
    QByteArray arrangement() const;
    void note();

    QMainWindow& window_;
    QList<DockFrame*> docks_;
    QTimer rest_;
    QByteArray arrangement_;          ///< of now
    QByteArray state_;                ///< QMainWindow::saveState() of now
    std::vector<QByteArray> past_;    ///< states, newest last
};

}  // namespace orrery
