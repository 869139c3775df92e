#include "model/datasets/calvin/calvin_dataset.h"

#include <algorithm>

#include "model/base/sha256.h"
#include "model/datasets/calvin/calvin.h"
#include "model/datasets/calvin/calvin_episode.h"
#include "model/datasets/calvin/features.h"
#include "model/datasets/calvin/statistics.h"

namespace orrery::calvin {
namespace {

constexpr std::size_t kStepsLookedAt = 4;  // files that are opened to learn the features

bool looksLikeSplit(const std::filesystem::path& folder) {
    std::error_code failure;
    for (const char* name : {"ep_start_end_ids.npy", "ep_lens.npy", "scene_info.npy", "lang_annotations"}) {
        if (std::filesystem::exists(folder / name, failure)) return true;
    }
    return false;
}

/// Features of the first steps that can be read; one broken file does not hide what its neighbours hold.
void learnFeatures(const Split& split, std::vector<Feature>& features, std::vector<Problem>& problems) {
    std::size_t looked = 0;
    for (const Interval& interval : split.intervals) {
        for (std::int64_t k = 0; k < std::min<std::int64_t>(interval.length, 8) && looked < kStepsLookedAt; ++k) {
            const auto step = StepFile::open(split.step(interval.first + k));
            if (!step) continue;
            ++looked;
            addFeatures(*step, features, problems);
        }
    }
}

std::string recognises(const std::filesystem::path& path) { return splitFolders(path).empty() ? std::string() : "CALVIN"; }

}  // namespace

std::vector<std::pair<std::filesystem::path, std::string>> splitFolders(const std::filesystem::path& path) {
    std::vector<std::pair<std::filesystem::path, std::string>> found;
    for (const char* name : {"training", "validation"}) {
        if (looksLikeSplit(path / name)) found.emplace_back(path / name, name);
    }
    std::error_code failure;
    if (found.empty() && std::filesystem::exists(path / "ep_start_end_ids.npy", failure)) {
        const std::string own = path.filename().string();
        found.emplace_back(path, own == "training" || own == "validation" ? own : "");
    }
    return found;
}

Result<DatasetPtr> CalvinDataset::open(const std::filesystem::path& path, std::stop_token stop) {
    std::shared_ptr<CalvinDataset> self(new CalvinDataset);
    self->path_ = path;
    auto shared = std::make_shared<Shared>();
    std::optional<Error> failed;
    Sha256 hash;
    for (const auto& [folder, name] : splitFolders(path)) {
        if (stop.stop_requested()) return cancelled(path.string());
        auto split = readSplit(folder, name);
        if (!split) {
            failed = split.error();
            self->problems_.push_back({std::nullopt, {}, kindName(failed->kind), (name.empty() ? "" : name + ": ") + failed->message, failed->hint});
            continue;
        }
        hash.add(std::as_bytes(std::span(split->tables)));
        learnFeatures(*split, shared->features, self->problems_);
        shared->splits.push_back(*std::move(split));
    }
    if (shared->splits.empty()) {
        return failed ? *failed : Error{Error::Kind::Unsupported, "this is not a CALVIN dataset", path.string(), "unknown_format", {}};
    }
    self->shared_ = std::move(shared);
    self->fingerprint_ = "calvin-" + hash.hex();
    self->listEpisodes();
    self->listInstructions();
    return DatasetPtr(std::move(self));
}

std::optional<double> CalvinDataset::fps() const { return kFps; }

void CalvinDataset::listEpisodes() {
    for (std::size_t s = 0; s < shared_->splits.size(); ++s) {
        const Split& split = shared_->splits[s];
        const auto firstOfSplit = static_cast<std::int64_t>(episodes_.size());
        for (std::size_t row = 0; row < split.intervals.size(); ++row) {
            const Interval& interval = split.intervals[row];
            EpisodeInfo info;
            info.index = static_cast<std::int64_t>(episodes_.size());
            info.split = split.name;
            info.length = interval.length;
            info.lengthListed = interval.first >= 0 && interval.last >= interval.first ? interval.last - interval.first + 1 : 0;
            info.usable = interval.length > 0;
            const auto spans = spansOf(split, interval);
            if (!spans.empty()) info.instruction = spans.front().text;
            steps_ += interval.length;
            episodes_.push_back(std::move(info));
            places_.push_back({s, row});
        }
        for (Problem problem : split.problems) {
            if (problem.episode) *problem.episode += firstOfSplit;
            problems_.push_back(std::move(problem));
        }
    }
}

void CalvinDataset::listInstructions() {
    for (const Split& split : shared_->splits) {
        for (const Clip& clip : split.clips) instructions_.push_back(clip.text);
    }
    std::ranges::sort(instructions_);
    const auto repeated = std::ranges::unique(instructions_);
    instructions_.erase(repeated.begin(), repeated.end());
}

Result<std::unique_ptr<Episode>> CalvinDataset::openEpisode(std::size_t position, std::stop_token stop) const {
    if (position >= episodes_.size()) {
        return Error{Error::Kind::NotFound, "there are " + std::to_string(episodes_.size()) + " episodes", path_.string(), "past_the_end", {}};
    }
    const Place place = places_[position];
    return guarded(path_.string(), [&] { return CalvinEpisode::open(shared_, place.split, place.row, episodes_[position], stop); });
}

DatasetStatistics CalvinDataset::statistics(std::stop_token stop) const {
    DatasetStatistics all;
    for (const Split& split : shared_->splits) {
        if (!stop.stop_requested()) addStatistics(split, all);
    }
    return all;
}

DatasetEntry entry() { return {"calvin", "CALVIN", &recognises, &CalvinDataset::open}; }

}  // namespace orrery::calvin
