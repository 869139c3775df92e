#include "widgets/timeline/series_line.h"

namespace orrery {

QPainterPath seriesPath(const Series& series, const TimeView& view, const ValueScale& scale) {
    QPainterPath path;
    for (const SeriesRun& run : runsInView(series, view)) {
        for (std::size_t i = 0; i < run.size(); ++i) {
            const QPointF point(view.xOf(run[i].step), scale.yOf(run[i].value));
            if (i == 0) path.moveTo(point);
            else path.lineTo(point);
        }
    }
    return path;
}

std::vector<QPointF> lonelyPoints(const Series& series, const TimeView& view, const ValueScale& scale) {
    std::vector<QPointF> points;
    for (const SeriesRun& run : runsInView(series, view)) {
        if (run.size() == 1) points.emplace_back(view.xOf(run.front().step), scale.yOf(run.front().value));
    }
    return points;
}

}  // namespace orrery
