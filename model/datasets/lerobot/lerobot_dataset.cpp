#include "model/datasets/lerobot/lerobot_dataset.h"

#include <algorithm>

#include "model/base/sha256.h"
#include "model/datasets/lerobot/file_checks.h"
#include "model/datasets/lerobot/statistics.h"

namespace orrery::lerobot {
namespace {

constexpr std::uintmax_t kLookInto = std::uintmax_t{32} << 20;  // bytes of a video that is read while opening

std::string hashOf(const std::string& a, const std::string& b, const std::string& c) {
    Sha256 hash;
    for (const std::string* text : {&a, &b, &c}) hash.add(std::as_bytes(std::span(*text)));
    return hash.hex();
}

}  // namespace

Result<DatasetPtr> LerobotDataset::open(const std::filesystem::path& path, std::stop_token stop) {
    auto root = rootOf(path);
    if (root.empty()) root = path;
    auto info = readInfo(root);
    if (!info) return info.error();
    const FileSet files(root);
    auto table = readEpisodeTable(*info, files, stop);
    if (!table) return table.error();

    std::shared_ptr<LerobotDataset> self(new LerobotDataset);
    self->path_ = root;
    self->format_ = "lerobot-" + info->version;
    self->title_ = "LeRobot " + info->version;
    self->fingerprint_ = hashOf(self->format_, info->text, table->text);
    self->problems_ = table->problems;
    self->features_ = info->features;
    self->shared_ = std::make_shared<const Shared>(
        Shared{*std::move(info), *std::move(table), std::make_shared<VideoIndexCache>()});
    self->listEpisodes(stop);
    self->listInstructions();
    self->lookAtCameras(stop);
    if (stop.stop_requested()) return cancelled(path.string());
    return DatasetPtr(std::move(self));
}

void LerobotDataset::listEpisodes(std::stop_token stop) {
    episodes_ = checkFiles(*shared_, problems_, std::move(stop));
    steps_ = shared_->info.totalFrames;
    if (steps_ >= 0) return;
    steps_ = 0;
    for (const EpisodeInfo& episode : episodes_) steps_ += episode.length;
}

void LerobotDataset::listInstructions() {
    const auto add = [&](const std::string& text) {
        if (!text.empty() && std::ranges::find(instructions_, text) == instructions_.end())
            instructions_.push_back(text);
    };
    if (!shared_->info.groot) {
        for (const auto& [index, text] : shared_->table.tasks) add(text);
    }
    // NVIDIA's flavour keeps flags like "valid" among the tasks: only the first of an episode is an instruction
    for (const EpisodeRow& row : shared_->table.rows) {
        if (instructions_.size() < 10000 && !row.tasks.empty()) add(row.tasks.front());
    }
}

/// Codec and group length of each camera, from the first file of it that is there and quick to read.
void LerobotDataset::lookAtCameras(std::stop_token stop) {
    for (Feature& feature : features_) {
        if (feature.kind != Feature::Kind::Video) continue;
        for (const EpisodeRow& row : shared_->table.rows) {
            const auto video = row.videos.find(feature.name);
            if (video == row.videos.end() || !video->second.present) continue;
            const auto file = path_ / video->second.file;
            std::error_code failure;
            if (std::filesystem::file_size(file, failure) > kLookInto || failure) break;
            auto reader = VideoReader::open(file, stop, shared_->videos.get());
            if (!reader) continue;
            feature.codec = (*reader)->info().codec;
            feature.gop = (*reader)->info().gop;
            feature.exact = (*reader)->info().exact;
            break;
        }
    }
}

DatasetStatistics LerobotDataset::statistics(std::stop_token stop) const { return readStatistics(shared_->info, std::move(stop)); }

Result<std::unique_ptr<Episode>> LerobotDataset::openEpisode(std::size_t position, std::stop_token stop) const {
    if (position >= shared_->table.rows.size()) {
        return Error{Error::Kind::NotFound,
                     "there are " + std::to_string(episodes_.size()) + " episodes",
                     path_.string(),
                     "past_the_end",
                     {}};
    }
    return guarded(path_.string(), [&] { return LerobotEpisode::open(shared_, shared_->table.rows[position], stop); });
}

}  // namespace orrery::lerobot
