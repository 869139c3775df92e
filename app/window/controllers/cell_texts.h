#pragma once

#include <vector>

#include "widgets/bridge/session.h"
#include "widgets/frames/grid_state.h"

/// The words of the frame grid (window.md 1.2 and 2), in one place.
namespace orrery::texts {

QString recorded();
QString pinned();
QString noPicture(qint64 step);
QString truthNote(const Session& session);
std::vector<Choice> placements(const Session& session);
std::vector<Choice> contrasts(const Session& session);
QString predictionSource(const Session& session, const CellView& view);
/// "uses the truth", "input missing: zeros", "context 4 of 10", or empty.
QString predictionWarning(const Session& session, const CellView& view);
QString metric(const FrameMetrics& metrics);
QString noHorizon(const Session& session);

/// Status, title, text and buttons of a cell that does or does not show a picture.
void describe(CellState& cell, const CellView& view, const Session& session, Column column);
void noError(CellState& cell, const Session& session, int step);

}  // namespace orrery::texts
