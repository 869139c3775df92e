#include "app/window/docks.h"

#include <algorithm>
#include <QCoreApplication>
#include <QMainWindow>
#include <QTimer>
#include <QVBoxLayout>

#include "widgets/charts/actions_panel.h"
#include "widgets/charts/error_panel.h"
#include "widgets/panels/inspector_panel.h"
#include "widgets/panels/library_panel.h"
#include "widgets/panels/representation_panel.h"
#include "widgets/panels/tokens_panel.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/transport_bar.h"

namespace orrery {
namespace {

constexpr int kLibraryWidth = 240;
constexpr int kRightWidth = 344;
constexpr int kActionsHeight = 264;
constexpr int kEmptyTimeline = 200;
constexpr int kMostTimeline = 342;
constexpr int kBelowLanes = 8;

DockFrame* newDock(QMainWindow& window, const char* name, const char* title, QWidget* content, QSize least) {
    auto* dock = new DockFrame(QString::fromLatin1(name), [title] { return QCoreApplication::translate("Docks", title); }, &window);
    content->setAttribute(Qt::WA_StyledBackground);
    content->setMinimumSize(least);
    auto* ground = new QWidget(dock);
    ground->setObjectName(QStringLiteral("dock"));
    ground->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(ground);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(content);
    dock->setWidget(ground);
    auto restyle = [&window] { QTimer::singleShot(0, &window, [&window] { styleDockTabs(window); }); };
    QObject::connect(dock, &QDockWidget::dockLocationChanged, &window, restyle);
    QObject::connect(dock, &QDockWidget::topLevelChanged, &window, restyle);
    QObject::connect(dock, &QDockWidget::visibilityChanged, &window, restyle);
    return dock;
}

/// The transport is the head of the timeline; without an episode only the timeline's sentence shows.
QWidget* timelineWithTransport(Docks& docks) {
    auto* whole = new QWidget;
    docks.transport = new TransportBar(whole);
    docks.timelinePanel = new Timeline(whole);
    docks.transport->hide();
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(docks.transport);
    column->addWidget(docks.timelinePanel, 1);
    return whole;
}

}  // namespace

Docks buildDocks(QMainWindow& window) {
    Docks docks{};
    docks.libraryPanel = new LibraryPanel;
    docks.representationPanel = new RepresentationPanel;
    docks.inspectorPanel = new InspectorPanel;
    docks.actionsPanel = new ActionsPanel;
    docks.errorPanel = new ErrorPanel;
    docks.tokensPanel = new TokensPanel;
    docks.library = newDock(window, "libraryDock", QT_TRANSLATE_NOOP("Docks", "Library"), docks.libraryPanel, {200, 0});
    docks.library->addTitleWidget(docks.libraryPanel->titleButtons());
    docks.representation = newDock(window, "dock.representation", QT_TRANSLATE_NOOP("Docks", "Representation"), docks.representationPanel, {300, 0});
    docks.inspector = newDock(window, "dock.inspector", QT_TRANSLATE_NOOP("Docks", "Inspector"), docks.inspectorPanel, {300, 0});
    docks.actions = newDock(window, "dock.actions", QT_TRANSLATE_NOOP("Docks", "Actions"), docks.actionsPanel, {300, 160});
    docks.error = newDock(window, "dock.error", QT_TRANSLATE_NOOP("Docks", "Error"), docks.errorPanel, {300, 160});
    docks.tokens = newDock(window, "dock.tokens", QT_TRANSLATE_NOOP("Docks", "Tokens"), docks.tokensPanel, {300, 160});
    docks.timeline = newDock(window, "timelineDock", QT_TRANSLATE_NOOP("Docks", "Timeline"), timelineWithTransport(docks), {0, 160});
    docks.timeline->setTitleHidden(true);
    window.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    return docks;
}

void resetLayout(QMainWindow& window, const Docks& docks) {
    for (DockFrame* dock : docks.all()) {
        dock->setFloating(false);
        window.removeDockWidget(dock);
    }
    window.addDockWidget(Qt::LeftDockWidgetArea, docks.library);
    window.addDockWidget(Qt::BottomDockWidgetArea, docks.timeline);
    window.addDockWidget(Qt::RightDockWidgetArea, docks.representation);
    window.splitDockWidget(docks.representation, docks.actions, Qt::Vertical);
    window.tabifyDockWidget(docks.representation, docks.inspector);
    window.tabifyDockWidget(docks.actions, docks.error);
    window.tabifyDockWidget(docks.error, docks.tokens);
    for (DockFrame* dock : docks.all()) dock->show();
    docks.representation->raise();
    docks.actions->raise();
    const Theme& theme = Theme::get();
    const int right = window.height() - theme.px(40 + 52 + 26);
    window.resizeDocks({docks.library, docks.representation}, {theme.px(kLibraryWidth), theme.px(kRightWidth)}, Qt::Horizontal);
    window.resizeDocks({docks.representation, docks.actions}, {right - theme.px(kActionsHeight), theme.px(kActionsHeight)}, Qt::Vertical);
    sizeTimeline(window, docks, docks.timelinePanel->stepCount() > 0);
    styleDockTabs(window);
}

void sizeTimeline(QMainWindow& window, const Docks& docks, bool episode) {
    docks.transport->setVisible(episode);
    // as high as its lanes: what it does not need belongs to the frames
    const int lanes = std::max(docks.transport->sizeHint().height(), docks.transport->minimumHeight()) + docks.timelinePanel->sizeHint().height() + Theme::get().px(kBelowLanes);
    const int wanted = episode ? std::min(lanes, Theme::get().px(kMostTimeline)) : Theme::get().px(kEmptyTimeline);
    window.resizeDocks({docks.timeline}, {wanted}, Qt::Vertical);
}

}  // namespace orrery
