#pragma once

#include <QImage>
#include <QMap>
#include <QString>
#include <QStringList>
#include <vector>

#include "widgets/theme/theme.h"
#include "widgets/timeline/series.h"

/// What the lanes of the timeline show, as plain data. Steps count from 0; spans are half-open [first, end).
namespace orrery {

struct StepSpan {
    int first = 0;
    int end = 0;
};

/// Steps of one camera without a picture, with the reason as the person reads it.
struct VideoGap {
    StepSpan steps;
    QString reason;
};

struct VideoTrack {
    QString camera;
    double aspect = 4.0 / 3.0;  ///< width over height of a thumbnail
    std::vector<VideoGap> gaps;
};

enum class SegmentState { Accepted, Proposed, Rejected };

/// A block with words: an instruction, a label.
struct TextSegment {
    StepSpan steps;
    QString text;
    Origin origin = Origin::Given;
    SegmentState state = SegmentState::Accepted;
    bool selected = false;
};

struct ActionDimension {
    QString name;  ///< "Δz"
    QString unit;  ///< "m"
    Series recorded;
    Series predicted;             ///< placed at the step it is about
    std::vector<int> chunkStarts;  ///< steps at which the model was asked
};

struct GripperTrack {
    std::vector<StepSpan> closed;
    std::vector<StepSpan> predictedClosed;
};

/// Error, surprise or energy over time.
struct ErrorTrack {
    QString title;     ///< "Error at +3"
    QString subtitle;  ///< "MAE, both cameras"
    Series values;
    Series copyLast;     ///< error of repeating the last frame; may be empty
    float rangeMax = 0;  ///< fixed for the episode; 0: the 99th percentile of the values and of copyLast
};

/// One row under the trunk.
struct BranchRow {
    QString id;      ///< what nodeChosen hands back
    QString parent;  ///< id of the branch it leaves; empty: the trunk
    QString letter;  ///< badge
    QString label;   ///< what was changed
    Origin origin = Origin::Imagined;
    int forkStep = 0;
    int lastStep = 0;
    bool current = false;
};

struct TimelineMarker {
    int step = 0;
    QString name;  ///< may be empty
};

/// A recorded column of numbers that a person added.
struct ColumnTrack {
    QString id;       ///< "observation.state.3": what its lane is called after "lane.column."
    QString name;     ///< "tcp_yaw"
    QString source;   ///< "state"; may be empty
    QString unit;
    int decimals = 3;            ///< beside the name
    int digits = 9;              ///< copied: as many as the type can tell apart
    std::vector<double> values;  ///< one a step from step 0 on; NaN where there is none
};

/// What a person did to lanes, by objectName.
struct LaneLook {
    QStringList hidden;
    QMap<QString, double> heights;  ///< times a lane's own height
};

}  // namespace orrery
