#include "widgets/shell/status_bar.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

#include "widgets/panels/parts.h"

namespace orrery {

StatusBar::StatusBar(QWidget* parent)
    : Panel(parent),
      row_(new QHBoxLayout(this)),
      keymap_(new TextLabel({11, 500, Ink::Text2}, this)),
      state_(new TextLabel({11, 400, Ink::Text2}, this)),
      action_(new QPushButton(this)),
      pixel_(new TextLabel({11, 400, Ink::Text2, true}, this)),
      job_(new QWidget(this)),
      jobText_(new TextLabel({11, 400, Ink::Text}, job_)),
      jobBar_(new QProgressBar(job_)),
      meter_(new TextLabel({11, 400, Ink::Text2, true}, this)),
      device_(new TextLabel({11, 400, Ink::Text}, this)) {
    setObjectName(QStringLiteral("statusBar"));
    setAttribute(Qt::WA_StyledBackground);
    keymap_->setObjectName(QStringLiteral("keymapNote"));
    state_->setObjectName(QStringLiteral("stateNote"));
    action_->setObjectName(QStringLiteral("statusAction"));
    action_->setProperty("kind", QStringLiteral("quiet"));
    connect(action_, &QPushButton::clicked, this, [this] { pressed_(); });
    pixel_->setObjectName(QStringLiteral("pixelReadout"));
    job_->setObjectName(QStringLiteral("jobIndicator"));
    meter_->setObjectName(QStringLiteral("meterNote"));
    device_->setObjectName(QStringLiteral("deviceNote"));
    job_->setCursor(Qt::PointingHandCursor);
    job_->installEventFilter(this);
    jobBar_->setTextVisible(false);
    jobBar_->setRange(0, 1000);
    auto* job = new QHBoxLayout(job_);
    job->setContentsMargins(0, 0, 0, 0);
    job->addWidget(jobText_);
    job->addWidget(jobBar_);
    for (QWidget* left : {static_cast<QWidget*>(keymap_), static_cast<QWidget*>(state_), static_cast<QWidget*>(action_), static_cast<QWidget*>(pixel_)}) row_->addWidget(left);
    row_->addStretch();
    for (QWidget* right : {job_, static_cast<QWidget*>(meter_), static_cast<QWidget*>(device_)}) row_->addWidget(right);
    for (QWidget* optional : {static_cast<QWidget*>(action_), static_cast<QWidget*>(pixel_), job_, static_cast<QWidget*>(meter_), static_cast<QWidget*>(device_)}) optional->hide();
    fade_.setSingleShot(true);
    fade_.setInterval(4000);
    connect(&fade_, &QTimer::timeout, this, [this] {
        message_.clear();
        pressed_ = nullptr;
        write();
    });
    settle();
}

void StatusBar::setKeymap(const QString& name) { keymap_->setText(name); }

void StatusBar::setState(const QString& text) {
    stateText_ = text;
    write();
}

void StatusBar::setPixel(const QString& text) {
    pixel_->setText(text);
    pixel_->setVisible(!text.isEmpty());
}

void StatusBar::setMeter(const QString& text) {
    meter_->setText(text);
    meter_->setVisible(!text.isEmpty());
}

void StatusBar::setDevice(const QString& text) {
    device_->setText(text);
    device_->setVisible(!text.isEmpty());
}

void StatusBar::setJob(const QString& text, double share) {
    job_->setVisible(!text.isEmpty());
    jobText_->setText(text);
    job_->setAccessibleName(text);
    jobBar_->setVisible(share >= 0);
    if (share >= 0) jobBar_->setValue(static_cast<int>(std::lround(share * 1000)));
}

void StatusBar::showMessage(const QString& text, const QString& button, std::function<void()> pressed) {
    message_ = text;
    pressed_ = std::move(pressed);
    action_->setText(button);
    fade_.start();
    write();
}

void StatusBar::setNotice(const QString& text) {
    notice_ = text;
    write();
}

void StatusBar::write() {
    state_->setText(!notice_.isEmpty() ? notice_ : !message_.isEmpty() ? message_ : stateText_);
    action_->setVisible(notice_.isEmpty() && pressed_ != nullptr);
}

bool StatusBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == job_ && event->type() == QEvent::MouseButtonPress) {
        Q_EMIT jobsRequested(job_->mapToGlobal(job_->rect().topRight()));
        return true;
    }
    return Panel::eventFilter(watched, event);
}

void StatusBar::retranslate() {
    setAccessibleName(tr("Status"));
    job_->setToolTip(tr("Show jobs (Ctrl+Shift+J)"));
    jobBar_->setAccessibleName(tr("Progress"));
}

void StatusBar::restyle() {
    const Theme& theme = Theme::get();
    setFixedHeight(theme.px(26));
    row_->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
    row_->setSpacing(theme.px(14));
    action_->setFixedHeight(theme.px(24));
    jobBar_->setFixedSize(theme.px(64), theme.px(4));
}

}  // namespace orrery
