#include "widgets/timeline/transport_bar.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "widgets/timeline/step_label.h"

namespace orrery {
namespace {

constexpr std::array kOrigins{Origin::Given, Origin::Imagined, Origin::Simulated, Origin::Edited};
constexpr std::array kOriginNames{"given", "imagined", "simulated", "edited"};
constexpr double kOne = 1;

QString speedText(double speed) {
    const QChar times(0x00D7);
    if (speed < 1) return QStringLiteral("1/%1%2").arg(std::lround(1 / speed)).arg(times);
    return QString::number(std::lround(speed)) + times;
}

}  // namespace

TransportBar::TransportBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("transportBar"));
    auto* row = new QHBoxLayout(this);
    row->setSpacing(2);
    buildReadouts(row);
    buildButtons(row);
    buildBoxes(row);
    row->addStretch(1);
    buildFilters(row);
    buildZoom(row);
    connect(&Theme::get(), &Theme::changed, this, &TransportBar::restyle);
    translate();
    restyle();
    setStep(0, -1, 0);
}

void TransportBar::buildReadouts(QHBoxLayout* row) {
    stepReadout_ = new StepLabel(this);
    stepReadout_->setObjectName(QStringLiteral("stepReadout"));
    secondsReadout_ = new QLabel(this);
    secondsReadout_->setObjectName(QStringLiteral("secondsReadout"));
    row->addWidget(stepReadout_);
    row->addSpacing(6);
    row->addWidget(secondsReadout_);
    row->addSpacing(12);
}

QToolButton* TransportBar::addButton(QHBoxLayout* row, const QString& name, const QString& icon) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("iconName", icon);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

