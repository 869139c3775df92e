#pragma once

#include <map>
#include <memory>
#include <optional>

#include "model/datasets/dataset.h"
#include "model/datasets/lerobot/camera.h"
#include "model/datasets/lerobot/episode_table.h"
#include "model/datasets/lerobot/parquet_file.h"
#include "model/datasets/lerobot/row_range.h"
#include "model/media/video_index_cache.h"

namespace orrery::lerobot {

/// What all episodes of a dataset share; tables never change once the dataset is open.
struct Shared {
    Info info;
    EpisodeTable table;
    std::shared_ptr<VideoIndexCache> videos = std::make_shared<VideoIndexCache>();  ///< Has a lock of its own.
};

class LerobotEpisode final : public Episode {
public:
    /// Reads the numbers of the episode; cameras are opened when they are asked for.
    static Result<std::unique_ptr<Episode>> open(std::shared_ptr<const Shared> shared, const EpisodeRow& row,
                                                 std::stop_token stop);

    const EpisodeInfo& info() const override { return info_; }
    std::span<const double> seconds() const override { return seconds_; }
    std::span<const InstructionSpan> instructions() const override { return instructions_; }
    Result<HostTensor> column(const std::string& feature) override;
    Result<FramePtr> frame(const std::string& feature, std::int64_t step, std::stop_token stop) override;
    Result<std::int64_t> frameCount(const std::string& feature) override;
    Result<std::vector<double>> framePts(const std::string& feature) override;
    std::span<const Problem> problems() const override { return problems_; }

private:
    LerobotEpisode(std::shared_ptr<const Shared> shared, const EpisodeRow& row)
        : shared_(std::move(shared)), row_(row) {}

    void openData();
    void readColumns();
    void checkColumn(const std::string& name, const NumericColumn& column, const Feature* feature);
    void checkEpisodeIndex();
    void makeSeconds();
    void makeInstructions();
    std::string taskText(std::int64_t task, bool onlyOne);
    Result<Camera*> camera(const std::string& feature, std::stop_token stop);
    Result<FramePtr> storedPicture(const Feature& feature, std::int64_t step);
    void report(std::string feature, std::string kind, std::string message, std::string hint = {});

    std::shared_ptr<const Shared> shared_;
    const EpisodeRow& row_;  // lives in shared_
    EpisodeInfo info_;
    std::unique_ptr<ParquetFile> data_;
    RowRange range_;
    std::map<std::string, HostTensor> columns_;
    std::map<std::string, Error> broken_;  // columns that do not read
    std::map<std::string, Camera> cameras_;
    std::vector<double> seconds_;
    std::vector<InstructionSpan> instructions_;
    std::vector<Problem> problems_;
};

}  // namespace orrery::lerobot
