#include "widgets/timeline/lane.h"

#include <cmath>

#include "widgets/timeline/series.h"

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

QString Lane::tsv(int lastStep) const {
    QString text = tr("step") + u'\t' + title() + u'\n';
    for (int step = 0; step <= lastStep; ++step) text += QString::number(step) + u'\t' + valueAtStep(step) + u'\n';
    return text;
}

QString Lane::table(const QStringList& names, const std::vector<const std::vector<float>*>& columns, int lastStep) {
    QString text = tr("step") + u'\t' + names.join(u'\t') + u'\n';
    for (int step = 0; step <= lastStep; ++step) {
        text += QString::number(step);
        for (const auto* column : columns) {
            const float value = valueAt(*column, step);
            text += u'\t' + (std::isfinite(value) ? QString::number(value, 'g', 9) : QString());
        }
        text += u'\n';
    }
    return text;
}

void Lane::refresh() {
    setPlayhead(playhead_);
    Q_EMIT changed();
}

}  // namespace orrery
