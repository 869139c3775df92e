#pragma once

#include <QWidget>

#include "widgets/timeline/geometry.h"

namespace orrery {

class Timeline;

/// Steps and seconds, the playhead's flag, the in/out range and the line of what is ready. Mouse presses go to the timeline.
class TimelineRuler : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QStringList labels READ labels)
public:
    explicit TimelineRuler(Timeline* timeline);

    /// A label as drawn; x in the ruler's own pixels.
    struct Label {
        QString step;
        QString seconds;  ///< empty when crowded
        Extent extent;
    };
    /// None touches another or the flag.
    std::vector<Label> visibleLabels() const;
    QStringList labels() const;
    Extent flagExtent() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Label> majorLabels(bool withSeconds) const;
    void paintMarks(QPainter& painter) const;
    void paintReady(QPainter& painter) const;
    void paintMarkers(QPainter& painter) const;
    void paintRange(QPainter& painter) const;
    void paintFlag(QPainter& painter) const;

    Timeline* timeline_;
};

}  // namespace orrery
