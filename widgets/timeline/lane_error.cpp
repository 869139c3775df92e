#include <QFontMetricsF>
#include <QLinearGradient>
#include <algorithm>
#include <cmath>

#include "widgets/timeline/lanes.h"
#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

constexpr std::size_t kPeaks = 3;

QLinearGradient emberGradient(const QRectF& plot) {
    QLinearGradient gradient(plot.bottomLeft(), plot.topLeft());
    for (const auto& [position, color] : Theme::get().ember().stops) gradient.setColorAt(position, color);
    return gradient;
}

}  // namespace

ErrorLane::ErrorLane(const QString& name, QObject* parent) : Lane(name, parent) {}

void ErrorLane::setTrack(ErrorTrack track) {
    track_ = std::move(track);
    if (track_.rangeMax <= 0) track_.rangeMax = std::max(quantile(track_.values, 0.99), quantile(track_.copyLast, 0.99));
    peaks_ = highestPeaks(track_.values, kPeaks, std::max(5, static_cast<int>(track_.values.size()) / 40));
    refresh();
}

QString ErrorLane::valueAtStep(int step) const {
    return hasData() ? strokes::number(valueAt(track_.values, step), 3) : QString();
}

QString ErrorLane::tsv(int lastStep) const {
    const QString name = track_.subtitle.isEmpty() ? track_.title : QStringLiteral("%1 (%2)").arg(track_.title, track_.subtitle);
    return table({name, tr("copy-last")}, {&track_.values, &track_.copyLast}, lastStep);
}

QRectF ErrorLane::plot(const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    return paint.area.adjusted(0, theme.px(5), 0, -theme.px(3));
}

double ErrorLane::yOf(float value, const QRectF& plot) const {
    const double share = track_.rangeMax > 0 ? std::clamp(static_cast<double>(value / track_.rangeMax), 0.0, 1.0) : 0;
    return plot.bottom() - share * plot.height();
}

void ErrorLane::paint(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    const QRectF box = plot(paint);
    painter.setOpacity(paint.opacity(Origin::Imagined));
    painter.setPen(Qt::NoPen);
    painter.setBrush(emberGradient(box));
    for (const SeriesRun& run : runsInView(track_.values, paint.view)) {
        // a lone value is as wide as half a step, or it would have no area
        QPolygonF area{QPointF(paint.view.xOf(run.front().step - (run.size() == 1 ? 0.25 : 0)), box.bottom())};
        for (const SeriesPoint& point : run) area << QPointF(paint.view.xOf(point.step), yOf(point.value, box));
        area << QPointF(paint.view.xOf(run.back().step + (run.size() == 1 ? 0.25 : 0)), box.bottom());
        painter.drawPolygon(area);
    }
    painter.setOpacity(paint.opacity(Origin::Given));
    QPen dots(theme.color(Ink::Text2), 1.2 * theme.scale());
    dots.setCapStyle(Qt::FlatCap);
    dots.setDashPattern({1, 2});
    QPainterPath copy;
    for (const SeriesRun& run : runsInView(track_.copyLast, paint.view)) {
        for (std::size_t i = 0; i < run.size(); ++i) {
            const QPointF point(paint.view.xOf(run[i].step), yOf(run[i].value, box));
            if (i == 0) copy.moveTo(point);
            else copy.lineTo(point);
        }
    }
    painter.strokePath(copy, dots);
    painter.setOpacity(1);
    paintPeaks(painter, paint);
}

QPointF ErrorLane::peakAt(int step, const LanePaint& paint) const {
    return {paint.view.xOf(step), yOf(valueAt(track_.values, step), plot(paint))};
}

void ErrorLane::paintPeaks(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    for (std::size_t i = 0; i < peaks_.size(); ++i) {
        const QPointF tip = peakAt(peaks_[i], paint);
        const double side = theme.scale() * (i == 0 ? 4.5 : 3);
        const double top = std::max(tip.y() - 2 * side, paint.area.top() + theme.scale());
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(i == 0 ? Ink::Text : Ink::Text2));
        painter.drawPolygon(QPolygonF{{tip.x() - side, top}, {tip.x() + side, top}, {tip.x(), top + side * 1.2}});
        if (i > 0) continue;
        painter.setFont(theme.mono(11));
        const QString text = strokes::number(valueAt(track_.values, peaks_[i]), 3);
        const QFontMetricsF metrics(painter.font());
        QRectF words(0, 0, metrics.horizontalAdvance(text), metrics.height());
        words.moveTopLeft({tip.x() + side + theme.px(3), top + side / 2 - metrics.height() / 2});
        if (words.right() > paint.area.right()) words.moveRight(tip.x() - side - theme.px(3));
        if (words.top() < paint.area.top()) words.moveTop(paint.area.top());
        // a ground of its own, so that the dotted line does not run through the digits
        QColor ground = theme.color(Ink::Panel);
        ground.setAlphaF(0.8F);
        painter.fillRect(words.adjusted(-theme.px(1), 0, theme.px(1), 0), ground);
        painter.setPen(theme.color(Ink::Text));
        painter.drawText(words, Qt::AlignCenter, text);
    }
}

std::optional<LaneHit> ErrorLane::hit(const QPointF& position, const LanePaint& paint) const {
    const double reach = 12 * Theme::get().scale();
    for (const int step : peaks_) {
        const QPointF away = peakAt(step, paint) - position;
        if (std::abs(away.x()) <= reach / 1.5 && std::abs(away.y()) <= reach) return LaneHit{step, std::nullopt};
    }
    return std::nullopt;
}

std::vector<int> ErrorLane::events() const {
    std::vector<int> steps = peaks_;
    std::sort(steps.begin(), steps.end());
    return steps;
}

}  // namespace orrery
