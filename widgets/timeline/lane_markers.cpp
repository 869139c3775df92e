#include "widgets/timeline/lane_markers.h"

#include <QFontMetricsF>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

constexpr int kReach = 12;  // px about a flag's pole that are the flag: 24 in all

QString textOf(const TimelineMarker& marker) { return marker.name.isEmpty() ? QString::number(marker.step) : marker.name; }

QFont fontOf(const TimelineMarker& marker) { return marker.name.isEmpty() ? Theme::get().mono(11) : Theme::get().ui(12); }

}  // namespace

MarkerLane::MarkerLane(QObject* parent) : Lane(QStringLiteral("lane.markers"), parent) {}

void MarkerLane::setMarkers(std::vector<TimelineMarker> markers) {
    markers_ = std::move(markers);
    refresh();
}

const TimelineMarker* MarkerLane::at(int step) const {
    const auto found = std::ranges::find(markers_, step, &TimelineMarker::step);
    return found == markers_.end() ? nullptr : &*found;
}

const TimelineMarker* MarkerLane::nearest(double x, const TimeView& view, double reach) const {
    const auto away = [&](const TimelineMarker& marker) { return std::abs(view.xOf(marker.step) - x); };
    const auto found = std::ranges::min_element(markers_, {}, away);
    return found == markers_.end() || away(*found) > reach ? nullptr : &*found;
}

QString MarkerLane::sentence(const TimelineMarker& marker) {
    if (marker.name.isEmpty()) return tr("Marker at step %1").arg(marker.step);
    return tr("%1, marker at step %2").arg(marker.name).arg(marker.step);
}

QString MarkerLane::valueAtStep(int step) const {
    const TimelineMarker* marker = at(step);
    return marker == nullptr ? QString() : textOf(*marker);
}

/// Right of the flag, up to the next one.
QRectF MarkerLane::words(std::size_t place, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    const double left = paint.view.xOf(markers_[place].step) + theme.px(12);
    const double end = place + 1 < markers_.size() ? paint.view.xOf(markers_[place + 1].step) - theme.px(4) : paint.area.right();
    const double wanted = QFontMetricsF(fontOf(markers_[place])).horizontalAdvance(textOf(markers_[place])) + 1;
    return {left, paint.area.top(), std::max(0.0, std::min(end - left, wanted)), paint.area.height()};
}

void MarkerLane::paint(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    const QColor accent = theme.color(Ink::Accent);
    const double top = paint.area.top() + theme.px(5);
    for (std::size_t i = 0; i < markers_.size(); ++i) {
        const double x = paint.view.xOf(markers_[i].step);
        painter.fillRect(QRectF(x - 0.5, top, 1, paint.area.bottom() - top), accent);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawPolygon(QPolygonF{QPointF(x, top), QPointF(x + theme.px(9), top + theme.px(4)), QPointF(x, top + theme.px(8))});
        const QRectF room = words(i, paint);
        if (room.width() < theme.px(8)) continue;
        painter.setFont(fontOf(markers_[i]));
        painter.setPen(theme.color(markers_[i].name.isEmpty() ? Ink::Text2 : Ink::Text));
        strokes::elided(painter, room, textOf(markers_[i]));
    }
}

const TimelineMarker* MarkerLane::under(const QPointF& position, const LanePaint& paint) const {
    if (const TimelineMarker* flag = nearest(position.x(), paint.view, Theme::get().px(kReach))) return flag;
    for (std::size_t i = 0; i < markers_.size(); ++i) {
        if (words(i, paint).contains(position)) return &markers_[i];
    }
    return nullptr;
}

std::optional<LaneHit> MarkerLane::hit(const QPointF& position, const LanePaint& paint) const {
    const TimelineMarker* marker = under(position, paint);
    return marker == nullptr ? std::nullopt : std::optional(LaneHit{marker->step, {}});
}

QString MarkerLane::toolTip(const QPointF& position, const LanePaint& paint) const {
    const TimelineMarker* marker = under(position, paint);
    return marker == nullptr ? QString() : sentence(*marker);
}

std::vector<int> MarkerLane::events() const {
    std::vector<int> steps;
    for (const TimelineMarker& marker : markers_) steps.push_back(marker.step);
    return steps;
}

QString MarkerLane::tsv(int) const {
    QString text = Lane::tr("step") + u'\t' + tr("marker") + u'\n';
    for (const TimelineMarker& marker : markers_) text += QString::number(marker.step) + u'\t' + marker.name + u'\n';
    return text;
}

}  // namespace orrery
