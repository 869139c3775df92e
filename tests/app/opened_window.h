#pragma once

#include <QStringList>
#include <memory>

#include "app/window/main_window.h"

class QLabel;

namespace orrery {

class CellObject;
class FrameCanvas;
class Timeline;

namespace test {

/// The window as a person has it before them, over our own episodes and the tiny GR-1 of the goldens: keys and mouse go in,
/// object names and properties come out. What waits returns false when its time is over; wrap it in QVERIFY, so that the
/// test ends there.
class OpenedWindow {
public:
    static QString dataset();
    static QString model();
    /// Once a program: English, our style sheet, and no word into the person's own settings.
    static void prepare();

    /// The command line that opens `paths` with the tiny GR-1's companions.
    static Options options(const QStringList& paths = {});

    /// A new window, active, whatever is or is not open in it.
    [[nodiscard]] bool show(const Options& options, OpeningFunctions functions = realOpening());
    /// The same with `paths` open and nothing pending; with `both`, a dataset and a model among them.
    [[nodiscard]] bool open(const QStringList& paths = {dataset(), model()}, bool both = true);
    /// Waits until a dataset and a checkpoint are there.
    [[nodiscard]] bool whole();
    void close() { window_.reset(); }
    /// Waits until nothing is pending and the panels have heard of it.
    [[nodiscard]] bool settle();
    /// Stands at `step` with all its pictures there.
    [[nodiscard]] bool settleAt(qint64 step);
    /// The errors of the whole episode are there.
    [[nodiscard]] bool fillEpisode();

    MainWindow& window() { return *window_; }
    Session& session() { return window_->session(); }
    FrameCanvas& canvas();
    Timeline& timeline();
    /// Null when there is no such thing.
    template <class T>
    T* find(const char* name) { return window_->findChild<T*>(QLatin1String(name)); }
    QLabel* label(const char* name);
    CellObject* cell(const char* camera, const char* column);
    QString state(const char* camera, const char* column);

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// The pointer comes to a place over the frames in two moves, as a hand does.
    void hover(const QPoint& at);
    void wheel(QWidget& widget, const QPointF& at, int angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Files come over the window, and are let go unless `hoverOnly`, through the window's own search for who takes them.
    /// With `asText` they carry their paths as text too, as file managers send them.
    void drop(const QStringList& paths, const QPoint& at, bool hoverOnly = false, bool asText = false,
              Qt::KeyboardModifiers held = Qt::NoModifier);
    /// A place inside a cell's frame, as shares of its width and height.
    QPoint placeIn(const char* camera, const char* column, double x, double y);

private:
    std::unique_ptr<MainWindow> window_;
};

}  // namespace test
}  // namespace orrery
