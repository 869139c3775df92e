#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/worlds/world_model.h"

namespace orrery {

/// Error of one predicted picture against the recorded one, at the model's output size, in 0 … 1, after the model's own
/// preprocessing of the recorded picture.
struct FrameMetrics {
    double mae = 0;                  ///< mean |prediction − truth|
    double psnr = 0;                 ///< dB; infinite when equal
    double copyLast = 0;             ///< MAE of repeating the newest picture that the model saw
    double skill() const { return copyLast > 0 ? 1 - mae / copyLast : 0; }
};

/// One predicted picture beside what was recorded, for one camera.
struct Comparison {
    std::string input;                  ///< model input id: "rgb_static"
    std::int64_t madeAt = 0;
    std::int64_t about = 0;             ///< madeAt + horizon
    Contrast contrast = Contrast::Seen;
    FramePtr picture;                   ///< what the model expected
    FramePtr truth;                     ///< recorded at `about` as the model would see it, or null beyond the end
    std::optional<FrameMetrics> metrics;  ///< only with truth, and not for Contrast::Raw, whose scale is for the eye alone
    std::array<std::uint32_t, 256> histogram{};  ///< |prediction − truth| of all numbers in 1/255, for ranges
    std::size_t bytes() const;
};
using ComparisonPtr = std::shared_ptr<const Comparison>;

/// Makes the picture of one prediction and measures it. `seen`: newest picture of the context; `recorded`: the one at
/// `about`, or null. Errors: NotFound when Contrast::Truth lacks `recorded`; else those of the model.
Result<ComparisonPtr> compare(WorldModel& model, const std::string& input, const PredictedFrame& predicted, std::int64_t madeAt,
                              int horizon, Contrast contrast, const FramePtr& seen, const FramePtr& recorded);

/// Errors over time of one camera under one contrast.
struct ErrorSeries {
    std::vector<double> mae;       ///< [length] by the step the prediction is about; NaN where there is none
    std::vector<double> copyLast;  ///< [length]
    double range = 0;              ///< 99th percentile of mae; 0 while empty
    double pixelRange = 0;         ///< 99th percentile of |prediction − truth| over all measured numbers, 0 … 1
    std::int64_t measured = 0;
};

/// Keeps what was measured, small enough for whole episodes. Not thread-safe.
class ErrorBook {
public:
    explicit ErrorBook(std::int64_t length) : length_(length) {}
    void add(const Comparison& comparison);
    /// Takes over what another book holds of predictions made at the chosen steps.
    void addFrom(const ErrorBook& other, const std::function<bool(std::int64_t madeAt)>& chosen);
    ErrorSeries series() const;

private:
    struct Entry {
        std::int64_t madeAt;
        FrameMetrics metrics;
        std::array<std::uint32_t, 256> histogram;
    };
    std::int64_t length_;
    std::map<std::int64_t, Entry> entries_;  // by the step it is about
};

/// Linear interpolation between order statistics, rank (n − 1) q / 100; 0 when empty.
double percentile(std::vector<double> values, double q);

std::string contrastName(Contrast contrast);  ///< "seen", "truth", "raw"
std::optional<Contrast> contrastFromName(const std::string& name);

}  // namespace orrery
