#pragma once

#include "model/datasets/calvin/split.h"

namespace orrery::calvin {

/// What dataset and episodes share; never changes once built.
struct Shared {
    std::vector<Split> splits;
    std::vector<Feature> features;
};

class CalvinDataset final : public Dataset {
public:
    /// Reads the tables of the splits and one step for the features. A split without usable tables is left out and reported;
    /// error when that leaves none.
    static Result<DatasetPtr> open(const std::filesystem::path& path, std::stop_token stop);

    const std::filesystem::path& path() const override { return path_; }
    std::string_view format() const override { return "calvin"; }
    std::string_view formatTitle() const override { return "CALVIN"; }
    std::optional<double> fps() const override;
    std::string robot() const override { return "Franka Panda"; }
    std::span<const Feature> features() const override { return shared_->features; }
    std::span<const EpisodeInfo> episodes() const override { return episodes_; }
    std::span<const Problem> problems() const override { return problems_; }
    std::span<const std::string> instructions() const override { return instructions_; }
    std::int64_t stepCount() const override { return steps_; }
    Result<std::unique_ptr<Episode>> openEpisode(std::size_t position, std::stop_token stop) const override;
    DatasetStatistics statistics(std::stop_token stop) const override;
    std::string fingerprint() const override { return fingerprint_; }

private:
    CalvinDataset() = default;
    void listEpisodes();
    void listInstructions();

    /// The row of a split's table that an episode is.
    struct Place {
        std::size_t split;
        std::size_t row;
    };

    std::filesystem::path path_;
    std::string fingerprint_;
    std::shared_ptr<const Shared> shared_;
    std::vector<EpisodeInfo> episodes_;
    std::vector<Place> places_;
    std::vector<Problem> problems_;
    std::vector<std::string> instructions_;
    std::int64_t steps_ = 0;
};

/// Folders of the splits with their names, training first; empty when `path` is no CALVIN dataset.
std::vector<std::pair<std::filesystem::path, std::string>> splitFolders(const std::filesystem::path& path);

/// The recorder ran at 30 steps a second; no times are stored.
inline constexpr double kFps = 30;

}  // namespace orrery::calvin
