#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace orrery {

/// One horizon the model can answer.
struct HorizonStop {
    int steps = 0;    ///< Δ
    int fedBack = 0;  ///< 0: predicted directly; n: obtained by feeding predictions back n times.
};

/// What the bar under the frames says about the question and its answer.
struct HorizonState {
    std::vector<HorizonStop> stops;  ///< Ascending. Empty: the bar says why in `note`.
    int horizon = 0;                 ///< Δ of the chosen stop
    int playhead = 0;
    int lastStep = 0;
    int madeAt = -1;                  ///< Step of the question; −1: none yet.
    int shownStep = -1;               ///< Step the answer is about.
    int contextFrames = 0;            ///< Frames the model saw, the last one at `madeAt`.
    int contextWanted = 0;            ///< The model's full window.
    std::optional<double> error;      ///< Mean over the cameras that have both pictures.
    std::optional<double> copyLast;   ///< Error of repeating the frame at `madeAt`.
    int camerasUsed = 0, camerasAll = 0;
    QString note;                     ///< Shown in place of slider and rail when there are no stops.
};

}  // namespace orrery
