#include "widgets/timeline/geometry.h"

#include <algorithm>
#include <cmath>

namespace orrery {
namespace {

/// 1, 2 or 5 × 10ⁿ, the smallest that is at least `value`; never below one step.
int roundInterval(double value) {
    for (int power = 1; power <= 100'000'000; power *= 10) {
        for (const int digit : {1, 2, 5}) {
            if (digit * power >= value) return digit * power;
        }
    }
    return 1'000'000'000;
}

/// Minors split a major so that they fall on whole steps: 1 → 1, 2 → 2, the rest by five.
int minorInterval(int major) { return major <= 2 ? 1 : std::max(1, major / 5); }

}  // namespace

int TimeView::nearestStep(double x, int lastStep) const {
    return static_cast<int>(std::lround(std::clamp(stepAt(x), 0.0, static_cast<double>(std::max(0, lastStep)))));
}

TimeView clamped(TimeView view, int lastStep, double widestStep) {
    const double least = std::max(kLeastStepsInView - 1, (view.right - view.left) / widestStep);
    const double span = std::clamp(view.last - view.first, least, std::max(least, static_cast<double>(lastStep)));
    view.first = std::clamp(view.first, 0.0, std::max(0.0, lastStep - span));
    view.last = view.first + span;
    return view;
}

TimeView fitted(TimeView view, int lastStep, double widestStep) {
    view.first = 0;
    view.last = std::max(1, lastStep);
    return clamped(view, lastStep, widestStep);
}

TimeView zoomed(TimeView view, double x, double factor, int lastStep, double widestStep) {
    const double least = std::max(kLeastStepsInView - 1, (view.right - view.left) / widestStep);
    const double anchor = view.stepAt(x);
    const double share = (x - view.left) / (view.right - view.left);
    const double span = std::clamp((view.last - view.first) / factor, least, std::max(least, static_cast<double>(lastStep)));
    view.first = anchor - share * span;
    view.last = view.first + span;
    return clamped(view, lastStep, widestStep);
}

std::vector<RulerMark> rulerMarks(const TimeView& view, int lastStep, double leastMajor) {
    const int major = roundInterval(leastMajor / view.pixelsPerStep());
    const int minor = minorInterval(major);
    const int from = std::max(0, static_cast<int>(std::floor(view.first / minor)) * minor);
    const int to = std::min(lastStep, static_cast<int>(std::ceil(view.last)));
    std::vector<RulerMark> marks;
    for (int step = from; step <= to; step += minor) marks.push_back({step, view.xOf(step), step % major == 0});
    return marks;
}

std::vector<bool> labelsThatFit(std::span<const Extent> labels, const Extent& flag, const Extent& room) {
    std::vector<bool> fits;
    const Extent* kept = nullptr;
    for (const Extent& label : labels) {
        const bool fit = label.from >= room.from && label.to <= room.to && !label.touches(flag) &&
                         !(kept != nullptr && kept->touches(label));
        fits.push_back(fit);
        if (fit) kept = &label;
    }
    return fits;
}

}  // namespace orrery
