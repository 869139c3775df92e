#pragma once

#include <QJsonObject>

#include "app/window/controllers/columns_of_session.h"

namespace orrery {

/// What a session keeps of the timeline.
struct TimelineState {
    Markers::Book markers;
    ColumnBook columns;
    LaneLook lanes;
};

QJsonObject toJson(const TimelineState& state);
/// What is not understood is left out: a session is a file like any other.
TimelineState timelineFromJson(const QJsonObject& json);

}  // namespace orrery
