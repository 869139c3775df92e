#include "model/datasets/lerobot/camera.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace orrery::lerobot {
namespace {

std::string inSeconds(double seconds) {
    char text[32];
    std::snprintf(text, sizeof(text), "%.6g s", seconds);
    return text;
}

std::int64_t nearest(std::span<const double> pts, double seconds) {
    const auto after = std::ranges::lower_bound(pts, seconds);
    if (after == pts.begin()) return 0;
    const auto before = std::prev(after);
    const bool later = after != pts.end() && *after - seconds < seconds - *before;
    return (later ? after : before) - pts.begin();
}

}  // namespace

Result<void> Camera::prepare(const CameraContext& context, std::vector<Problem>& problems, std::stop_token stop) {
    if (reader_) return {};
    if (failure_) return *failure_;
    auto reader = VideoReader::open(context.root / place_.file, std::move(stop), context.known);
    if (!reader) {
        Error error = reader.error();
        if (error.kind == Error::Kind::Cancelled) return error;
        error.where = place_.file;
        problems.push_back(
            {context.episode, feature_.name, kindName(error.kind), place_.file + ": " + error.message, error.hint});
        failure_ = std::make_unique<Error>(error);
        return error;
    }
    reader_ = *std::move(reader);
    first_ = 0;
    if (context.shared) findFirstFrame(context, problems);
    count_ = std::clamp<std::int64_t>(reader_->frameCount() - first_, 0, context.length);
    compare(context, problems);
    return {};
}

/// Several episodes share the file: by the lengths of those before, checked against the time that the table names.
void Camera::findFirstFrame(const CameraContext& context, std::vector<Problem>& problems) {
    first_ = place_.firstFrame;
    const double from = place_.fromSeconds;
    const auto pts = reader_->ptsSeconds();
    const double tolerance = 0.5 / context.fps;
    if (!std::isfinite(from)) return;
    const auto fits = [&](std::int64_t frame) {
        return frame < reader_->frameCount() && std::abs(pts[static_cast<std::size_t>(frame)] - from) <= tolerance;
    };
    if (fits(first_)) return;
    const auto report = [&](const std::string& text) {
        problems.push_back({context.episode, feature_.name, "corrupt", place_.file + ": " + text, {}});
    };
    if (const std::int64_t byTime = nearest(pts, from); fits(byTime)) {
        report("lengths and times disagree; the time is trusted (frame " + std::to_string(byTime) + ", not " +
               std::to_string(first_) + ")");
        first_ = byTime;
    } else if (from > pts.back()) {
        report("from_timestamp " + inSeconds(from) + " lies behind the end of the video (" +
               inSeconds(pts.back() + 1 / context.fps) + "); frames are counted instead");
    } else {
        report("no frame lies at from_timestamp " + inSeconds(from) +
               "; frames are counted instead, they may be unsynchronised");
    }
}

void Camera::compare(const CameraContext& context, std::vector<Problem>& problems) const {
    const auto report = [&](const std::string& text, const std::string& hint = {}) {
        problems.push_back({context.episode, feature_.name, "corrupt", place_.file + ": " + text, hint});
    };
    const VideoInfo& info = reader_->info();
    const std::int64_t there = context.shared ? count_ : reader_->frameCount();
    if (!info.problem.empty())
        report(info.problem, "copy the file again");
    else if (there != context.length)
        report("the video has " + std::to_string(there) + " frames, the data " + std::to_string(context.length));
    if (feature_.shape.size() == 3 && (feature_.shape[0] != info.height || feature_.shape[1] != info.width)) {
        report("the video is " + std::to_string(info.width) + "x" + std::to_string(info.height) + ", info.json says " +
               std::to_string(feature_.shape[1]) + "x" + std::to_string(feature_.shape[0]));
    }
    if (count_ < 2) return;
    const auto pts = reader_->ptsSeconds();
    const auto last = static_cast<std::size_t>(count_ - 1);
    const double shown = pts[static_cast<std::size_t>(first_) + last] - pts[static_cast<std::size_t>(first_)];
    const double drift = shown - context.seconds[last];
    if (std::abs(drift) > 0.5 / context.fps) {
        report("the times of video and data drift apart by " + inSeconds(drift) + "; frames are matched by number");
    }
}

std::vector<double> Camera::pts() const {
    const auto all = reader_->ptsSeconds().subspan(static_cast<std::size_t>(std::min(first_, reader_->frameCount())),
                                                   static_cast<std::size_t>(count_));
    return {all.begin(), all.end()};
}

Result<FramePtr> Camera::frame(std::int64_t step, std::stop_token stop) {
    if (step < 0 || step >= count_) {
        return Error{Error::Kind::NotFound,
                     "the camera has " + std::to_string(count_) + " frames here",
                     place_.file,
                     "past_the_end",
                     {}};
    }
    return reader_->frame(first_ + step, std::move(stop));
}

}  // namespace orrery::lerobot
