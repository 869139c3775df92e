#pragma once

#include <span>
#include <vector>

namespace orrery {

/// The piece of an episode on screen: steps `first`…`last` lie at x = `left`…`right`. Steps are whole; the view is not.
struct TimeView {
    double first = 0;
    double last = 1;
    double left = 0;
    double right = 1;

    double pixelsPerStep() const { return (right - left) / (last - first); }
    double xOf(double step) const { return left + (step - first) * pixelsPerStep(); }
    double stepAt(double x) const { return first + (x - left) / pixelsPerStep(); }
    /// The whole step nearest to x, inside 0…lastStep.
    int nearestStep(double x, int lastStep) const;
};

/// A view never shows fewer steps than this, nor a step wider than this at 100 %.
constexpr double kLeastStepsInView = 3;
constexpr double kWidestStep = 64;

/// `view` with a legal span, moved inside 0…lastStep where it fits. `widestStep` is in px.
TimeView clamped(TimeView view, int lastStep, double widestStep);
/// The whole episode.
TimeView fitted(TimeView view, int lastStep, double widestStep);
/// `factor` > 1 shows less; what stands at `x` stays there unless an end of the episode would leave the edge.
TimeView zoomed(TimeView view, double x, double factor, int lastStep, double widestStep);

struct RulerMark {
    int step = 0;
    double x = 0;
    bool major = false;
};

/// Ticks of the ruler, left to right. Majors stand 1, 2 or 5 × 10ⁿ steps apart and at least `leastMajor` px; minors divide them.
std::vector<RulerMark> rulerMarks(const TimeView& view, int lastStep, double leastMajor);

/// A stretch of x.
struct Extent {
    double from = 0;
    double to = 0;
    bool touches(const Extent& other) const { return from < other.to && other.from < to; }
};

/// Which of the labels, left to right, may be drawn: none touches one kept before it, none the flag, none leaves `room`.
std::vector<bool> labelsThatFit(std::span<const Extent> labels, const Extent& flag, const Extent& room);

}  // namespace orrery
