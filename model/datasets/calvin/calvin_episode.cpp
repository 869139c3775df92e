#include "model/datasets/calvin/calvin_episode.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace orrery::calvin {
namespace {

constexpr std::int64_t kOpenedWhole = 2000;   // steps of an episode whose files are all opened while opening it
constexpr std::size_t kMaxProblems = 200;     // of one episode; more of the same would hide the rest
constexpr std::int64_t kColumnBytes = 1 << 12;  // one step of a column; larger arrays (depth) are read alone

bool isColumn(const Feature& feature) {
    return !feature.isPicture() && elementCount(feature.shape) * static_cast<std::int64_t>(itemSize(feature.dtype)) <= kColumnBytes;
}

/// Room for all steps, filled with what stands for a gap.
std::shared_ptr<std::vector<std::byte>> gaps(const Feature& feature, std::int64_t steps) {
    const std::size_t item = itemSize(feature.dtype);
    const std::size_t count = static_cast<std::size_t>(elementCount(feature.shape) * steps);
    auto bytes = std::make_shared<std::vector<std::byte>>(count * item);
    const float narrow = NAN;
    const double wide = NAN;
    for (std::size_t i = 0; i < count; ++i) {
        if (feature.dtype == DType::F32) std::memcpy(bytes->data() + i * item, &narrow, item);
        if (feature.dtype == DType::F64) std::memcpy(bytes->data() + i * item, &wide, item);
    }
    return bytes;
}

/// Why values of a step do not fit the column; nothing when they do.
std::optional<Error> mismatch(const std::string& file, const Feature& feature, DType dtype, const Shape& shape) {
    const std::string what = file + ": " + feature.name;
    if (dtype != feature.dtype) {
        return fileError("corrupt", what + " is " + std::string(name(dtype)) + ", its neighbours are " + std::string(name(feature.dtype)), file);
    }
    if (shape != feature.shape) return fileError("corrupt", what + " has shape " + toText(shape) + ", its neighbours " + toText(feature.shape), file);
    return std::nullopt;
}

FramePtr toFrame(const HostTensor& rgb, double seconds) {
    auto frame = std::make_shared<Frame>();
    frame->height = static_cast<int>(rgb.shape()[0]);
    frame->width = static_cast<int>(rgb.shape()[1]);
    frame->ptsSeconds = seconds;
    const auto values = rgb.values<std::uint8_t>();
    frame->rgba.resize(values.size() / 3 * 4);
    for (std::size_t i = 0; i < values.size() / 3; ++i) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(3 * i), 3, frame->rgba.begin() + static_cast<std::ptrdiff_t>(4 * i));
        frame->rgba[4 * i + 3] = 255;
    }
    return frame;
}

}  // namespace

std::vector<InstructionSpan> spansOf(const Split& split, const Interval& interval) {
    std::vector<InstructionSpan> spans;
    for (const Clip& clip : split.clips) {
        const std::int64_t begin = clip.first - interval.first;
        if (clip.first < interval.first || begin >= interval.length) continue;
        spans.push_back({begin, std::min(clip.last - interval.first + 1, interval.length), clip.text, clip.task});
    }
    std::ranges::stable_sort(spans, {}, &InstructionSpan::begin);
    return spans;
}

CalvinEpisode::CalvinEpisode(std::shared_ptr<const Shared> shared, std::size_t split, std::size_t row, EpisodeInfo info)
    : shared_(std::move(shared)), split_(split), interval_(shared_->splits[split].intervals[row]), info_(std::move(info)), spans_(spansOf(this->split(), interval_)) {
    seconds_.resize(static_cast<std::size_t>(info_.length));
    for (std::size_t i = 0; i < seconds_.size(); ++i) seconds_[i] = static_cast<double>(i) / kFps;
}

Result<std::unique_ptr<Episode>> CalvinEpisode::open(std::shared_ptr<const Shared> shared, std::size_t split, std::size_t row, EpisodeInfo info,
                                                     std::stop_token stop) {
    std::unique_ptr<CalvinEpisode> self(new CalvinEpisode(std::move(shared), split, row, std::move(info)));
    if (auto looked = self->lookAtFiles(stop); !looked) return looked.error();
    return std::unique_ptr<Episode>(std::move(self));
}

Result<void> CalvinEpisode::lookAtFiles(const std::stop_token& stop) {
    for (std::int64_t step = 0; step < info_.length; ++step) {
        if (stop.stop_requested()) return cancelled(split().folder.string());
        const auto path = split().step(idOf(step));
        std::error_code failure;
        if (info_.length <= kOpenedWhole) {
            if (const auto file = StepFile::open(path); !file) reportMissing(step, file.error());
        } else if (!std::filesystem::exists(path, failure)) {
            reportMissing(step, fileError("not_found", path.filename().string() + " is missing", path.string()));
        }
    }
    return {};
}

void CalvinEpisode::reportMissing(std::int64_t step, const Error& error) {
    if (!missing_.insert(step).second) return;
    Error full = error;
    if (error.kind == Error::Kind::NotFound) full.message = split().naming.name(idOf(step)) + " is missing: a gap at step " + std::to_string(step);
    std::string clips;
    for (std::size_t i = 0; i < spans_.size(); ++i) {
        if (step >= spans_[i].begin && step < spans_[i].end) clips += (clips.empty() ? "" : ", ") + std::to_string(i);
    }
    if (!clips.empty()) full.message += "; it lies inside the clips " + clips;
    report({}, full);
}

