#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/media/video_writer.h"
#include "model/runtime/comparison.h"

namespace orrery {

/// Truth, prediction and error side by side, one row per camera, one picture per step that has a truth.
/// Errors are grey: black is none, white is a mean difference of kErrorRange or more.
class PredictionVideo {
public:
    static constexpr double kErrorRange = 0.3;

    /// Written with the first picture; a run without any makes no file.
    PredictionVideo(std::filesystem::path file, double fps) : file_(std::move(file)), fps_(fps) {}

    /// All cameras of one step; passed over when one of them has no truth. Errors: those of VideoWriter.
    Result<void> add(const std::vector<ComparisonPtr>& cameras);
    Result<void> finish();
    /// {"file", "fps", "pictures", "rows", "columns", "error_range"}, or null when nothing was written.
    nlohmann::json description() const;

private:
    std::filesystem::path file_;
    double fps_;
    std::unique_ptr<VideoWriter> writer_;
    std::vector<std::string> rows_;
    std::int64_t pictures_ = 0;
};

}  // namespace orrery
