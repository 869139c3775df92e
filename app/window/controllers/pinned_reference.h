#pragma once

#include <map>
#include <optional>

#include "widgets/bridge/session.h"
#include "widgets/frames/grid_state.h"

namespace orrery {

/// The step that a person froze as the reference of the frames (P). It holds its pictures, so that no cache can drop them.
class PinnedReference {
public:
    explicit PinnedReference(const Session& session) : session_(session) {}

    /// Freezes what was recorded at `step`; −1 lets go.
    void pin(qint64 step);
    qint64 step() const { return step_; }
    /// What Shift shows over a camera, or nothing while no step is pinned.
    std::optional<CellState> cell(std::size_t camera);

private:
    const Session& session_;
    qint64 step_ = -1;
    std::map<std::size_t, FramePtr> frames_;
};

}  // namespace orrery
