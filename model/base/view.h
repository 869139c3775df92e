#pragma once

#include <cstdint>

namespace orrery {

/// Where the statistics come from that a normalised prediction lacks: the frame the model saw, the recorded frame at the
/// predicted step ("uses the truth"), or nowhere.
enum class Contrast : std::uint8_t { Seen, Truth, Raw };

/// Which prediction stands beside the playhead: the one made Δ steps before about it, or the one made at it (look ahead).
enum class Placement : std::uint8_t { MadeAt, LookAhead };

}  // namespace orrery
