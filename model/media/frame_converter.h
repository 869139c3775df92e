#pragma once

#include "model/base/frame.h"
#include "model/base/result.h"
#include "model/media/av_handles.h"

namespace orrery {

/// Turns decoded pictures into Frames: the stream's own matrix and range, accurate rounding, display rotation.
/// Untagged streams: BT.709 from 720 lines on, else BT.601, limited range.
class FrameConverter {
public:
    /// `quarterTurns`: how often to turn the picture by 90 degrees clockwise for display, 0 to 3.
    explicit FrameConverter(int quarterTurns = 0) : quarterTurns_(quarterTurns) {}

    /// Errors: Unsupported when the pixel format cannot be converted.
    Result<FramePtr> convert(const AVFrame& picture, double ptsSeconds);

private:
    struct Layout {
        int width = 0, height = 0, format = -1, matrix = -1, fullRange = 0;
        bool operator==(const Layout&) const = default;
    };
    Result<void> prepare(const Layout& layout);

    int quarterTurns_;
    Layout layout_;
    SwsPtr scaler_;
};

/// How often pictures of a stream must be turned by 90 degrees clockwise before they are shown.
int quarterTurns(const AVStream& stream);

}  // namespace orrery
