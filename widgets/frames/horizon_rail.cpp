#include "widgets/frames/horizon_rail.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVariantList>
#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace orrery {

HorizonRail::HorizonRail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("horizonRail"));
    setMinimumWidth(160);
}

void HorizonRail::setState(const HorizonState& state) {
    state_ = state;
    update();
}

void HorizonRail::paintEvent(QPaintEvent*) {
    if (state_.stops.empty()) return;
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // a window of steps around the question, so that the pattern stands still while the playhead moves
    const int asked = state_.madeAt >= 0 ? state_.madeAt : state_.playhead - state_.horizon;
    const int first = asked - state_.contextWanted - 1, last = asked + state_.horizon + 3;
    const double gap = static_cast<double>(width() - theme.px(24)) / std::max(1, last - first);
    const auto x = [&](int step) { return theme.px(12) + (step - first) * gap; };
    const double y = height() * 0.56;
    painter.setPen(QPen(theme.color(Ink::Border), 1));
    painter.drawLine(QPointF(x(first), y), QPointF(x(last), y));
    const double blockWidth = std::clamp(gap - theme.px(4), 3.0, static_cast<double>(theme.px(14))), blockHeight = theme.px(9);
    for (int i = 0; i < state_.contextFrames; ++i) {
        QColor color = theme.color(Ink::Given);
        color.setAlphaF(0.35 + 0.65 * (i + 1) / std::max(1, state_.contextFrames));
        const int step = asked - state_.contextFrames + 1 + i;
        painter.fillRect(QRectF(x(step) - blockWidth / 2, y - blockHeight / 2, blockWidth, blockHeight), color);
    }
    painter.setFont(theme.ui(11));
    painter.setPen(theme.color(Ink::Text2));
    if (state_.contextFrames > 0) {
        const QRectF above(0, 0, x(asked) - theme.px(4), y - blockHeight / 2 - theme.px(2));
        painter.drawText(above, Qt::AlignRight | Qt::AlignBottom,
                         state_.contextFrames < state_.contextWanted
                             ? tr("context %1 of %2 frames").arg(state_.contextFrames).arg(state_.contextWanted)
                             : tr("context %n frame(s)", nullptr, state_.contextFrames));
    }
    painter.setFont(theme.mono(11));
    const auto below = [&](int step, const QColor& color) {
        painter.setPen(color);
        painter.drawText(QRectF(x(step) - 30, y + theme.px(6), 60, height() - y - theme.px(6)), Qt::AlignHCenter | Qt::AlignTop, QString::number(step));
    };
    if (asked >= 0) below(asked, theme.color(Ink::Text2));
    const int about = asked + state_.horizon;
    QPainterPath arc(QPointF(x(asked), y - theme.px(4)));
    arc.cubicTo(QPointF(x(asked), y - theme.px(22)), QPointF(x(about), y - theme.px(22)), QPointF(x(about), y - theme.px(5)));
    QPen dashed(theme.color(Ink::Imagined), 1.5);
    dashed.setDashPattern({3.2, 2.4});
    painter.setPen(dashed);
    painter.drawPath(arc);
    painter.setPen(QPen(theme.color(Ink::Accent), 1.5));
    painter.drawLine(QPointF(x(state_.playhead), y - theme.px(6)), QPointF(x(state_.playhead), y + theme.px(6)));
    painter.drawPixmap(QPointF(x(about) - theme.px(8), y - theme.px(8)), theme.pixmap(QStringLiteral("kind-imagined"), Ink::Imagined, 16, devicePixelRatioF()));
    below(about, theme.color(about == state_.playhead ? Ink::Accent : Ink::Imagined));
}

HorizonSlider::HorizonSlider(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("horizonSlider"));
    setAccessibleName(tr("Horizon, steps ahead"));
    setFocusPolicy(Qt::TabFocus);
    setProperty("arrows", true);
}

void HorizonSlider::setState(const HorizonState& state) {
    const bool resized = state.stops.size() != state_.stops.size();
    state_ = state;
    setVisible(!state_.stops.empty());
    if (resized) updateGeometry();
    update();
}

QVariantList HorizonSlider::stops() const {
    QVariantList list;
    for (const HorizonStop& stop : state_.stops) list << stop.steps;
    return list;
}

QSize HorizonSlider::sizeHint() const {
    const int count = std::max<int>(1, static_cast<int>(state_.stops.size()));
    return {Theme::get().px(36) * count + Theme::get().px(8), Theme::get().px(40)};
}

double HorizonSlider::xOf(std::size_t stop) const {
    const auto count = static_cast<double>(state_.stops.size());
    return width() * (static_cast<double>(stop) + 0.5) / count;
}

void HorizonSlider::paintEvent(QPaintEvent*) {
    if (state_.stops.empty()) return;
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = height() * 0.36;
    painter.setPen(QPen(theme.color(Ink::Imagined), 1.2));
    painter.drawLine(QPointF(xOf(0), y), QPointF(xOf(state_.stops.size() - 1), y));
    for (std::size_t i = 0; i < state_.stops.size(); ++i) {
        const HorizonStop& stop = state_.stops[i];
        const bool current = stop.steps == state_.horizon;
        const QPointF at(xOf(i), y);
        painter.setPen(QPen(theme.color(Ink::Imagined), 1.5));
        painter.setBrush(stop.fedBack == 0 ? theme.color(Ink::Imagined) : theme.color(Ink::Panel));
        painter.drawEllipse(at, theme.px(4), theme.px(4));
        if (current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.color(Ink::Accent), 2));
            painter.drawEllipse(at, theme.px(6.5), theme.px(6.5));
        }
        painter.setFont(theme.mono(11, current ? 500 : 400));
        painter.setPen(theme.color(current ? Ink::Text : Ink::Text2));
        painter.drawText(QRectF(at.x() - 24, y + theme.px(8), 48, theme.px(18)), Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("+%1").arg(stop.steps));
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Ink::Accent), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void HorizonSlider::choose(std::size_t stop) {
    if (stop < state_.stops.size()) Q_EMIT chosen(state_.stops[stop].steps);
}

void HorizonSlider::mousePressEvent(QMouseEvent* event) {
    if (state_.stops.empty()) return;
    choose(static_cast<std::size_t>(std::clamp(event->position().x() / width(), 0.0, 0.999) * static_cast<double>(state_.stops.size())));
}

void HorizonSlider::keyPressEvent(QKeyEvent* event) {
    for (std::size_t i = 0; i < state_.stops.size(); ++i) {
        if (state_.stops[i].steps != state_.horizon) continue;
        if (event->key() == Qt::Key_Right) return choose(i + 1);
        if (event->key() == Qt::Key_Left && i > 0) return choose(i - 1);
    }
    QWidget::keyPressEvent(event);
}

}  // namespace orrery
