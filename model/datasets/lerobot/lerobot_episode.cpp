#include "model/datasets/lerobot/lerobot_episode.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "model/datasets/lerobot/path_template.h"
#include "model/media/picture_decoder.h"

namespace orrery::lerobot {
namespace {

constexpr std::int64_t kLongestWithoutData = 1'000'000;  // steps that a listed length may claim when there are no rows

/// `frame` with its time counted from the start of the episode.
FramePtr at(FramePtr frame, double seconds) {
    // a picture that nobody else holds yet may still be finished in place
    if (frame.use_count() == 1) {
        auto own = std::const_pointer_cast<Frame>(std::move(frame));
        own->ptsSeconds = seconds;
        return own;
    }
    auto copy = std::make_shared<Frame>(*frame);
    copy->ptsSeconds = seconds;
    return copy;
}

std::string readAll(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace

Result<std::unique_ptr<Episode>> LerobotEpisode::open(std::shared_ptr<const Shared> shared, const EpisodeRow& row,
                                                      std::stop_token stop) {
    std::unique_ptr<LerobotEpisode> self(new LerobotEpisode(std::move(shared), row));
    self->openData();
    if (stop.stop_requested()) return cancelled(row.dataFile);
    self->readColumns();
    if (stop.stop_requested()) return cancelled(row.dataFile);
    self->checkEpisodeIndex();
    self->makeSeconds();
    self->makeInstructions();
    for (const auto& [name, place] : row.videos) {
        for (const Feature& feature : self->shared_->info.features) {
            if (feature.name == name) self->cameras_.emplace(name, Camera(feature, place));
        }
    }
    return std::unique_ptr<Episode>(std::move(self));
}

void LerobotEpisode::report(std::string feature, std::string kind, std::string message, std::string hint) {
    problems_.push_back({row_.index, std::move(feature), std::move(kind), std::move(message), std::move(hint)});
}

/// Opens the data file and finds the episode's rows; without them the length is what the table lists.
void LerobotEpisode::openData() {
    info_.index = row_.index;
    info_.lengthListed = row_.length;
    info_.length = std::min(row_.length, kLongestWithoutData);
    info_.instruction = row_.tasks.empty() ? std::string() : row_.tasks.front();
    bool pictures = false;
    for (const auto& [name, place] : row_.videos) pictures = pictures || place.present;
    info_.usable = pictures;

    auto file = ParquetFile::open(shared_->info.root / row_.dataFile);
    if (!file) {
        report({}, kindName(file.error().kind), row_.dataFile + ": " + file.error().message, file.error().hint);
        return;
    }
    if (shared_->info.major == 3) {
        auto range = rowsOfEpisode(**file, row_, problems_);
        if (!range) return report({}, kindName(range.error().kind), range.error().message);
        range_ = *std::move(range);
    } else {
        range_ = {0, (*file)->rows(), {}};
    }
    data_ = *std::move(file);
    info_.usable = range_.count() > 0;
    info_.length = range_.count();
    if (row_.listed && row_.length != info_.length) {
        const std::string table = shared_->info.major == 2 ? "episodes.jsonl" : "meta/episodes";
        report(
            {}, "corrupt",
            table + " says " + std::to_string(row_.length) + " frames, the data has " + std::to_string(info_.length));
    }
}

void LerobotEpisode::readColumns() {
    if (!data_) return;
    for (const std::string& name : data_->columns()) {
        const auto& features = shared_->info.features;
        const auto feature = std::ranges::find(features, name, &Feature::name);
        if (feature != features.end() && (feature->isPicture() || feature->kind == Feature::Kind::Language)) continue;
        auto read = data_->numbers(name, range_.first, range_.span);
        if (!read) {
            broken_.emplace(name, read.error());
            if (read.error().kind != Error::Kind::Unsupported)
                report(name, kindName(read.error().kind), read.error().message, read.error().hint);
            continue;
        }
        checkColumn(name, *read, feature == features.end() ? nullptr : &*feature);
    }
}

void LerobotEpisode::checkColumn(const std::string& name, const NumericColumn& column, const Feature* feature) {
    if (column.emptyRow >= 0)
        report(name, "corrupt", name + " has no value in row " + std::to_string(column.emptyRow - range_.first));
    HostTensor values = pickRows(column.values, range_);
    const std::int64_t rows = info_.length;
    const std::int64_t width = rows > 0 ? values.size() / rows : 0;
    if (feature && rows > 0 && width != elementCount(feature->shape)) {
        const std::string message = name + " has " + std::to_string(width) + " values in row 0, info.json says " +
                                    std::to_string(elementCount(feature->shape));
        broken_.emplace(name, Error{Error::Kind::Corrupt, message, row_.dataFile, "width", {}});
        return report(name, "corrupt", message);
    }
    if (values.dtype() == DType::F32 || values.dtype() == DType::F64) {
        std::int64_t odd = 0;
        std::int64_t firstOdd = -1;
        const auto numbers = toDoubles(values);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (std::isfinite(numbers[i])) continue;
            ++odd;
            if (firstOdd < 0) firstOdd = static_cast<std::int64_t>(i) / width;
        }
        if (odd > 0 && column.emptyRow < 0) {
            report(name, "corrupt",
                   name + ": " + std::to_string(odd) + " of " + std::to_string(numbers.size()) +
                       " values are not finite (row " + std::to_string(firstOdd) + ")");
        }
    }
    columns_.emplace(name, std::move(values));
}

/// v2 names the episode in the file's name; a copied file can hold another one.
void LerobotEpisode::checkEpisodeIndex() {
    const auto found = columns_.find("episode_index");
    if (found == columns_.end() || found->second.dtype() != DType::I64) return;
    for (const std::int64_t owner : found->second.values<std::int64_t>()) {
        if (owner == row_.index) continue;
        return report({}, "corrupt",
                      row_.dataFile + ": episode_index is " + std::to_string(owner) + ", the file name says " +
                          std::to_string(row_.index));
    }
}

void LerobotEpisode::makeSeconds() {
    const auto found = columns_.find("timestamp");
    if (found != columns_.end() && found->second.size() == info_.length) {
        seconds_ = toDoubles(found->second);
        const double start = seconds_.empty() ? 0 : seconds_.front();
        for (double& second : seconds_) second -= start;
        const bool rises =
            std::ranges::adjacent_find(seconds_, [](double a, double b) { return !(b > a); }) == seconds_.end();
        const bool finite = seconds_.empty() || std::isfinite(seconds_.back());
        if (rises && finite) return;
        report("timestamp", "corrupt", "timestamp does not rise; times are computed from fps");
    } else if (data_) {
        report("timestamp", "not_found", "there is no timestamp column; times are computed from fps");
    }
    seconds_.resize(static_cast<std::size_t>(info_.length));
    for (std::size_t i = 0; i < seconds_.size(); ++i) seconds_[i] = static_cast<double>(i) / shared_->info.fps;
}

std::string LerobotEpisode::taskText(std::int64_t task, bool onlyOne) {
    const auto& tasks = shared_->table.tasks;
    if (const auto known = tasks.find(task); known != tasks.end()) return known->second;
    if (!tasks.empty())
        report("task_index", "corrupt", "task_index " + std::to_string(task) + " is not in the table of tasks");
    if (onlyOne && row_.tasks.size() == 1) return row_.tasks.front();
    return "task " + std::to_string(task);
}

/// One span for each run of equal task_index.
void LerobotEpisode::makeInstructions() {
    std::vector<std::int64_t> task;
    for (const char* name : {"task_index", "annotation.human.action.task_description"}) {
        const auto found = columns_.find(name);
        if (!task.empty() || found == columns_.end() || found->second.dtype() != DType::I64 ||
            found->second.size() != info_.length)
            continue;
        const auto values = found->second.values<std::int64_t>();
        task.assign(values.begin(), values.end());
    }
    if (task.empty()) {
        if (!info_.instruction.empty() && info_.length > 0)
            instructions_.push_back({0, info_.length, info_.instruction, {}});
        return;
    }
    const bool onlyOne = std::ranges::adjacent_find(task, std::not_equal_to{}) == task.end();
    std::map<std::int64_t, std::string> texts;
    for (std::int64_t i = 0; i < info_.length; ++i) {
        const std::int64_t number = task[static_cast<std::size_t>(i)];
        if (i > 0 && number == task[static_cast<std::size_t>(i - 1)]) {
            instructions_.back().end = i + 1;
            continue;
        }
        if (!texts.contains(number)) texts[number] = taskText(number, onlyOne);
        instructions_.push_back({i, i + 1, texts[number], {}});
    }
    if (!instructions_.empty()) info_.instruction = instructions_.front().text;
}

Result<HostTensor> LerobotEpisode::column(const std::string& feature) {
    if (const auto found = columns_.find(feature); found != columns_.end()) return found->second;
    if (const auto broken = broken_.find(feature); broken != broken_.end()) return broken->second;
    if (!data_) return Error{Error::Kind::NotFound, "the episode has no numbers", row_.dataFile, "no_data", {}};
    return Error{
        Error::Kind::NotFound, "there is no column of numbers '" + feature + "'", row_.dataFile, "no_column", {}};
}

Result<Camera*> LerobotEpisode::camera(const std::string& feature, std::stop_token stop) {
    const auto found = cameras_.find(feature);
    if (found == cameras_.end())
        return Error{Error::Kind::NotFound, "there is no camera '" + feature + "'", row_.dataFile, "no_feature", {}};
    const CameraContext context{shared_->info.root,   row_.index, info_.length,
                                shared_->info.fps,    seconds_,   shared_->info.major == 3,
                                shared_->videos.get()};
    if (auto ready = found->second.prepare(context, problems_, std::move(stop)); !ready) return ready.error();
    return &found->second;
}

/// A picture kept in a Parquet cell, or beside the data where recording left it.
Result<FramePtr> LerobotEpisode::storedPicture(const Feature& feature, std::int64_t step) {
    if (!data_) return Error{Error::Kind::NotFound, "the episode has no data", row_.dataFile, "no_data", {}};
    if (step < 0 || step >= info_.length) {
        return Error{Error::Kind::NotFound,
                     "the episode has " + std::to_string(info_.length) + " steps",
                     row_.dataFile,
                     "past_the_end",
                     {}};
    }
    const std::int64_t offset = range_.picked.empty() ? step : range_.picked[static_cast<std::size_t>(step)];
    auto cell = data_->picture(feature.name, range_.first + offset);
    if (!cell) return cell.error();
    const std::string where = row_.dataFile + ", " + feature.name + ", step " + std::to_string(step);
    if (cell->bytes.empty() && staysInside(cell->path)) {
        char folder[40];
        std::snprintf(folder, sizeof(folder), "episode-%06lld", static_cast<long long>(row_.index));
        std::string older(folder);
        older[7] = '_';
        const auto images = shared_->info.root / "images" / feature.name;
        for (const auto& file :
             {shared_->info.root / cell->path, images / folder / cell->path, images / older / cell->path}) {
            std::error_code failure;
            if (cell->bytes.empty() && std::filesystem::is_regular_file(file, failure)) cell->bytes = readAll(file);
        }
    }
    if (cell->bytes.empty())
        return Error{Error::Kind::NotFound, "the picture '" + cell->path + "' is missing", where, "not_found", {}};
    return decodePicture(std::as_bytes(std::span(cell->bytes)), where);
}

Result<FramePtr> LerobotEpisode::frame(const std::string& feature, std::int64_t step, std::stop_token stop) {
    const auto& features = shared_->info.features;
    const auto found = std::ranges::find(features, feature, &Feature::name);
    const bool stored = found != features.end() && found->kind == Feature::Kind::Image;
    auto picture = stored ? storedPicture(*found, step) : [&]() -> Result<FramePtr> {
        auto source = camera(feature, stop);
        return source ? (*source)->frame(step, stop) : Result<FramePtr>(source.error());
    }();
    if (!picture) return picture;
    return at(*std::move(picture), seconds_[static_cast<std::size_t>(step)]);
}

Result<std::int64_t> LerobotEpisode::frameCount(const std::string& feature) {
    const auto& features = shared_->info.features;
    const auto found = std::ranges::find(features, feature, &Feature::name);
    if (found != features.end() && found->kind == Feature::Kind::Image)
        return data_ && data_->has(feature) ? info_.length : 0;
    auto source = camera(feature, {});
    if (!source) return source.error();
    return (*source)->frameCount();
}

Result<std::vector<double>> LerobotEpisode::framePts(const std::string& feature) {
    const auto& features = shared_->info.features;
    const auto found = std::ranges::find(features, feature, &Feature::name);
    if (found != features.end() && found->kind == Feature::Kind::Image) return seconds_;
    auto source = camera(feature, {});
    if (!source) return source.error();
    return (*source)->pts();
}

}  // namespace orrery::lerobot
