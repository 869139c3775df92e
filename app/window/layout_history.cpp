#include "app/window/layout_history.h"

#include <QDataStream>
#include <QIODevice>
#include <QMainWindow>
#include <algorithm>

#include "widgets/shell/dock_frame.h"

namespace orrery {
namespace {

constexpr int kRestMs = 200;  // one drag moves several docks
constexpr std::size_t kMost = 50;

}  // namespace

LayoutHistory::LayoutHistory(QMainWindow& window, const QList<DockFrame*>& docks) : QObject(&window), window_(window), docks_(docks) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, &LayoutHistory::note);
    const auto soon = [this] { rest_.start(); };
    for (DockFrame* dock : docks_) {
        connect(dock, &QDockWidget::dockLocationChanged, this, soon);
        connect(dock, &QDockWidget::topLevelChanged, this, soon);
        connect(dock, &QDockWidget::visibilityChanged, this, soon);
    }
}

QByteArray LayoutHistory::arrangement() const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (DockFrame* dock : docks_) {
        QStringList group;
        for (const QDockWidget* other : window_.tabifiedDockWidgets(dock)) group << other->objectName();
        group.sort();
        // isHidden: closed by hand; a dock behind another tab is not
        stream << dock->objectName() << static_cast<int>(window_.dockWidgetArea(dock)) << dock->isFloating() << dock->isHidden() << group;
    }
    return bytes;
}

void LayoutHistory::begin() {
    rest_.stop();
    past_.clear();
    arrangement_ = arrangement();
    state_ = window_.saveState();
    Q_EMIT changed();
}

void LayoutHistory::accept() {
    rest_.stop();
    arrangement_ = arrangement();
    state_ = window_.saveState();
}

void LayoutHistory::note() {
    QByteArray now = arrangement();
    const QByteArray state = window_.saveState();
    if (now != arrangement_ && !arrangement_.isEmpty()) {
        past_.push_back(state_);
        if (past_.size() > kMost) past_.erase(past_.begin());
        Q_EMIT changed();
    }
    arrangement_ = std::move(now);
    state_ = state;
}

void LayoutHistory::undo() {
    note();  // what has just changed counts
    if (past_.empty()) return;
    const QByteArray before = past_.back();
    past_.pop_back();
    window_.restoreState(before);
    styleDockTabs(window_);
    arrangement_ = arrangement();
    state_ = before;
    rest_.stop();
    Q_EMIT changed();
}

}  // namespace orrery
