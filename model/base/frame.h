#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace orrery {

/// One decoded or predicted picture.
struct Frame {
    int width = 0;                   ///< px
    int height = 0;                  ///< px
    double ptsSeconds = 0;           ///< From the start of the episode.
    std::vector<std::uint8_t> rgba;  ///< [H, W, 4] row-major, no padding, sRGB, straight alpha.
};
using FramePtr = std::shared_ptr<const Frame>;

}  // namespace orrery
