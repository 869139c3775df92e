#include "widgets/frames/frame_tool_row.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <array>

#include "widgets/panels/parts.h"

namespace orrery {

FrameToolRow::FrameToolRow(QWidget* parent) : Panel(parent) {
    setObjectName(QStringLiteral("toolRow"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(segment("frameLayoutSwitch", layouts_, 3));
    row->addWidget(segment("samplingSwitch", samplings_, 2));
    const auto icon = [&](const char* name, const QString& picture) {
        auto* made = new IconButton(picture, this);
        made->setObjectName(QLatin1String(name));
        row->addWidget(made);
        return made;
    };
    link_ = icon("linkButton", QStringLiteral("link"));
    pin_ = icon("pinButton", QStringLiteral("pin"));
    pixel_ = icon("pixelButton", QStringLiteral("eyedropper"));
    for (IconButton* button : {link_, pin_, pixel_}) button->setCheckable(true);
    row->addStretch(1);
    row->addWidget(fallbackIcon_ = new QLabel(this));
    row->addWidget(fallback_ = new TextLabel({11, 400, Ink::Text2}, this));
    fallback_->setObjectName(QStringLiteral("rendererNote"));
    setFallback({});
    fit_ = new QToolButton(this);
    fit_->setObjectName(QStringLiteral("fitButton"));
    row->addWidget(fit_);
    zoomOut_ = icon("zoomOutButton", QStringLiteral("zoom-out"));
    zoomIn_ = icon("zoomInButton", QStringLiteral("zoom-in"));
    connect(layouts_, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT layoutChosen(static_cast<FrameLayout>(id)); });
    connect(samplings_, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT samplingChosen(static_cast<Sampling>(id)); });
    connect(link_, &QToolButton::clicked, this, &FrameToolRow::linkToggled);
    connect(pin_, &QToolButton::clicked, this, &FrameToolRow::pinToggled);
    connect(pixel_, &QToolButton::clicked, this, &FrameToolRow::pixelToggled);
    connect(fit_, &QToolButton::clicked, this, &FrameToolRow::fitWanted);
    connect(zoomIn_, &QToolButton::clicked, this, &FrameToolRow::zoomInWanted);
    connect(zoomOut_, &QToolButton::clicked, this, &FrameToolRow::zoomOutWanted);
    setLayoutMode(FrameLayout::Grid);
    setSampling(Sampling::Linear);
    setLinked(true);
    settle();
}

QWidget* FrameToolRow::segment(const char* name, QButtonGroup*& group, int count) {
    auto* frame = new QWidget(this);
    frame->setObjectName(QStringLiteral("seg"));
    frame->setAttribute(Qt::WA_StyledBackground);
    auto* holder = new QWidget(this);
    holder->setObjectName(QLatin1String(name));
    auto* outer = new QHBoxLayout(holder);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(frame);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    group = new QButtonGroup(this);
    for (int id = 0; id < count; ++id) {
        auto* button = new QToolButton(frame);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        group->addButton(button, id);
        row->addWidget(button);
    }
    return holder;
}

void FrameToolRow::setLayoutMode(FrameLayout layout) { layouts_->button(static_cast<int>(layout))->setChecked(true); }
void FrameToolRow::setSampling(Sampling sampling) { samplings_->button(static_cast<int>(sampling))->setChecked(true); }
void FrameToolRow::setLinked(bool linked) { link_->setChecked(linked); }
void FrameToolRow::setPinned(bool pinned) { pin_->setChecked(pinned); }

/// Where room is short, icons stand for the layouts; their tooltips name them. The width of the words is reckoned, not asked for:
/// the same answer in both states, or the row would swing between them.
void FrameToolRow::fitWords() {
    const Theme& theme = Theme::get();
    const QMargins margins = layout()->contentsMargins();
    int wanted = margins.left() + margins.right();
    for (const QAbstractButton* button : layouts_->buttons()) {
        wanted += button->fontMetrics().horizontalAdvance(button->text()) + theme.px(42);  // icon, gap and padding
    }
    for (int i = 1; i < layout()->count(); ++i) {
        const QLayoutItem* item = layout()->itemAt(i);
        if (item->widget() && !item->widget()->isHidden()) wanted += item->widget()->sizeHint().width() + layout()->spacing();
    }
    const auto style = wanted > width() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (QAbstractButton* button : layouts_->buttons()) static_cast<QToolButton*>(button)->setToolButtonStyle(style);
}

bool FrameToolRow::event(QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) fitWords();
    return Panel::event(event);
}

void FrameToolRow::setFallback(const QString& reason) {
    for (QLabel* label : {fallbackIcon_, static_cast<QLabel*>(fallback_)}) {
        label->setVisible(!reason.isEmpty());
        label->setToolTip(reason);
    }
}

void FrameToolRow::retranslate() {
    fallback_->setText(tr("drawn without Vulkan"));
    const std::array layouts{tr("Grid"), tr("Wipe"), tr("Flip")};
    const std::array tips{tr("Truth, prediction and error side by side"), tr("Truth left of a line, prediction right of it (W)"),
                          tr("Truth and prediction in one place (T)")};
    for (int id = 0; id < 3; ++id) {
        layouts_->button(id)->setText(layouts[static_cast<std::size_t>(id)]);
        layouts_->button(id)->setAccessibleName(layouts[static_cast<std::size_t>(id)]);
        layouts_->button(id)->setToolTip(tips[static_cast<std::size_t>(id)]);
    }
    samplings_->button(0)->setText(tr("Nearest"));
    samplings_->button(1)->setText(tr("Linear"));
    link_->setWords(tr("Link zoom and pan of all frames"));
    pin_->setWords(tr("Pin this step as the reference (P)"));
    pixel_->setWords(tr("Pixel values (C)"));
    fit_->setText(tr("Fit"));
    fit_->setToolTip(tr("Fit the frames (F)"));
    zoomOut_->setWords(tr("Zoom out"));
    zoomIn_->setWords(tr("Zoom in"));
}

void FrameToolRow::restyle() {
    const Theme& theme = Theme::get();
    setFixedHeight(theme.px(38));
    fallbackIcon_->setPixmap(theme.pixmap(QStringLiteral("warning"), theme.color(Ink::Warning), 16, devicePixelRatioF()));
    const std::array icons{QStringLiteral("grid"), QStringLiteral("wipe"), QStringLiteral("flip")};
    for (int id = 0; id < 3; ++id) static_cast<QToolButton*>(layouts_->button(id))->setIcon(theme.icon(icons[static_cast<std::size_t>(id)]));
    for (QButtonGroup* group : {layouts_, samplings_}) {
        for (QAbstractButton* button : group->buttons()) button->setFixedHeight(theme.px(24));
    }
}

}  // namespace orrery
