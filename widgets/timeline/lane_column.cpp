#include "widgets/timeline/lane_column.h"

#include <algorithm>
#include <cmath>

#include "widgets/timeline/strokes.h"

namespace orrery {

ColumnLane::ColumnLane(ColumnTrack track, QObject* parent) : Lane(QStringLiteral("lane.column.") + track.id, parent), track_(std::move(track)) {
    std::vector<double> there;
    std::ranges::copy_if(track_.values, std::back_inserter(there), [](double value) { return std::isfinite(value); });
    if (!there.empty()) {
        const auto [least, largest] = std::ranges::minmax(there);
        least_ = least;
        span_ = largest - least;
    }
    above_.reserve(track_.values.size());
    for (const double value : track_.values) above_.push_back(static_cast<float>(value - least_));
    refresh();
}

QString ColumnLane::valueAtStep(int step) const {
    if (step < 0 || step >= static_cast<int>(track_.values.size())) return {};
    const QString number = strokes::number(track_.values[static_cast<std::size_t>(step)], track_.decimals);
    return track_.unit.isEmpty() ? number : number + QChar(0x202F) + track_.unit;
}

ValueScale ColumnLane::scale(const QRectF& area) const {
    const double margin = Theme::get().px(5);
    if (span_ <= 0) return {area.center().y(), 0};
    return {area.bottom() - margin, (area.height() - 2 * margin) / span_};
}

void ColumnLane::paint(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    const ValueScale scale = this->scale(paint.area);
    if (span_ > 0 && least_ <= 0 && least_ + span_ >= 0) {
        const double zero = scale.yOf(-least_);
        painter.setPen(QPen(theme.color(Ink::Line), 1));
        painter.drawLine(QPointF(paint.view.xOf(0), zero), QPointF(paint.view.xOf(paint.lastStep), zero));
    }
    painter.setOpacity(paint.opacity(Origin::Given));
    strokes::stroke(painter, seriesPath(above_, paint.view, scale), Origin::Given, 1.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Origin::Given));
    for (const QPointF& point : lonelyPoints(above_, paint.view, scale)) painter.drawEllipse(point, 1.5 * theme.scale(), 1.5 * theme.scale());
    painter.setOpacity(1);
}

QString ColumnLane::toolTip(const QPointF& position, const LanePaint& paint) const {
    const int step = paint.view.nearestStep(position.x(), paint.lastStep);
    return tr("%1 at step %2: %3").arg(title()).arg(step).arg(valueAtStep(step));
}

QString ColumnLane::tsv(int lastStep) const {
    const QString name = track_.unit.isEmpty() ? title() : QStringLiteral("%1 (%2)").arg(title(), track_.unit);
    QString text = Lane::tr("step") + u'\t' + name + u'\n';
    for (int step = 0; step <= lastStep; ++step) {
        const bool inside = step < static_cast<int>(track_.values.size());
        const double value = inside ? track_.values[static_cast<std::size_t>(step)] : std::nan("");
        text += QString::number(step) + u'\t' + (std::isfinite(value) ? QString::number(value, 'g', track_.digits) : QString()) + u'\n';
    }
    return text;
}

}  // namespace orrery
