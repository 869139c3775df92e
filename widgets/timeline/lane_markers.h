#pragma once

#include "widgets/timeline/lane.h"
#include "widgets/timeline/tracks.h"

namespace orrery {

/// A flag at each step that a person marked, with its name or its step.
class MarkerLane : public Lane {
    Q_OBJECT
public:
    explicit MarkerLane(QObject* parent);
    /// Steps ascend.
    void setMarkers(std::vector<TimelineMarker> markers);
    const std::vector<TimelineMarker>& markers() const { return markers_; }
    const TimelineMarker* at(int step) const;
    /// The marker whose flag stands at most `reach` px from x, or null.
    const TimelineMarker* nearest(double x, const TimeView& view, double reach) const;
    /// What a tool tip says of a marker.
    static QString sentence(const TimelineMarker& marker);

    QString title() const override { return tr("Markers"); }
    int height() const override { return 24; }
    bool hasData() const override { return !markers_.empty(); }
    bool showsValue() const override { return false; }
    void paint(QPainter& painter, const LanePaint& paint) const override;
    std::optional<LaneHit> hit(const QPointF& position, const LanePaint& paint) const override;
    QString toolTip(const QPointF& position, const LanePaint& paint) const override;
    std::vector<int> events() const override;
    QString tsv(int lastStep) const override;

protected:
    QString valueAtStep(int step) const override;

private:
    QRectF words(std::size_t place, const LanePaint& paint) const;
    const TimelineMarker* under(const QPointF& position, const LanePaint& paint) const;

    std::vector<TimelineMarker> markers_;
};

}  // namespace orrery
