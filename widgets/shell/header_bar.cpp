#include "widgets/shell/header_bar.h"

#include <QHBoxLayout>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "widgets/panels/parts.h"

namespace orrery {

HeaderBar::HeaderBar(QWidget* parent)
    : Panel(parent), logo_(new QLabel(this)), menus_(new QMenuBar(this)) {
    spaces_ = buildSpaces();
    palette_ = buildPaletteButton();
    settings_ = new IconButton(QStringLiteral("settings"), this);
    setObjectName(QStringLiteral("headerBar"));
    setAttribute(Qt::WA_StyledBackground);
    menus_->setObjectName(QStringLiteral("menuBar"));
    menus_->setNativeMenuBar(false);
    settings_->setObjectName(QStringLiteral("settingsButton"));
    connect(palette_, &QPushButton::clicked, this, &HeaderBar::paletteRequested);
    connect(settings_, &QToolButton::clicked, this, [this] { Q_EMIT settingsRequested(settings_->mapToGlobal(settings_->rect().bottomLeft())); });
    settle();
}

QWidget* HeaderBar::buildSpaces() {
    auto* spaces = new QWidget(this);
    spaces->setObjectName(QStringLiteral("workspaceSwitcher"));
    inspect_ = new QToolButton(spaces);
    inspect_->setObjectName(QStringLiteral("workspace.inspect"));
    inspect_->setCheckable(true);
    inspect_->setChecked(true);
    inspect_->setAutoExclusive(true);
    inspect_->setFocusPolicy(Qt::TabFocus);
    inspect_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // the only one: pressing it again leaves it pressed
    connect(inspect_, &QToolButton::clicked, inspect_, [this] { inspect_->setChecked(true); });
    auto* row = new QHBoxLayout(spaces);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(inspect_);
    return spaces;
}

QPushButton* HeaderBar::buildPaletteButton() {
    auto* button = new QPushButton(this);
    button->setObjectName(QStringLiteral("paletteButton"));
    button->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(button);
    glass_ = new QLabel(button);
    paletteText_ = new TextLabel({12, 400, Ink::Text2}, button);
    paletteKey_ = new TextLabel({11, 400, Ink::Text2}, button);
    row->setContentsMargins(10, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(glass_);
    row->addWidget(paletteText_);
    row->addStretch();
    row->addWidget(paletteKey_);
    for (QWidget* child : {static_cast<QWidget*>(glass_), static_cast<QWidget*>(paletteText_), static_cast<QWidget*>(paletteKey_)}) {
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    return button;
}

void HeaderBar::retranslate() {
    inspect_->setText(tr("Inspect"));
    inspect_->setToolTip(tr("Inspect (Ctrl+1)"));
    paletteText_->setText(tr("Search commands"));
    paletteKey_->setText(QStringLiteral("Ctrl+K"));
    palette_->setAccessibleName(tr("Search commands"));
    settings_->setWords(tr("Settings"));
    menus_->setAccessibleName(tr("Menus"));
    place();
}

void HeaderBar::restyle() {
    const Theme& theme = Theme::get();
    setFixedHeight(theme.px(40));
    logo_->setPixmap(theme.pixmap(QStringLiteral("orrery"), Ink::Text, 20, devicePixelRatioF()));
    logo_->setFixedSize(theme.px(20), theme.px(20));
    glass_->setPixmap(theme.pixmap(QStringLiteral("search"), Ink::Text2, 16, devicePixelRatioF()));
    glass_->setFixedSize(theme.px(16), theme.px(16));
    inspect_->setIcon(theme.icon(QStringLiteral("eye"), Ink::Text));
    inspect_->setIconSize({theme.px(16), theme.px(16)});
    place();
}

void HeaderBar::resizeEvent(QResizeEvent*) { place(); }

/// By hand: the switcher stands in the middle of the window whatever the widths of menus and field, and gives way to the menus.
void HeaderBar::place() {
    const Theme& theme = Theme::get();
    const int high = height();
    logo_->move(theme.px(12), (high - logo_->height()) / 2);
    const QSize menus = menus_->sizeHint();
    menus_->setGeometry(theme.px(40), (high - menus.height()) / 2, menus.width(), menus.height());
    const int side = theme.px(28);
    settings_->setGeometry(width() - theme.px(8) - side, (high - side) / 2, side, side);
    const int field = std::max(theme.px(220), palette_->layout()->sizeHint().width());
    palette_->setGeometry(settings_->x() - theme.px(4) - field, theme.px(6), field, theme.px(28));
    const int spaces = spaces_->sizeHint().width();
    const int wanted = (width() - spaces) / 2;
    spaces_->setGeometry(std::max(wanted, menus_->geometry().right() + theme.px(8)), 0, spaces, high);
    inspect_->setFixedHeight(high);
    palette_->setVisible(palette_->x() > spaces_->geometry().right());
}

}  // namespace orrery
