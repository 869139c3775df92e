#include "widgets/timeline/lane.h"

namespace orrery {

Lane::Lane(const QString& name, QObject* parent) : QObject(parent) { setObjectName(name); }

std::optional<LaneHit> Lane::hit(const QPointF&, const LanePaint&) const { return std::nullopt; }

QString Lane::toolTip(const QPointF&, const LanePaint&) const { return {}; }

void Lane::setPlayhead(int step) {
    playhead_ = step;
    const QString value = valueAtStep(step);
    if (value == value_) return;
    value_ = value;
    Q_EMIT valueChanged();
}

void Lane::refresh() {
    setPlayhead(playhead_);
    Q_EMIT changed();
}

}  // namespace orrery
