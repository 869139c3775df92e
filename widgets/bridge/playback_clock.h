#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace orrery {

/// Where playback stands and where it goes next. Knows no timer and no picture: the caller brings the time and says what is
/// ready, so every rule can be tested without waiting.
class PlaybackClock {
public:
    enum class Pacing : std::uint8_t { EveryFrame, RealTime };
    /// J, K and L of an editing desk.
    enum class Shuttle : std::uint8_t { Back, Stop, Forward };

    void setLength(std::int64_t length);  ///< Steps of the episode; the step is kept inside.
    void setFps(double fps);              ///< Steps per second at speed 1; 30 when not positive.
    void setPacing(Pacing pacing);
    std::int64_t length() const { return length_; }
    Pacing pacing() const { return pacing_; }

    std::int64_t step() const { return step_; }
    void setStep(std::int64_t step);  ///< Clamped to the episode; playing goes on from there.

    void play();
    void pause();
    bool playing() const { return playing_; }
    /// Again in the same direction doubles up to 8×, the other direction begins at 1×, Stop pauses.
    /// `stopHeld`: with K down, J and L move one step and pause.
    void shuttle(Shuttle key, bool stopHeld = false);

    /// 1/8 … 16, without sign; reverse() says which way.
    double speed() const { return speed_; }
    void setSpeed(double speed);
    void faster();
    void slower();
    bool reverse() const { return reverse_; }
    void setReverse(bool reverse) { reverse_ = reverse; }

    /// In and out, both inclusive; nothing clears. They may be given in any order.
    void setRange(std::optional<std::int64_t> in, std::optional<std::int64_t> out);
    std::optional<std::int64_t> rangeIn() const { return in_; }
    std::optional<std::int64_t> rangeOut() const { return out_; }
    void setRepeat(bool repeat) { repeat_ = repeat; }
    bool repeat() const { return repeat_; }
    /// While repeating: turn round at the ends instead of beginning again.
    void setPingPong(bool pingPong) { pingPong_ = pingPong; }
    bool pingPong() const { return pingPong_; }

    /// Moves on to `seconds` of a clock that never goes back. `ready` says whether a step's pictures are there: EveryFrame waits
    /// for them and runs slow, RealTime passes over steps and counts them. The new step, or nothing when it stays.
    std::optional<std::int64_t> tick(double seconds, const std::function<bool(std::int64_t)>& ready);

    std::int64_t dropped() const { return dropped_; }  ///< Steps passed over since play() in real time.
    /// Share of the wished speed that is kept, over the last second of playing: 0.7 for "0.7×, every frame".
    double keptSpeed() const { return kept_; }

private:
    std::int64_t first() const;
    std::int64_t last() const;
    std::optional<std::int64_t> after(std::int64_t step) const;  ///< Next in playing direction; nothing at an end.
    std::optional<std::int64_t> advance(std::int64_t step);      ///< The same, and turns round where ping-pong does.
    void restartTime();
    void noteProgress(double seconds);

    std::int64_t length_ = 0;
    std::int64_t step_ = 0;
    double fps_ = 30;
    double speed_ = 1;
    bool reverse_ = false;
    bool playing_ = false;
    bool repeat_ = false;
    bool pingPong_ = false;
    Pacing pacing_ = Pacing::EveryFrame;
    std::optional<std::int64_t> in_, out_;
    std::optional<double> due_;          // when the next step should be shown
    std::optional<double> windowBegin_;  // of keptSpeed()
    std::int64_t windowSteps_ = 0;
    std::int64_t dropped_ = 0;
    double kept_ = 1;
};

}  // namespace orrery
