#pragma once

#include <QImage>

#include "widgets/frames/render/draw_list.h"

namespace orrery {

/// Draws `list` on the CPU into an opaque RGBA8888 image of `size` device px. The same rules as frame.frag, without Vulkan.
QImage drawRaster(const DrawList& list, const QSize& size);

/// Rows of the colour maps that error maps go through: ember, signed dark, signed light; kMapSteps colours each, [3, kMapSteps, 4].
inline constexpr int kMapSteps = 1024;
const std::vector<std::uint8_t>& mapTexture();

}  // namespace orrery
