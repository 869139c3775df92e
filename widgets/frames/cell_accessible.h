#pragma once

namespace orrery {

/// Tells screen readers that a FrameCanvas holds its cells: "exterior_1, prediction by GR-1, step 212, made at 209". Idempotent.
void installCellAccessibility();

}  // namespace orrery
