#pragma once

#include <QString>
#include <nlohmann/json_fwd.hpp>

#include "widgets/bridge/session.h"
#include "widgets/frames/grid_state.h"

/// Where what is on screen comes from (window.md 8), as documents for pictures, clipboard and Inspector.
namespace orrery::provenance {

/// Everything that the frames show at this moment, camera by camera.
nlohmann::json ofView(const Session& session);
/// One cell: {"what", "camera", "step", ..., "provenance", "reproduce"}. `camera` is a place in Session::cameras().
nlohmann::json ofCell(const Session& session, std::size_t camera, Column column);
/// A branch as seen from `step`: its newest own node at or before it, or what is known before the first is computed.
nlohmann::json ofBranch(const Session& session, int branch, qint64 step);

/// One sentence for people, below a picture.
QString line(const Session& session);

}  // namespace orrery::provenance
