#pragma once

#include "widgets/timeline/lane.h"
#include "widgets/timeline/tracks.h"

namespace orrery {

/// Thumbnails of one camera, each centred on its step.
class VideoLane : public Lane {
    Q_OBJECT
public:
    VideoLane(VideoTrack track, QObject* parent);
    void setThumbnail(int step, const QImage& picture);
    void setGaps(std::vector<VideoGap> gaps);
    const QString& camera() const { return track_.camera; }

    QString title() const override { return track_.camera; }
    int height() const override { return 42; }
    bool hasData() const override { return true; }
    void paint(QPainter& painter, const LanePaint& paint) const override;
    QString toolTip(const QPointF& position, const LanePaint& paint) const override;
    std::vector<int> events() const override;

    /// Steps whose thumbnails stand in view, left to right: a grid that stays when the view moves.
    std::vector<int> stepsInView(const LanePaint& paint) const;
    /// Those of them without picture and outside gaps.
    QList<int> missing(const LanePaint& paint) const;

protected:
    QString valueAtStep(int) const override { return {}; }

private:
    const VideoGap* gapAt(int step) const;
    double stepsApart(const LanePaint& paint) const;

    VideoTrack track_;
    QMap<int, QImage> pictures_;
};

/// Blocks with words: instructions or labels.
class SegmentLane : public Lane {
    Q_OBJECT
public:
    enum class Kind { Instruction, Labels };
    SegmentLane(Kind kind, QObject* parent);
    void setSegments(std::vector<TextSegment> segments);
    const TextSegment* segmentAt(int step) const;

    QString title() const override;
    int height() const override { return 24; }
    bool hasData() const override { return !segments_.empty(); }
    bool showsValue() const override { return false; }
    void paint(QPainter& painter, const LanePaint& paint) const override;
    QString toolTip(const QPointF& position, const LanePaint& paint) const override;
    std::vector<int> events() const override;

protected:
    QString valueAtStep(int) const override;

private:
    Kind kind_;
    std::vector<TextSegment> segments_;
};

/// The chosen action dimension, or all of them, one below the other.
class ActionLane : public Lane {
    Q_OBJECT
public:
    explicit ActionLane(QObject* parent);
    void setDimensions(std::vector<ActionDimension> dimensions);
    const std::vector<ActionDimension>& dimensions() const { return dimensions_; }
    void setChosen(int dimension);
    int chosen() const { return chosen_; }
    void setExpanded(bool all);
    bool isExpanded() const { return expanded_; }

    QString title() const override;
    QString subtitle() const override;
    int height() const override;
    bool hasData() const override { return !dimensions_.empty(); }
    bool titleActs() const override { return true; }
    int titleMiddle() const override { return expanded_ ? 21 : 0; }
    void paint(QPainter& painter, const LanePaint& paint) const override;

    /// The chosen dimension, or all while they are expanded: recorded and predicted.
    QString tsv(int lastStep) const override;

protected:
    QString valueAtStep(int step) const override;

private:
    void paintDimension(QPainter& painter, const LanePaint& paint, const QRectF& row, const ActionDimension& dimension) const;

    std::vector<ActionDimension> dimensions_;
    int chosen_ = 0;
    bool expanded_ = false;
};

/// A bar while the gripper is closed; the prediction as a dashed outline.
class GripperLane : public Lane {
    Q_OBJECT
public:
    explicit GripperLane(QObject* parent);
    void setTrack(GripperTrack track);

    QString title() const override { return tr("Gripper"); }
    int height() const override { return 22; }
    bool hasData() const override { return !track_.closed.empty() || !track_.predictedClosed.empty(); }
    void paint(QPainter& painter, const LanePaint& paint) const override;
    std::vector<int> events() const override;

protected:
    QString valueAtStep(int step) const override;

private:
    GripperTrack track_;
};

/// Ember area in a range that is fixed for the episode; also surprise and energy.
class ErrorLane : public Lane {
    Q_OBJECT
public:
    ErrorLane(const QString& name, QObject* parent);
    void setTrack(ErrorTrack track);
    /// Steps of the three highest peaks, highest first.
    const std::vector<int>& peaks() const { return peaks_; }
    float rangeMax() const { return track_.rangeMax; }

    QString title() const override { return track_.title; }
    QString subtitle() const override { return track_.subtitle; }
    int height() const override { return 44; }
    bool hasData() const override { return !track_.values.empty(); }
    void paint(QPainter& painter, const LanePaint& paint) const override;
    std::optional<LaneHit> hit(const QPointF& position, const LanePaint& paint) const override;
    std::vector<int> events() const override;

    QString tsv(int lastStep) const override;

protected:
    QString valueAtStep(int step) const override;

private:
    QRectF plot(const LanePaint& paint) const;
    double yOf(float value, const QRectF& plot) const;
    QPointF peakAt(int step, const LanePaint& paint) const;
    void paintPeaks(QPainter& painter, const LanePaint& paint) const;

    ErrorTrack track_;
    std::vector<int> peaks_;
};

/// Trunk and one row a branch.
class BranchLane : public Lane {
    Q_OBJECT
public:
    explicit BranchLane(QObject* parent);
    void setBranches(std::vector<BranchRow> rows);

    QString title() const override { return tr("Branches"); }
    int height() const override;
    bool hasData() const override { return !rows_.empty(); }
    int titleMiddle() const override { return 13; }
    void paint(QPainter& painter, const LanePaint& paint) const override;
    std::optional<LaneHit> hit(const QPointF& position, const LanePaint& paint) const override;
    QString toolTip(const QPointF& position, const LanePaint& paint) const override;
    std::vector<int> events() const override;

    QString tsv(int lastStep) const override;
    const BranchRow* find(const QString& id) const;
    /// Where a branch's words stand, right of its badge.
    QRectF labelRect(const BranchRow& row, const LanePaint& paint) const;

protected:
    QString valueAtStep(int) const override;

private:
    double yOf(const BranchRow* row, const QRectF& area) const;
    /// x where the row has left its parent and runs level.
    double levelFrom(const BranchRow& row, const LanePaint& paint) const;
    void paintRow(QPainter& painter, const LanePaint& paint, const BranchRow& row) const;
    void paintNodes(QPainter& painter, const LanePaint& paint, const BranchRow& row) const;
    QRectF badge(const BranchRow& row, const LanePaint& paint) const;

    std::vector<BranchRow> rows_;
};

}  // namespace orrery
