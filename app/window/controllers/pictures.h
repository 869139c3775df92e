#pragma once

#include <QImage>

#include "model/base/frame.h"

namespace orrery {

/// A frame as an image of its own; a null frame gives a null image.
inline QImage imageOf(const FramePtr& frame) {
    if (!frame) return {};
    return QImage(frame->rgba.data(), frame->width, frame->height, 4 * frame->width, QImage::Format_RGBA8888).copy();
}

}  // namespace orrery
