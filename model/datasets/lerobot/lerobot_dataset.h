#pragma once

#include "model/datasets/dataset.h"
#include "model/datasets/lerobot/lerobot_episode.h"

namespace orrery::lerobot {

class LerobotDataset final : public Dataset {
public:
    /// Reads metadata and looks at files without decoding any. Errors: those of readInfo and readEpisodeTable.
    static Result<DatasetPtr> open(const std::filesystem::path& path, std::stop_token stop);

    const std::filesystem::path& path() const override { return path_; }
    std::string_view format() const override { return format_; }
    std::string_view formatTitle() const override { return title_; }
    std::optional<double> fps() const override { return shared_->info.fps; }
    std::string robot() const override { return shared_->info.robot; }
    std::span<const Feature> features() const override { return features_; }
    std::span<const EpisodeInfo> episodes() const override { return episodes_; }
    std::span<const Problem> problems() const override { return problems_; }
    std::span<const std::string> instructions() const override { return instructions_; }
    std::int64_t stepCount() const override { return steps_; }
    Result<std::unique_ptr<Episode>> openEpisode(std::size_t position, std::stop_token stop) const override;
    DatasetStatistics statistics(std::stop_token stop) const override;
    std::string fingerprint() const override { return fingerprint_; }

private:
    LerobotDataset() = default;
    void listEpisodes(std::stop_token stop);
    void listInstructions();
    void lookAtCameras(std::stop_token stop);

    std::filesystem::path path_;
    std::string format_;
    std::string title_;
    std::string fingerprint_;
    std::shared_ptr<const Shared> shared_;
    std::vector<Feature> features_;
    std::vector<EpisodeInfo> episodes_;
    std::vector<Problem> problems_;
    std::vector<std::string> instructions_;
    std::int64_t steps_ = 0;
};

}  // namespace orrery::lerobot
