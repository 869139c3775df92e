#include "model/runtime/frame_store.h"

#include <algorithm>

#include "model/runtime/pending.h"

namespace orrery {
namespace {

Error pastTheEnd(const Feature& camera, std::int64_t step, std::int64_t length) {
    const std::string last = std::to_string(length - 1);
    return {Error::Kind::NotFound, "step " + std::to_string(step) + " is not one of 0 to " + last, camera.name, "episode_end", {}};
}

}  // namespace

/// What belongs to one camera; the episode is opened by, and stays with, its thread.
struct FrameStore::Camera {
    std::unique_ptr<Episode> episode;  // the worker's own
    std::optional<Error> closed;       // the worker's own: why the episode does not open
    WorkQueue queue;                   // last: joins first
};

FrameStore::FrameStore(DatasetPtr dataset, std::size_t episode, FrameNews news, std::size_t budgetBytes)
    : dataset_(std::move(dataset)), episode_(episode), news_(std::move(news)), frames_(budgetBytes) {
    if (episode_ < dataset_->episodes().size()) length_ = dataset_->episodes()[episode_].length;
    for (const Feature& feature : dataset_->features()) {
        if (feature.isPicture()) cameras_.push_back(feature);
    }
    for (std::size_t camera = 0; camera < cameras_.size(); ++camera) workers_.push_back(std::make_unique<Camera>());
}

FrameStore::~FrameStore() {
    // all are asked to stop before the first is waited for, and all rest before any goes away
    for (auto& worker : workers_) worker->queue.cancelAll();
    for (auto& worker : workers_) worker->queue.finish();
}

std::optional<std::size_t> FrameStore::cameraOf(const std::string& feature) const {
    const auto found = std::ranges::find(cameras_, feature, &Feature::name);
    return found == cameras_.end() ? std::nullopt : std::optional<std::size_t>(found - cameras_.begin());
}

Result<FramePtr> FrameStore::decode(std::size_t camera, std::int64_t step, std::stop_token stop) {
    if (step < 0 || step >= length_) return pastTheEnd(cameras_[camera], step, length_);
    {
        std::scoped_lock lock(mutex_);
        if (FramePtr known = frames_.use({camera, step})) return known;
        if (const auto failed = failures_.find({camera, step}); failed != failures_.end()) return failed->second;
    }
    Camera& worker = *workers_[camera];
    if (!worker.episode && !worker.closed) {
        auto opened = guarded(cameras_[camera].name, [&] { return dataset_->openEpisode(episode_, stop); });
        if (opened) worker.episode = *std::move(opened);
        else if (opened.error().kind == Error::Kind::Cancelled) return opened.error();
        else worker.closed = opened.error();
    }
    auto frame = worker.closed ? Result<FramePtr>(*worker.closed) : guarded(cameras_[camera].name, [&] { return worker.episode->frame(cameras_[camera].name, step, stop); });
    std::scoped_lock lock(mutex_);
    if (frame) frames_.put({camera, step}, *frame, (*frame)->rgba.size());
    else if (frame.error().kind != Error::Kind::Cancelled) failures_.insert_or_assign({camera, step}, frame.error());
    return frame;
}

void FrameStore::want(std::size_t camera, std::int64_t step, int ahead) {
    workers_[camera]->queue.post(Urgency::Now, "want", [this, camera, step, ahead](std::stop_token stop) {
        auto frame = decode(camera, step, stop);
        if (stop.stop_requested()) return;
        const bool failed = !frame;
        if (news_.frame) news_.frame(camera, step, std::move(frame));
        if (failed) searchBack(camera, step, step - 1);
        if (ahead != 0) decodeAhead(camera, step, std::abs(ahead), ahead > 0 ? 1 : -1);
    });
}

/// One step per task, so that a person's wish never waits for it.
void FrameStore::searchBack(std::size_t camera, std::int64_t failed, std::int64_t step) {
    if (pictureBefore(camera, failed)) return;
    workers_[camera]->queue.post(Urgency::Later, "search", [this, camera, failed, step](std::stop_token stop) {
        const auto frame = step < 0 ? Result<FramePtr>(cancelled()) : decode(camera, step, stop);
        if (stop.stop_requested()) return;
        if (!frame && step >= 0) return searchBack(camera, failed, step - 1);
        {
            std::scoped_lock lock(mutex_);
            before_[{camera, failed}] = step;
        }
        if (const auto error = failure(camera, failed); error && news_.frame) news_.frame(camera, failed, *error);
    });
}

std::optional<std::int64_t> FrameStore::pictureBefore(std::size_t camera, std::int64_t step) const {
    std::scoped_lock lock(mutex_);
    const auto found = before_.find({camera, step});
    return found == before_.end() ? std::nullopt : std::optional(found->second);
}

void FrameStore::decodeAhead(std::size_t camera, std::int64_t step, int left, int direction) {
    const std::int64_t next = step + direction;
    if (left <= 0 || next < 0 || next >= length_) return;
    workers_[camera]->queue.post(Urgency::Soon, "ahead", [this, camera, next, left, direction](std::stop_token stop) {
        if (decode(camera, next, stop)) decodeAhead(camera, next, left - 1, direction);
    });
}

void FrameStore::wantThumbnails(std::size_t camera, const std::vector<std::int64_t>& steps, int height) {
    // taken from the end, so the first asked for comes first
    makeThumbnails(camera, {steps.rbegin(), steps.rend()}, height);
}

void FrameStore::makeThumbnails(std::size_t camera, std::vector<std::int64_t> steps, int height) {
    workers_[camera]->queue.post(Urgency::Later, "thumbnails", [this, camera, steps, height](std::stop_token stop) mutable {
        // one picture per task, so that a request of a person never waits for the rest
        FramePtr small;
        while (!steps.empty() && !small && !stop.stop_requested()) {
            const std::int64_t step = steps.back();
            steps.pop_back();
            if (thumbnail(camera, step)) continue;
            const auto frame = decode(camera, step, stop);
            if (!frame) continue;
            small = shrunk(*frame, height);
            {
                std::scoped_lock lock(mutex_);
                thumbnails_[{camera, step}] = small;
            }
            if (news_.thumbnail) news_.thumbnail(camera, step, small);
        }
        if (!steps.empty() && !stop.stop_requested()) makeThumbnails(camera, std::move(steps), height);
    });
}

Result<FramePtr> FrameStore::get(std::size_t camera, std::int64_t step, std::stop_token stop) {
    std::string key;
    {
        std::scoped_lock lock(mutex_);
        if (FramePtr known = frames_.use({camera, step})) return known;
        key = "get " + std::to_string(nextGet_++);
    }
    const auto answer = std::make_shared<Pending<Result<FramePtr>>>();
    WorkQueue& queue = workers_[camera]->queue;
    queue.post(Urgency::Soon, key,
               [this, camera, step, answer](std::stop_token inner) { answer->set(decode(camera, step, inner)); });
    if (auto frame = answer->wait(stop)) return *std::move(frame);
    queue.cancel(key);
    return cancelled(cameras_[camera].name);
}

FramePtr FrameStore::peek(std::size_t camera, std::int64_t step) const {
    std::scoped_lock lock(mutex_);
    return frames_.peek({camera, step});
}

FramePtr FrameStore::thumbnail(std::size_t camera, std::int64_t step) const {
    std::scoped_lock lock(mutex_);
    const auto found = thumbnails_.find({camera, step});
    return found == thumbnails_.end() ? nullptr : found->second;
}

std::optional<Error> FrameStore::failure(std::size_t camera, std::int64_t step) const {
    std::scoped_lock lock(mutex_);
    const auto found = failures_.find({camera, step});
    return found == failures_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<bool> FrameStore::ready(std::size_t camera) const {
    std::scoped_lock lock(mutex_);
    std::vector<bool> steps(static_cast<std::size_t>(std::max<std::int64_t>(length_, 0)));
    for (std::size_t step = 0; step < steps.size(); ++step) {
        steps[step] = frames_.contains({camera, static_cast<std::int64_t>(step)});
    }
    return steps;
}

std::size_t FrameStore::bytes() const {
    std::scoped_lock lock(mutex_);
    return frames_.bytes();
}

bool FrameStore::idle(Urgency atLeast) const {
    return std::ranges::all_of(workers_, [&](const auto& worker) { return worker->queue.idle(atLeast); });
}

FramePtr shrunk(const FramePtr& frame, int height) {
    const int factor = std::max(1, (frame->height + height - 1) / std::max(height, 1));
    if (factor == 1) return frame;
    auto small = std::make_shared<Frame>();
    small->width = std::max(1, frame->width / factor);
    small->height = std::max(1, frame->height / factor);
    small->ptsSeconds = frame->ptsSeconds;
    small->rgba.resize(static_cast<std::size_t>(small->width) * small->height * 4);
    const int blockWidth = std::min(factor, frame->width), blockHeight = std::min(factor, frame->height);
    for (int y = 0; y < small->height; ++y) {
        for (int x = 0; x < small->width; ++x) {
            for (int channel = 0; channel < 4; ++channel) {
                int sum = 0;
                for (int dy = 0; dy < blockHeight; ++dy) {
                    const std::size_t row = static_cast<std::size_t>(y * factor + dy) * frame->width;
                    for (int dx = 0; dx < blockWidth; ++dx) sum += frame->rgba[(row + x * factor + dx) * 4 + channel];
                }
                const std::size_t at = (static_cast<std::size_t>(y) * small->width + x) * 4 + channel;
                small->rgba[at] = static_cast<std::uint8_t>(sum / (blockWidth * blockHeight));
            }
        }
    }
    return small;
}

}  // namespace orrery
