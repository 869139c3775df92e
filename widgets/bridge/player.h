#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "widgets/bridge/playback_clock.h"

namespace orrery {

/// A PlaybackClock on real time: transport buttons and keys call it, the session follows it.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);

    const PlaybackClock& clock() const { return clock_; }
    /// Whether the pictures of a step are in memory; asked while playing every frame.
    /// Whether what was stepped to is on the screen: "every frame" waits for it, real time does not.
    void setShown(std::function<bool()> shown) { shown_ = std::move(shown); }
    void setReadiness(std::function<bool(std::int64_t)> ready) { ready_ = std::move(ready); }

    void setEpisode(std::int64_t length, double fps);
    void setStep(std::int64_t step);  ///< Without stepped(): the session says where it stands.
    void togglePlay();
    void play();
    void pause();
    void shuttle(PlaybackClock::Shuttle key, bool stopHeld = false);
    void setSpeed(double speed);
    void faster();
    void slower();
    void setPacing(PlaybackClock::Pacing pacing);
    void setRange(std::optional<std::int64_t> in, std::optional<std::int64_t> out);
    void setRepeat(bool repeat);
    void setPingPong(bool pingPong);  ///< On also repeats.

Q_SIGNALS:
    void stepped(qint64 step);  ///< Playback or a shuttle key moved on.
    void changed();             ///< Playing, speed, pacing, range, repeat or the counts.

private:
    void tick();
    void update();

    PlaybackClock clock_;
    std::function<bool()> shown_;
    std::function<bool(std::int64_t)> ready_;
    QElapsedTimer time_;
    QTimer timer_;
};

}  // namespace orrery
