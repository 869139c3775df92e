#pragma once

#include <QByteArray>
#include <functional>

namespace orrery {

class MainWindow;

/// Moves the playhead 60 times a second for `seconds` while the model fills the episode, then hands over one JSON object:
/// moves, pictures painted (per second), how often both truth frames were those of the step asked for at the next move, and the
/// time from one turn of the event loop to the next (median, p95, longest; ms), and the processor time of the GUI thread. Waits first until nothing is pending.
void benchScrub(MainWindow& window, double seconds, std::function<void(const QByteArray& json)> done);

}  // namespace orrery
