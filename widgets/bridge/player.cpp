#include "widgets/bridge/player.h"

namespace orrery {

Player::Player(QObject* parent) : QObject(parent) {
    constexpr int kTickMs = 4;  // finer than a display's frame, so that 60 steps a second stay even
    time_.start();
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(kTickMs);
    connect(&timer_, &QTimer::timeout, this, &Player::tick);
}

void Player::tick() {
    const std::int64_t dropped = clock_.dropped();
    const double kept = clock_.keptSpeed();
    const bool waits = clock_.pacing() == PlaybackClock::Pacing::EveryFrame && shown_ && !shown_();
    const auto ready = [this, waits](std::int64_t step) { return !waits && (!ready_ || ready_(step)); };
    const auto step = clock_.tick(static_cast<double>(time_.nsecsElapsed()) * 1e-9, ready);
    if (step) Q_EMIT stepped(*step);
    if (!clock_.playing() || dropped != clock_.dropped() || kept != clock_.keptSpeed()) update();
}

/// The timer runs only while something plays.
void Player::update() {
    if (clock_.playing() != timer_.isActive()) clock_.playing() ? timer_.start() : timer_.stop();
    Q_EMIT changed();
}

void Player::setEpisode(std::int64_t length, double fps) {
    clock_.pause();
    clock_.setLength(length);
    clock_.setFps(fps);
    clock_.setStep(0);
    update();
}

void Player::setStep(std::int64_t step) {
    if (step != clock_.step()) clock_.setStep(step);
}

void Player::togglePlay() { clock_.playing() ? pause() : play(); }

void Player::play() {
    const std::int64_t before = clock_.step();
    clock_.play();
    update();
    if (clock_.step() != before) Q_EMIT stepped(clock_.step());
}

void Player::pause() {
    clock_.pause();
    update();
}

void Player::shuttle(PlaybackClock::Shuttle key, bool stopHeld) {
    const std::int64_t before = clock_.step();
    clock_.shuttle(key, stopHeld);
    update();
    if (clock_.step() != before) Q_EMIT stepped(clock_.step());
}

void Player::setSpeed(double speed) {
    clock_.setSpeed(speed);
    update();
}

void Player::faster() {
    clock_.faster();
    update();
}

void Player::slower() {
    clock_.slower();
    update();
}

void Player::setPacing(PlaybackClock::Pacing pacing) {
    clock_.setPacing(pacing);
    update();
}

void Player::setRange(std::optional<std::int64_t> in, std::optional<std::int64_t> out) {
    clock_.setRange(in, out);
    update();
}

void Player::setPingPong(bool pingPong) {
    clock_.setPingPong(pingPong);
    if (pingPong) clock_.setRepeat(true);
    update();
}

void Player::setRepeat(bool repeat) {
    clock_.setRepeat(repeat);
    update();
}

}  // namespace orrery
