#include "widgets/timeline/series.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace orrery {
namespace {

/// Adds the smallest and the largest of one pixel column in the order of their steps.
class Column {
public:
    explicit Column(SeriesRun& out) : out_(out) {}

    void add(long pixel, const SeriesPoint& point) {
        if (empty_ || pixel != pixel_) {
            flush();
            pixel_ = pixel;
            low_ = high_ = point;
            empty_ = false;
            return;
        }
        if (point.value < low_.value) low_ = point;
        if (point.value > high_.value) high_ = point;
    }
    void flush() {
        if (empty_) return;
        const bool lowFirst = low_.step <= high_.step;
        out_.push_back(lowFirst ? low_ : high_);
        if (low_.step != high_.step) out_.push_back(lowFirst ? high_ : low_);
        empty_ = true;
    }

private:
    SeriesRun& out_;
    bool empty_ = true;
    long pixel_ = 0;
    SeriesPoint low_, high_;
};

SeriesRun reduced(const SeriesRun& run, const TimeView& view) {
    SeriesRun out;
    Column column(out);
    for (const SeriesPoint& point : run) column.add(std::lround(view.xOf(point.step)), point);
    column.flush();
    return out;
}

}  // namespace

float valueAt(const Series& series, int step) {
    const bool inside = step >= 0 && step < static_cast<int>(series.size());
    return inside ? series[static_cast<std::size_t>(step)] : std::numeric_limits<float>::quiet_NaN();
}

int gapCount(const Series& series) {
    const auto there = [](float value) { return !std::isnan(value); };
    const auto first = std::find_if(series.begin(), series.end(), there);
    const auto last = std::find_if(series.rbegin(), std::make_reverse_iterator(first), there).base();
    return static_cast<int>(std::count_if(first, last, [](float value) { return std::isnan(value); }));
}

float largestMagnitude(const Series& series) {
    float largest = 0;
    for (const float value : series) {
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    }
    return largest;
}

float quantile(const Series& series, double quantile) {
    Series there;
    std::copy_if(series.begin(), series.end(), std::back_inserter(there), [](float value) { return std::isfinite(value); });
    if (there.empty()) return 0;
    const double position = std::clamp(quantile, 0.0, 1.0) * static_cast<double>(there.size() - 1);
    const auto nth = there.begin() + static_cast<std::ptrdiff_t>(std::lround(position));
    std::nth_element(there.begin(), nth, there.end());
    return *nth;
}

std::vector<SeriesRun> runsInView(const Series& series, const TimeView& view) {
    const int size = static_cast<int>(series.size());
    const int from = std::clamp(static_cast<int>(std::floor(view.first)) - 1, 0, size);
    const int to = std::clamp(static_cast<int>(std::ceil(view.last)) + 2, from, size);
    const bool reduce = view.pixelsPerStep() < 0.5;
    std::vector<SeriesRun> runs;
    SeriesRun run;
    const auto finish = [&] {
        if (!run.empty()) runs.push_back(reduce ? reduced(run, view) : run);
        run.clear();
    };
    for (int step = from; step < to; ++step) {
        const float value = series[static_cast<std::size_t>(step)];
        if (std::isfinite(value)) {
            run.push_back({static_cast<double>(step), value});
        } else {
            finish();
        }
    }
    finish();
    return runs;
}

std::vector<int> highestPeaks(const Series& series, std::size_t count, int distance) {
    const auto at = [&](int step) {
        const float value = valueAt(series, step);
        return std::isfinite(value) ? value : -std::numeric_limits<float>::infinity();
    };
    std::vector<int> candidates;
    for (int step = 0; step < static_cast<int>(series.size()); ++step) {
        const bool rises = at(step) > at(step - 1);
        // the left end of a plateau counts when the plateau falls afterwards
        int after = step + 1;
        while (after < static_cast<int>(series.size()) && at(after) == at(step)) ++after;
        const bool wholeSeriesIsFlat = step == 0 && after == static_cast<int>(series.size());
        if (rises && at(step) > at(after) && !wholeSeriesIsFlat) candidates.push_back(step);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [&](int a, int b) { return at(a) > at(b); });
    std::vector<int> peaks;
    for (const int step : candidates) {
        if (peaks.size() == count || at(step) <= 0.01F * at(candidates.front()) || at(step) <= 0) break;
        const bool far = std::all_of(peaks.begin(), peaks.end(), [&](int peak) { return std::abs(peak - step) >= distance; });
        if (far) peaks.push_back(step);
    }
    return peaks;
}

}  // namespace orrery
