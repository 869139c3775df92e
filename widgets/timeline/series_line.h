#pragma once

#include <QPainterPath>
#include <QPointF>

#include "widgets/timeline/series.h"

namespace orrery {

/// Where a value stands: `zero` is the y of 0.
struct ValueScale {
    double zero = 0;
    double pixelsPerUnit = 1;

    double yOf(double value) const { return zero - value * pixelsPerUnit; }
};

/// `series` in view as lines, one for each stretch without gaps.
QPainterPath seriesPath(const Series& series, const TimeView& view, const ValueScale& scale);
/// Values with a gap on either side, which no line shows.
std::vector<QPointF> lonelyPoints(const Series& series, const TimeView& view, const ValueScale& scale);

}  // namespace orrery
