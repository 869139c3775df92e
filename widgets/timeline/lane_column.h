#pragma once

#include "widgets/timeline/lane.h"
#include "widgets/timeline/series_line.h"
#include "widgets/timeline/tracks.h"

namespace orrery {

/// One recorded column of the dataset, between its own smallest and largest value of the episode.
class ColumnLane : public Lane {
    Q_OBJECT
public:
    ColumnLane(ColumnTrack track, QObject* parent);
    const QString& id() const { return track_.id; }

    QString title() const override { return track_.name; }
    QString subtitle() const override { return track_.source; }
    int height() const override { return 42; }
    int titleMiddle() const override { return track_.source.isEmpty() ? 0 : 14; }
    bool hasData() const override { return !track_.values.empty(); }
    void paint(QPainter& painter, const LanePaint& paint) const override;
    QString toolTip(const QPointF& position, const LanePaint& paint) const override;
    QString tsv(int lastStep) const override;

protected:
    QString valueAtStep(int step) const override;

private:
    ValueScale scale(const QRectF& area) const;

    ColumnTrack track_;
    double least_ = 0;
    double span_ = 0;
    Series above_;  ///< the values from the least on: single precision would lose the steps of large numbers
};

}  // namespace orrery
