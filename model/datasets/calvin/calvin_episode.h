#pragma once

#include <map>
#include <optional>
#include <set>

#include "model/datasets/calvin/calvin_dataset.h"
#include "model/datasets/calvin/step_file.h"

namespace orrery::calvin {

/// Clips that begin in an interval, as spans of its steps, sorted. The file that a clip's end names is part of the span.
std::vector<InstructionSpan> spansOf(const Split& split, const Interval& interval);

/// One row of ep_start_end_ids.npy. Steps are opened when something of them is asked for.
class CalvinEpisode final : public Episode {
public:
    /// Looks which files are there and, for episodes of usual length, whether they can be opened. Error: Cancelled.
    static Result<std::unique_ptr<Episode>> open(std::shared_ptr<const Shared> shared, std::size_t split, std::size_t row, EpisodeInfo info, std::stop_token stop);

    const EpisodeInfo& info() const override { return info_; }
    std::span<const double> seconds() const override { return seconds_; }
    std::span<const InstructionSpan> instructions() const override { return spans_; }

    /// Steps that cannot be read are gaps: NaN in floating columns, zero in others, each with a problem.
    Result<HostTensor> column(const std::string& feature) override;
    Result<FramePtr> frame(const std::string& feature, std::int64_t step, std::stop_token stop) override;
    /// All steps can be asked for; those whose file is missing answer with an error.
    Result<std::int64_t> frameCount(const std::string& feature) override;
    Result<std::vector<double>> framePts(const std::string& feature) override;
    std::span<const Problem> problems() const override { return problems_; }

private:
    CalvinEpisode(std::shared_ptr<const Shared> shared, std::size_t split, std::size_t row, EpisodeInfo info);
    Result<void> lookAtFiles(const std::stop_token& stop);
    void reportMissing(std::int64_t step, const Error& error);
    void report(const std::string& feature, const Error& error);
    void readColumns();
    Result<void> checkPicture(const StepFile& file, const Feature& feature);
    void checkPictures(const Feature& feature);
    Result<const Feature*> find(const std::string& feature) const;
    const Split& split() const { return shared_->splits[split_]; }
    std::int64_t idOf(std::int64_t step) const { return interval_.first + step; }

    std::shared_ptr<const Shared> shared_;
    std::size_t split_;
    Interval interval_;
    EpisodeInfo info_;
    std::vector<double> seconds_;
    std::vector<InstructionSpan> spans_;
    std::vector<Problem> problems_;
    std::set<std::int64_t> missing_;             ///< steps without a usable file
    std::map<std::string, HostTensor> columns_;  ///< all numbers, once one of them was asked for
    bool columnsRead_ = false;
    std::set<std::string> checked_;              ///< cameras whose headers were looked at
    std::optional<StepFile> last_;               ///< the step that was asked for last, for its other cameras
    std::int64_t lastStep_ = -1;
};

}  // namespace orrery::calvin
