#include "widgets/bridge/playback_clock.h"

#include <algorithm>

namespace orrery {
namespace {

constexpr double kSlowest = 0.125, kFastest = 16, kFastestShuttle = 8;

}  // namespace

void PlaybackClock::setLength(std::int64_t length) {
    length_ = std::max<std::int64_t>(length, 0);
    setRange(std::nullopt, std::nullopt);
    setStep(step_);
}

void PlaybackClock::setFps(double fps) {
    fps_ = fps > 0 ? fps : 30;
    restartTime();
}

void PlaybackClock::setPacing(Pacing pacing) {
    pacing_ = pacing;
    restartTime();
}

void PlaybackClock::setStep(std::int64_t step) {
    step_ = std::clamp<std::int64_t>(step, 0, std::max<std::int64_t>(length_ - 1, 0));
    restartTime();
}

void PlaybackClock::play() {
    if (length_ == 0) return;
    // from the far end, play begins again at the near one
    if (!after(step_) || step_ < first() || step_ > last()) step_ = reverse_ ? last() : first();
    playing_ = true;
    dropped_ = 0;
    restartTime();
}

void PlaybackClock::pause() { playing_ = false; }

void PlaybackClock::shuttle(Shuttle key, bool stopHeld) {
    if (key == Shuttle::Stop) return pause();
    const bool back = key == Shuttle::Back;
    if (stopHeld) {
        pause();
        return setStep(step_ + (back ? -1 : 1));
    }
    const bool again = playing_ && reverse_ == back;
    reverse_ = back;
    speed_ = again ? std::min(std::max(speed_ * 2, 1.0), kFastestShuttle) : 1;
    if (!playing_) play();
    restartTime();
}

void PlaybackClock::setSpeed(double speed) {
    speed_ = std::clamp(speed, kSlowest, kFastest);
    restartTime();
}

void PlaybackClock::faster() { setSpeed(speed_ * 2); }
void PlaybackClock::slower() { setSpeed(speed_ / 2); }

void PlaybackClock::setRange(std::optional<std::int64_t> in, std::optional<std::int64_t> out) {
    const auto inside = [this](std::optional<std::int64_t> step) -> std::optional<std::int64_t> {
        if (!step) return step;
        return std::clamp<std::int64_t>(*step, 0, std::max<std::int64_t>(length_ - 1, 0));
    };
    in_ = inside(in);
    out_ = inside(out);
    if (in_ && out_ && *in_ > *out_) std::swap(in_, out_);
}

std::int64_t PlaybackClock::first() const { return in_.value_or(0); }
std::int64_t PlaybackClock::last() const { return out_.value_or(std::max<std::int64_t>(length_ - 1, 0)); }

std::optional<std::int64_t> PlaybackClock::after(std::int64_t step) const {
    const std::int64_t next = step + (reverse_ ? -1 : 1);
    if (next >= first() && next <= last()) return next;
    if (!repeat_) return std::nullopt;
    return reverse_ ? last() : first();
}

std::optional<std::int64_t> PlaybackClock::advance(std::int64_t step) {
    const std::int64_t next = step + (reverse_ ? -1 : 1);
    const bool inside = next >= first() && next <= last();
    if (inside || !repeat_ || !pingPong_ || first() == last()) return after(step);
    reverse_ = !reverse_;
    return std::clamp(step + (reverse_ ? -1 : 1), first(), last());
}

void PlaybackClock::restartTime() {
    due_.reset();
    windowBegin_.reset();
    windowSteps_ = 0;
    kept_ = 1;
}

std::optional<std::int64_t> PlaybackClock::tick(double seconds, const std::function<bool(std::int64_t)>& ready) {
    if (!playing_) return std::nullopt;
    const double period = 1 / (fps_ * speed_);
    if (!due_) {
        due_ = seconds + period;
        windowBegin_ = seconds;
        return std::nullopt;
    }
    noteProgress(seconds);
    if (seconds < *due_) return std::nullopt;
    auto next = advance(step_);
    if (!next) {
        pause();
        return std::nullopt;
    }
    if (pacing_ == Pacing::EveryFrame) {
        if (!ready(*next)) return std::nullopt;
        // a late step is not made up for: the next one is due a whole period later
        due_ = std::max(*due_ + period, seconds);
    } else {
        due_ = *due_ + period;
        while (*due_ <= seconds) {
            const auto further = advance(*next);
            if (!further) break;
            next = further;
            ++dropped_;
            due_ = *due_ + period;
        }
    }
    step_ = *next;
    ++windowSteps_;
    return step_;
}

void PlaybackClock::noteProgress(double seconds) {
    constexpr double kWindow = 1;  // s
    const double elapsed = seconds - *windowBegin_;
    if (elapsed < kWindow) return;
    kept_ = std::min(1.0, static_cast<double>(windowSteps_) / elapsed / (fps_ * speed_));
    windowBegin_ = seconds;
    windowSteps_ = 0;
}

}  // namespace orrery