void TransportBar::addLine(QHBoxLayout* row) {
    auto* line = new QWidget(this);
    line->setObjectName(QStringLiteral("vline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedWidth(1);
    row->addSpacing(6);
    row->addWidget(line);
    row->addSpacing(6);
}

void TransportBar::buildButtons(QHBoxLayout* row) {
    toStart_ = addButton(row, QStringLiteral("toStartButton"), QStringLiteral("to-start"));
    stepBack_ = addButton(row, QStringLiteral("stepBackButton"), QStringLiteral("step-back"));
    play_ = addButton(row, QStringLiteral("playButton"), QStringLiteral("play"));
    stepForward_ = addButton(row, QStringLiteral("stepForwardButton"), QStringLiteral("step-forward"));
    toEnd_ = addButton(row, QStringLiteral("toEndButton"), QStringLiteral("to-end"));
    addLine(row);
    markIn_ = addButton(row, QStringLiteral("markInButton"), QStringLiteral("mark-in"));
    markOut_ = addButton(row, QStringLiteral("markOutButton"), QStringLiteral("mark-out"));
    loop_ = addButton(row, QStringLiteral("loopButton"), QStringLiteral("loop"));
    loop_->setCheckable(true);
    addLine(row);
    connect(toStart_, &QToolButton::clicked, this, &TransportBar::toStart);
    connect(stepBack_, &QToolButton::clicked, this, &TransportBar::stepBack);
    connect(play_, &QToolButton::clicked, this, &TransportBar::playToggled);
    connect(stepForward_, &QToolButton::clicked, this, &TransportBar::stepForward);
    connect(toEnd_, &QToolButton::clicked, this, &TransportBar::toEnd);
    connect(markIn_, &QToolButton::clicked, this, &TransportBar::markIn);
    connect(markOut_, &QToolButton::clicked, this, &TransportBar::markOut);
    connect(loop_, &QToolButton::clicked, this, &TransportBar::loopToggled);
}

void TransportBar::buildBoxes(QHBoxLayout* row) {
    speed_ = new QComboBox(this);
    speed_->setObjectName(QStringLiteral("speedBox"));
    for (const double speed : speeds()) speed_->addItem(speedText(speed), speed);
    setSpeed(kOne);
    pacing_ = new QComboBox(this);
    pacing_->setObjectName(QStringLiteral("pacingBox"));
    pacing_->addItems({QString(), QString()});
    note_ = new QLabel(this);
    note_->setObjectName(QStringLiteral("pacingNote"));
    for (QComboBox* box : {speed_, pacing_}) {
        box->setFocusPolicy(Qt::TabFocus);
        row->addWidget(box);
        row->addSpacing(4);
    }
    row->addWidget(note_);
    connect(speed_, &QComboBox::activated, this, [this] { Q_EMIT speedChosen(speed()); });
    connect(pacing_, &QComboBox::activated, this, [this] { Q_EMIT pacingChosen(pacing()); });
}

void TransportBar::buildFilters(QHBoxLayout* row) {
    for (std::size_t i = 0; i < kOrigins.size(); ++i) {
        const QString name = QStringLiteral("filter.") + QLatin1String(kOriginNames[i]);
        filters_[i] = addButton(row, name, Theme::glyph(kOrigins[i]));
        filters_[i]->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        filters_[i]->setCheckable(true);
        filters_[i]->setChecked(true);
        row->addSpacing(6);
        connect(filters_[i], &QToolButton::toggled, this, &TransportBar::restyle);
        connect(filters_[i], &QToolButton::clicked, this, [this, i](bool shown) { Q_EMIT shownToggled(kOrigins[i], shown); });
    }
}

void TransportBar::buildZoom(QHBoxLayout* row) {
    addLine(row);
    zoomOut_ = addButton(row, QStringLiteral("timelineZoomOutButton"), QStringLiteral("zoom-out"));
    fit_ = addButton(row, QStringLiteral("timelineFitButton"), QStringLiteral("fit"));
    zoomIn_ = addButton(row, QStringLiteral("timelineZoomInButton"), QStringLiteral("zoom-in"));
    more_ = addButton(row, QStringLiteral("timelineMoreButton"), QStringLiteral("more"));
    more_->setPopupMode(QToolButton::InstantPopup);
    connect(zoomOut_, &QToolButton::clicked, this, &TransportBar::zoomOut);
    connect(fit_, &QToolButton::clicked, this, &TransportBar::fit);
    connect(zoomIn_, &QToolButton::clicked, this, &TransportBar::zoomIn);
    connect(more_, &QToolButton::clicked, this, &TransportBar::moreWanted);
}

/// The names of the filters go before any of them would be cut; glyph, tooltip and accessible name stay.
void TransportBar::fitFilters() {
    int words = 0;
    for (const QToolButton* filter : filters_) words += filter->fontMetrics().horizontalAdvance(filter->text()) + Theme::get().px(4);
    const bool named = filters_[0]->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
    const int wanted = layout()->sizeHint().width() + (named ? 0 : words);
    const auto style = width() >= wanted ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    for (QToolButton* filter : filters_) filter->setToolButtonStyle(style);
}

void TransportBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitFilters();
}

void TransportBar::name(QToolButton* button, const QString& text, const QString& key) {
    button->setAccessibleName(text);
    button->setToolTip(key.isEmpty() ? text : tr("%1  %2").arg(text, key));
}

void TransportBar::translate() {
    name(toStart_, tr("First step"), QStringLiteral("Home"));
    name(stepBack_, tr("Previous step"), QStringLiteral(","));
    name(play_, playing_ ? tr("Pause") : tr("Play"), tr("Space"));
    name(stepForward_, tr("Next step"), QStringLiteral("."));
    name(toEnd_, tr("Last step"), QStringLiteral("End"));
    name(markIn_, tr("Set in"), QStringLiteral("I"));
    name(markOut_, tr("Set out"), QStringLiteral("O"));
    name(loop_, tr("Repeat in to out"), QStringLiteral("R"));
    name(zoomOut_, tr("Zoom out"), QStringLiteral("-"));
    name(fit_, tr("Fit the episode"), QStringLiteral("\\"));
    name(zoomIn_, tr("Zoom in"), QStringLiteral("="));
    name(more_, tr("More"), {});
    const std::array texts{tr("Recorded"), tr("Imagined"), tr("Simulated"), tr("Edited")};
    for (std::size_t i = 0; i < filters_.size(); ++i) {
        filters_[i]->setText(texts[i]);
        name(filters_[i], texts[i], {});
    }
    speed_->setAccessibleName(tr("Speed"));
    pacing_->setAccessibleName(tr("Pacing"));
    stepReadout_->setAccessibleName(tr("Step"));
    secondsReadout_->setAccessibleName(tr("Seconds"));
    const QSignalBlocker quiet(pacing_);
    pacing_->setItemText(0, tr("Every frame"));
    pacing_->setItemText(1, tr("Real time"));
    updateNote();
}

void TransportBar::restyle() {
    const Theme& theme = Theme::get();
    layout()->setContentsMargins(theme.px(12), 0, theme.px(8), 0);
    setFixedHeight(theme.px(38));
    secondsReadout_->setFont(theme.mono(12));
    note_->setFont(theme.ui(12));
    for (QLabel* label : {secondsReadout_, note_}) {
        label->setStyleSheet(QStringLiteral("color: %1").arg(theme.color(Ink::Text2).name()));
    }
    for (QToolButton* button : findChildren<QToolButton*>()) {
        button->setIconSize(QSize(theme.px(20), theme.px(20)));
        button->setMinimumSize(theme.px(26), theme.px(26));
        button->setIcon(theme.icon(button->property("iconName").toString(), button == play_ ? Ink::Text : Ink::Text2));
    }
    for (std::size_t i = 0; i < filters_.size(); ++i) {
        const bool shown = filters_[i]->isChecked();
        const QColor color = shown ? theme.color(kOrigins[i]) : theme.color(Ink::Disabled);
        filters_[i]->setIcon(theme.pixmap(Theme::glyph(kOrigins[i]), color, 16, devicePixelRatioF()));
        filters_[i]->setIconSize(QSize(theme.px(16), theme.px(16)));
        // a legend first: the on state looks plain, the off state is struck out
        filters_[i]->setStyleSheet(QStringLiteral("QToolButton { background: transparent; color: %1; text-decoration: %2; }")
                                       .arg(theme.color(shown ? Ink::Text2 : Ink::Text3).name(),
                                            shown ? QStringLiteral("none") : QStringLiteral("line-through")));
    }
    setStep(step_, lastStep_, fps_);  // its field has another width now
    speed_->setFixedSize(theme.px(60), theme.px(26));
    pacing_->setFixedHeight(theme.px(26));
    pacing_->setMinimumWidth(theme.px(116));
    for (QWidget* line : findChildren<QWidget*>(QStringLiteral("vline"))) line->setFixedHeight(theme.px(20));
    update();
}

void TransportBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) translate();
    QWidget::changeEvent(event);
}

void TransportBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::get().color(Ink::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::get().color(Ink::Line));
}

void TransportBar::setStep(int step, int lastStep, double fps) {
    step_ = step;
    lastStep_ = lastStep;
    fps_ = fps;
    stepReadout_->setStep(step, lastStep);
    const bool timed = lastStep >= 0 && fps > 0;
    secondsReadout_->setText(timed ? tr("%1 s").arg(QString::number(step / fps, 'f', 2)) : QString());
    // a field of fixed width: buttons beside it stand still
    const QFontMetrics metrics(Theme::get().mono(12));
    // a label asks for a pixel more than its letters
    secondsReadout_->setFixedWidth(timed ? 2 + metrics.horizontalAdvance(tr("%1 s").arg(QString::number(lastStep / fps, 'f', 2))) : 0);
    for (QToolButton* button : {toStart_, stepBack_, play_, stepForward_, toEnd_, markIn_, markOut_, loop_}) {
        button->setEnabled(lastStep >= 0);
    }
}

void TransportBar::setPlaying(bool playing) {
    playing_ = playing;
    play_->setProperty("iconName", playing ? QStringLiteral("pause") : QStringLiteral("play"));
    play_->setIcon(Theme::get().icon(play_->property("iconName").toString(), Ink::Text));
    translate();
}

void TransportBar::setLooping(bool looping) { loop_->setChecked(looping); }

const std::array<double, 8>& TransportBar::speeds() {
    static const std::array<double, 8> list{1.0 / 8, 1.0 / 4, 1.0 / 2, 1, 2, 4, 8, 16};
    return list;
}

void TransportBar::setSpeed(double speed) {
    const auto nearest = std::min_element(speeds().begin(), speeds().end(), [speed](double a, double b) {
        return std::abs(a - speed) < std::abs(b - speed);
    });
    speed_->setCurrentIndex(static_cast<int>(nearest - speeds().begin()));
}

double TransportBar::speed() const { return speed_->currentData().toDouble(); }

void TransportBar::faster() {
    speed_->setCurrentIndex(std::min(speed_->currentIndex() + 1, speed_->count() - 1));
    Q_EMIT speedChosen(speed());
}

void TransportBar::slower() {
    speed_->setCurrentIndex(std::max(speed_->currentIndex() - 1, 0));
    Q_EMIT speedChosen(speed());
}

void TransportBar::setPacing(Pacing pacing) {
    pacing_->setCurrentIndex(static_cast<int>(pacing));
    updateNote();
}

TransportBar::Pacing TransportBar::pacing() const { return static_cast<Pacing>(pacing_->currentIndex()); }

void TransportBar::setReachedSpeed(double speed) {
    reached_ = speed;
    updateNote();
}

void TransportBar::setDropped(int count) {
    dropped_ = count;
    updateNote();
}

void TransportBar::updateNote() {
    QString text;
    if (pacing() == Pacing::EveryFrame && reached_ > 0 && reached_ < 0.95 * speed()) {
        text = tr("%1×, every frame").arg(QString::number(reached_, 'f', 1));
    } else if (pacing() == Pacing::RealTime && dropped_ > 0) {
        text = tr("%n dropped", nullptr, dropped_);
    }
    note_->setText(text);
}

void TransportBar::setShown(Origin origin, bool shown) { filters_[static_cast<std::size_t>(origin)]->setChecked(shown); }

bool TransportBar::isShown(Origin origin) const { return filters_[static_cast<std::size_t>(origin)]->isChecked(); }

void TransportBar::setMoreMenu(QMenu* menu) { more_->setMenu(menu); }

}  // namespace orrery
