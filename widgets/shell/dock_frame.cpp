#include "widgets/shell/dock_frame.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QStyle>
#include <QTabBar>
#include <utility>

#include "widgets/panels/parts.h"

namespace orrery {

DockFrame::DockFrame(const QString& name, std::function<QString()> title, QWidget* parent)
    : QDockWidget(parent),
      titleText_(std::move(title)),
      bar_(new QWidget(this)),
      nothing_(new QWidget(this)),
      row_(new QHBoxLayout(bar_)),
      title_(new TextLabel({12, 600, Ink::Text}, bar_)) {
    setObjectName(name);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea | Qt::BottomDockWidgetArea);
    bar_->setObjectName(QStringLiteral("dockTitle"));
    bar_->setAttribute(Qt::WA_StyledBackground);
    row_->addWidget(title_);
    row_->addStretch();
    row_->setSpacing(0);
    connect(&Theme::get(), &Theme::changed, this, &DockFrame::restyle);
    restyle();
    retranslate();
    showTitle();
}

void DockFrame::addTitleWidget(QWidget* widget) { row_->addWidget(widget); }

void DockFrame::setTitleHidden(bool hidden) {
    titleHidden_ = hidden;
    showTitle();
}

void DockFrame::setTabbed(bool tabbed) {
    if (tabbed == tabbed_) return;
    tabbed_ = tabbed;
    showTitle();
}

void DockFrame::showTitle() {
    const bool hidden = titleHidden_ || tabbed_;
    setTitleBarWidget(hidden ? nothing_ : bar_);
    bar_->setVisible(!hidden);
    nothing_->setVisible(hidden);
}

void DockFrame::restyle() {
    const Theme& theme = Theme::get();
    bar_->setFixedHeight(theme.px(34));
    row_->setContentsMargins(theme.px(12), 0, theme.px(4), 0);
}

void DockFrame::retranslate() {
    const QString text = titleText_();
    setWindowTitle(text);
    title_->setText(text);
    setAccessibleName(text);
}

void styleDockTabs(QMainWindow& window) {
    for (DockFrame* dock : window.findChildren<DockFrame*>(QString(), Qt::FindDirectChildrenOnly)) {
        dock->setTabbed(!dock->isFloating() && !window.tabifiedDockWidgets(dock).isEmpty());
    }
    for (QTabBar* tabs : window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        // the main window sets these back whenever docks move
        tabs->setDrawBase(false);
        tabs->setExpanding(false);
        tabs->setElideMode(Qt::ElideNone);
        tabs->setUsesScrollButtons(false);
        tabs->setElideMode(Qt::ElideNone);
        if (tabs->objectName() == QLatin1String("dockTabs")) continue;
        tabs->setObjectName(QStringLiteral("dockTabs"));
        tabs->setAttribute(Qt::WA_StyledBackground);
        tabs->style()->unpolish(tabs);
        tabs->style()->polish(tabs);
    }
}

}  // namespace orrery
