#pragma once

#include <vector>

#include "widgets/bridge/session.h"
#include "widgets/timeline/tracks.h"

/// What the time panels show, read out of a session.
namespace orrery::series {

/// Recorded and predicted numbers of every action dimension, in the unit of the model's card when there is one.
std::vector<ActionDimension> actions(const Session& session);
GripperTrack gripper(const Session& session);
std::vector<TextSegment> instructions(const Session& session);
/// Mean over the cameras that were measured.
ErrorTrack errors(const Session& session);
std::vector<BranchRow> branches(const Session& session);
/// Place of the first camera that no problem of the whole dataset names: the others have no files at all.
std::size_t firstCamera(const Session& session);
std::vector<StepSpan> spans(const std::vector<bool>& steps);

}  // namespace orrery::series
