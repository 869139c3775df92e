#include "model/datasets/lerobot/file_checks.h"

#include <algorithm>

#include "model/media/data_file.h"

namespace orrery::lerobot {
namespace {

constexpr std::size_t kOpenUpTo = 512;  // files

/// What is known of one file without reading it.
struct Look {
    std::optional<Error> error;
    std::int64_t rows = -1;  ///< Parquet files that were opened
};

class Checker {
public:
    Checker(const Shared& shared, std::vector<Problem>& problems) : shared_(shared), problems_(problems) {
        std::size_t files = 0;
        for (const EpisodeRow& row : shared.table.rows) {
            files += row.dataPresent ? 1 : 0;
            for (const auto& [camera, video] : row.videos) {
                files += video.present ? 1 : 0;
                anywhere_[camera] = anywhere_[camera] || video.present;
            }
        }
        thorough_ = files <= kOpenUpTo || shared.info.major == 3;
        reportAbsentCameras();
    }

    EpisodeInfo check(const EpisodeRow& row) {
        EpisodeInfo info{row.index,  {},    row.length,
                         row.length, false, row.tasks.empty() ? std::string() : row.tasks.front()};
        const bool anyVideo = std::ranges::any_of(row.videos, [](const auto& video) { return video.second.present; });
        if (!row.dataPresent && !anyVideo) {
            const bool cameras = std::ranges::any_of(anywhere_, [](const auto& camera) { return camera.second; });
            problem(row, {},
                    {Error::Kind::NotFound,
                     cameras ? "listed, but neither data nor video are there"
                             : "listed, but " + row.dataFile + " is missing",
                     {},
                     {},
                     "copy the missing part"});
            info.length = 0;
            return info;
        }
        const Look& data = dataOf(row);
        if (data.error) problem(row, {}, *data.error, row.dataFile);
        if (!data.error) info.usable = true;
        if (data.rows >= 0) info.length = shared_.info.major == 3 ? std::min(info.length, data.rows) : data.rows;
        if (data.rows >= 0 && shared_.info.major == 2 && row.listed && data.rows != row.length) {
            problem(row, {},
                    {Error::Kind::Corrupt,
                     "episodes.jsonl says " + std::to_string(row.length) + " frames, the data has " +
                         std::to_string(data.rows),
                     {},
                     {},
                     {}});
        }
        for (const auto& [camera, video] : row.videos) info.usable = checkCamera(row, camera, video) || info.usable;
        return info;
    }

private:
    /// True when the camera's file may be played.
    bool checkCamera(const EpisodeRow& row, const std::string& camera, const VideoPlace& video) {
        if (!anywhere_.at(camera)) return false;
        const auto [look, fresh] = looks_.try_emplace(video.file);
        if (fresh && !video.present) look->second.error = missing();
        if (fresh && video.present && thorough_)
            look->second.error = errorOf(checkDataFile(shared_.info.root / video.file));
        if (look->second.error) problem(row, camera, *look->second.error, video.file);
        reportOtherFolder(video.file);
        return !look->second.error;
    }

    const Look& dataOf(const EpisodeRow& row) {
        const auto [look, fresh] = looks_.try_emplace(row.dataFile);
        if (!fresh) return look->second;
        if (!row.dataPresent) look->second.error = missing();
        if (!row.dataPresent || !thorough_) return look->second;
        auto file = ParquetFile::open(shared_.info.root / row.dataFile);
        if (file)
            look->second.rows = (*file)->rows();
        else
            look->second.error = file.error();
        return look->second;
    }

    static std::optional<Error> errorOf(const Result<void>& result) {
        return result ? std::nullopt : std::optional(result.error());
    }

    static Error missing() {
        return {Error::Kind::NotFound, "the file is missing", {}, "not_found", "copy the missing part"};
    }

    void problem(const EpisodeRow& row, std::string feature, const Error& error, const std::string& file = {}) {
        problems_.push_back({row.index, std::move(feature), kindName(error.kind),
                             file.empty() ? error.message : file + ": " + error.message, error.hint});
    }

    /// A camera that info.json declares and no file belongs to is one problem, not one per episode.
    void reportAbsentCameras() {
        for (const Feature& feature : shared_.info.features) {
            if (feature.kind != Feature::Kind::Video) continue;
            if (const auto found = anywhere_.find(feature.name); found != anywhere_.end() && found->second) continue;
            anywhere_[feature.name] = false;
            problems_.push_back({std::nullopt, feature.name, "not_found",
                                 "no video of the camera " + feature.name + " is there", "copy the folder videos"});
        }
    }

    void reportOtherFolder(const std::string& file) {
        const auto folder = file.substr(0, file.find('/'));
        const auto declared = shared_.info.videoPath.substr(0, shared_.info.videoPath.find('/'));
        if (otherFolder_ || folder == declared) return;
        otherFolder_ = true;
        problems_.push_back(
            {std::nullopt,
             {},
             "not_found",
             "the folder is called " + folder + "/, info.json says " + declared + "/; the files were found there",
             {}});
    }

    const Shared& shared_;
    std::vector<Problem>& problems_;
    bool thorough_ = true;
    bool otherFolder_ = false;
    std::map<std::string, bool> anywhere_;  // camera to "has a file in some episode"
    std::map<std::string, Look> looks_;
};

}  // namespace

std::vector<EpisodeInfo> checkFiles(const Shared& shared, std::vector<Problem>& problems, std::stop_token stop) {
    Checker checker(shared, problems);
    std::vector<EpisodeInfo> episodes;
    for (const EpisodeRow& row : shared.table.rows) {
        if (stop.stop_requested()) break;
        episodes.push_back(checker.check(row));
    }
    return episodes;
}

}  // namespace orrery::lerobot
