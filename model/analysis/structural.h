#pragma once

#include <vector>

#include "model/base/frame.h"

namespace orrery {

/// Structural error of each pixel, (1 − SSIM) / 2 in 0 … 1, on luma: [H * W] row-major. Both frames must have one size.
/// Gaussian window of 11 with σ = 1.5, K1 = 0.01, K2 = 0.03; edges are repeated.
/// Source: Wang, Bovik, Sheikh, Simoncelli, Image quality assessment, 2004, equation 13.
std::vector<float> structuralError(const Frame& truth, const Frame& prediction);

}  // namespace orrery
