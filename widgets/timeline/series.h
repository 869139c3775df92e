#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "widgets/timeline/geometry.h"

namespace orrery {

/// One value a step from step 0 on; NaN where there is none.
using Series = std::vector<float>;

/// The value at `step`, NaN outside.
float valueAt(const Series& series, int step);

/// Steps without a value between the first and the last that has one.
int gapCount(const Series& series);

/// Largest |value|, 0 when there is none.
float largestMagnitude(const Series& series);

/// The `quantile` (0…1) of the values that are there, 0 when there is none: what fixes a range for a whole episode.
float quantile(const Series& series, double quantile);

struct SeriesPoint {
    double step = 0;
    float value = 0;
};

/// A stretch without gaps.
using SeriesRun = std::vector<SeriesPoint>;

/// The stretches of `series` in view (one step beyond each edge). With more than two values a pixel, each pixel column keeps its
/// smallest and largest value at their own steps, so that no peak is lost; otherwise every value is kept.
std::vector<SeriesRun> runsInView(const Series& series, const TimeView& view);

/// Steps of the `count` highest local maxima, highest first, at least `distance` steps apart. Values below 1 % of the highest are
/// no peaks, nor is a flat line.
std::vector<int> highestPeaks(const Series& series, std::size_t count, int distance);

}  // namespace orrery
