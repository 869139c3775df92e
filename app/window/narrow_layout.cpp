#include "app/window/narrow_layout.h"

#include <QApplication>
#include <QMainWindow>
#include <QToolBar>
#include <utility>

#include "widgets/panels/library_panel.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/shell/edge_button.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

constexpr int kTabsBelow = 1280, kEdgeBelow = 1120;  // px at 100 %
constexpr int kOverWidth = 260;

}  // namespace

NarrowLayout::NarrowLayout(QMainWindow& window, const Docks& docks)
    : QObject(&window), window_(window), docks_(docks), bar_(new QToolBar(&window)), button_(new EdgeButton(bar_)) {
    bar_->setObjectName(QStringLiteral("edgeBar"));
    bar_->setMovable(false);
    bar_->toggleViewAction()->setVisible(false);
    bar_->setContextMenuPolicy(Qt::PreventContextMenu);
    button_->setObjectName(QStringLiteral("edgeButton.library"));
    bar_->addWidget(button_);
    window_.addToolBar(Qt::LeftToolBarArea, bar_);
    bar_->hide();
    connect(button_, &QToolButton::clicked, this, [this](bool checked) { checked ? showOver() : closeOver(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        const bool elsewhere = now && now != button_ && now != docks_.library && !docks_.library->isAncestorOf(now);
        if (elsewhere && button_->isChecked()) closeOver();
    });
    connect(&Theme::get(), &Theme::changed, this, &NarrowLayout::adapt);
}

void NarrowLayout::retranslate() {
    button_->setText(docks_.library->windowTitle());
    button_->setAccessibleName(docks_.library->windowTitle());
    button_->updateGeometry();
}

NarrowLayout::Room NarrowLayout::wanted() const {
    const Theme& theme = Theme::get();
    return window_.width() < theme.px(kEdgeBelow) ? Room::Edge : window_.width() < theme.px(kTabsBelow) ? Room::Tabs : Room::Wide;
}

void NarrowLayout::begin() {
    begun_ = true;
    room_ = Room::Wide;
    window_.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    bar_->hide();
    button_->setChecked(false);
    adapt();
}

void NarrowLayout::adapt() {
    if (!begun_ || wanted() == room_) return;
    const Room before = std::exchange(room_, wanted());
    if (before == Room::Edge) leaveEdge();
    if (before == Room::Wide) enterTabs();
    if (room_ == Room::Edge) enterEdge();
    if (room_ == Room::Wide) {
        window_.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
        window_.restoreState(std::exchange(wide_, {}));
    }
    styleDockTabs(window_);
    Q_EMIT adapted();
}

void NarrowLayout::enterTabs() {
    wide_ = window_.saveState();
    // the timeline's row of buttons wants the whole width
    window_.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    DockFrame* first = nullptr;
    DockFrame* front = nullptr;
    for (DockFrame* dock : docks_.all()) {
        if (window_.dockWidgetArea(dock) != Qt::RightDockWidgetArea || dock->isFloating() || dock->isHidden()) continue;
        if (!front && dock->visibleRegion().boundingRect().isValid()) front = dock;
        if (first) window_.tabifyDockWidget(first, dock);
        else first = dock;
    }
    if (front) front->raise();
}

void NarrowLayout::enterEdge() {
    tabs_ = window_.saveState();
    retranslate();
    docks_.library->hide();
    bar_->show();
}

void NarrowLayout::leaveEdge() {
    closeOver();
    bar_->hide();
    window_.restoreState(std::exchange(tabs_, {}));
}

bool NarrowLayout::open(DockFrame& dock) {
    if (room_ != Room::Edge || &dock != docks_.library) return false;
    showOver();
    return true;
}

void NarrowLayout::showOver() {
    button_->setChecked(true);
    DockFrame* dock = docks_.library;
    const QWidget* centre = window_.centralWidget();
    dock->setFloating(true);
    dock->resize(Theme::get().px(kOverWidth), centre->height());
    dock->move(centre->mapToGlobal(QPoint(0, 0)));
    dock->show();
    dock->raise();
    dock->activateWindow();
    docks_.libraryPanel->focusFilter();
}

void NarrowLayout::closeOver() {
    button_->setChecked(false);
    docks_.library->hide();
    docks_.library->setFloating(false);
}

QByteArray NarrowLayout::wideState() const { return room_ == Room::Wide ? window_.saveState() : wide_; }

}  // namespace orrery