void CalvinEpisode::report(const std::string& feature, const Error& error) {
    if (problems_.size() < kMaxProblems) problems_.push_back({info_.index, feature, kindName(error.kind), error.message, error.hint});
}

Result<const Feature*> CalvinEpisode::find(const std::string& feature) const {
    const auto found = std::ranges::find(shared_->features, feature, &Feature::name);
    if (found == shared_->features.end()) return Error{Error::Kind::NotFound, "there is no stream '" + feature + "'", split().folder.string(), "no_feature", {}};
    return &*found;
}

/// One pass over the files reads all columns: opening a file costs more than its numbers.
void CalvinEpisode::readColumns() {
    columnsRead_ = true;
    std::map<std::string, std::shared_ptr<std::vector<std::byte>>> buffers;
    for (const Feature& feature : shared_->features) {
        if (isColumn(feature)) buffers.emplace(feature.name, gaps(feature, info_.length));
    }
    for (std::int64_t step = 0; step < info_.length; ++step) {
        if (missing_.contains(step)) continue;
        const auto file = StepFile::open(split().step(idOf(step)));
        if (!file) {
            reportMissing(step, file.error());
            continue;
        }
        for (const Feature& feature : shared_->features) {
            if (!isColumn(feature)) continue;
            const auto values = file->member(feature.name);
            const auto wrong = values ? mismatch(file->name(), feature, values->dtype(), values->shape()) : values.error();
            if (wrong) {
                report(feature.name, *wrong);
                continue;
            }
            std::memcpy(buffers[feature.name]->data() + static_cast<std::size_t>(step) * values->bytes(), values->data(), values->bytes());
        }
    }
    for (const Feature& feature : shared_->features) {
        if (!isColumn(feature)) continue;
        Shape shape{info_.length};
        shape.insert(shape.end(), feature.shape.begin(), feature.shape.end());
        const auto buffer = buffers[feature.name];
        columns_.emplace(feature.name, HostTensor(feature.dtype, std::move(shape), std::shared_ptr<const std::byte>(buffer, buffer->data())));
    }
}

Result<HostTensor> CalvinEpisode::column(const std::string& feature) {
    const auto found = find(feature);
    if (!found) return found.error();
    if (!isColumn(**found)) {
        return Error{Error::Kind::Unsupported, "'" + feature + "' holds pictures or depth, not a column of numbers", split().folder.string(), "no_column", {}};
    }
    if (static_cast<std::int64_t>(missing_.size()) >= info_.length) {
        return Error{Error::Kind::NotFound, "none of the episode's files can be read", split().folder.string(), "no_data", {}};
    }
    if (!columnsRead_) readColumns();
    return columns_.at(feature);
}

Result<FramePtr> CalvinEpisode::frame(const std::string& feature, std::int64_t step, std::stop_token stop) {
    const auto found = find(feature);
    if (!found) return found.error();
    if ((*found)->kind != Feature::Kind::Image) return Error{Error::Kind::NotFound, "'" + feature + "' is no camera", split().folder.string(), "no_feature", {}};
    if (step < 0 || step >= info_.length) {
        return Error{Error::Kind::NotFound, "the episode has " + std::to_string(info_.length) + " steps", split().folder.string(), "past_the_end", {}};
    }
    if (stop.stop_requested()) return cancelled(feature);
    if (lastStep_ != step) {
        auto file = StepFile::open(split().step(idOf(step)));
        if (!file) return file.error();
        last_ = *std::move(file);
        lastStep_ = step;
    }
    const auto values = last_->member(feature);
    if (!values) return values.error();
    if (const auto wrong = mismatch(last_->name(), **found, values->dtype(), values->shape())) return *wrong;
    return toFrame(*values, seconds_[static_cast<std::size_t>(step)]);
}

Result<void> CalvinEpisode::checkPicture(const StepFile& file, const Feature& feature) {
    const auto header = file.header(feature.name);
    if (!header) return header.error();
    const auto wrong = mismatch(file.name(), feature, header->type.dtype, header->shape);
    return wrong ? Result<void>(*wrong) : Result<void>();
}

/// Looks at what each step announces for a camera, once, in episodes of usual length.
void CalvinEpisode::checkPictures(const Feature& feature) {
    if (info_.length > kOpenedWhole || !checked_.insert(feature.name).second) return;
    for (std::int64_t step = 0; step < info_.length; ++step) {
        if (missing_.contains(step)) continue;
        const auto file = StepFile::open(split().step(idOf(step)));
        if (!file) {
            reportMissing(step, file.error());
        } else if (const auto checked = checkPicture(*file, feature); !checked) {
            report(feature.name, checked.error());
        }
    }
}

Result<std::int64_t> CalvinEpisode::frameCount(const std::string& feature) {
    const auto found = find(feature);
    if (!found) return found.error();
    checkPictures(**found);
    return static_cast<std::int64_t>(missing_.size()) < info_.length ? info_.length : 0;
}

Result<std::vector<double>> CalvinEpisode::framePts(const std::string& feature) {
    const auto found = find(feature);
    if (!found) return found.error();
    return seconds_;
}

}  // namespace orrery::calvin
