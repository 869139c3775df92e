#include "widgets/bridge/playback_clock.h"

#include <QTest>

namespace orrery {

using Shuttle = PlaybackClock::Shuttle;

/// Runs a clock on time that the test makes.
class PlaybackClockTest : public QObject {
    Q_OBJECT

    PlaybackClock clock;
    double now = 0;
    std::vector<std::int64_t> shown;

    void run(int ticks, double period = 1.0 / 30, std::function<bool(std::int64_t)> ready = [](std::int64_t) { return true; }) {
        for (int count = 0; count < ticks; ++count, now += period) {
            if (const auto step = clock.tick(now, ready)) shown.push_back(*step);
        }
    }
    static bool consecutive(const std::vector<std::int64_t>& steps, std::int64_t by) {
        for (std::size_t at = 1; at < steps.size(); ++at) {
            if (steps[at] != steps[at - 1] + by) return false;
        }
        return true;
    }

private Q_SLOTS:
    void init() {
        clock = {};
        clock.setLength(100);
        clock.setFps(30);
        now = 0;
        shown.clear();
    }

    void everyFrameShowsEachStepOnce() {
        clock.play();
        run(150);
        QCOMPARE(shown.size(), 99u);
        QVERIFY(consecutive(shown, 1));
        QCOMPARE(clock.dropped(), 0);
        QVERIFY(!clock.playing());
    }

    void everyFrameWaitsForPicturesAndSaysHowMuchItKeeps() {
        clock.play();
        int asked = 0;
        run(90, 1.0 / 30, [&](std::int64_t) { return ++asked % 2 == 0; });
        QVERIFY(consecutive(shown, 1));
        QCOMPARE(clock.dropped(), 0);
        QVERIFY(clock.keptSpeed() > 0.4 && clock.keptSpeed() < 0.6);
    }

    void realTimeKeepsTheClockAndCountsWhatItDrops() {
        clock.setPacing(PlaybackClock::Pacing::RealTime);
        clock.play();
        run(11, 0.1);
        QCOMPARE(shown.size(), 10u);
        QVERIFY(std::abs(clock.step() - 30) <= 1);
        QCOMPARE(clock.dropped(), clock.step() - static_cast<std::int64_t>(shown.size()));
    }

    void reversePlayEqualsForward() {
        clock.setStep(99);
        clock.setReverse(true);
        clock.play();
        run(150);
        QCOMPARE(shown.size(), 99u);
        QVERIFY(consecutive(shown, -1));
        QCOMPARE(clock.step(), 0);
    }

    void insideInAndOutItStaysThere() {
        clock.setRange(30, 20);  // given in the wrong order
        clock.setRepeat(true);
        clock.setStep(25);
        clock.play();
        run(201);
        QCOMPARE(shown.size(), 200u);
        for (const std::int64_t step : shown) QVERIFY(step >= 20 && step <= 30);
        clock.setRange({}, {});
        run(50);
        QVERIFY(clock.step() > 30);
    }

    void playingFromOutsideTheRangeBeginsAtItsStart() {
        clock.setRange(20, 30);
        clock.setStep(50);
        clock.play();
        QCOMPARE(clock.step(), 20);
    }

    void shuttleKeysDoubleUpToEightTimes() {
        clock.setStep(50);
        clock.shuttle(Shuttle::Back);
        clock.shuttle(Shuttle::Back);
        QVERIFY(clock.playing() && clock.reverse());
        QCOMPARE(clock.speed(), 2.0);
        for (int press = 0; press < 5; ++press) clock.shuttle(Shuttle::Back);
        QCOMPARE(clock.speed(), 8.0);
        clock.shuttle(Shuttle::Forward);
        QVERIFY(!clock.reverse());
        QCOMPARE(clock.speed(), 1.0);
        clock.shuttle(Shuttle::Stop);
        QVERIFY(!clock.playing());
    }

    void withStopHeldTheShuttleMovesOneStep() {
        clock.setStep(50);
        clock.shuttle(Shuttle::Forward, true);
        QCOMPARE(clock.step(), 51);
        clock.shuttle(Shuttle::Back, true);
        clock.shuttle(Shuttle::Back, true);
        QCOMPARE(clock.step(), 49);
        QVERIFY(!clock.playing());
    }

    void speedStaysBetweenAnEighthAndSixteen() {
        for (int press = 0; press < 10; ++press) clock.faster();
        QCOMPARE(clock.speed(), 16.0);
        for (int press = 0; press < 20; ++press) clock.slower();
        QCOMPARE(clock.speed(), 0.125);
    }

    void anEmptyEpisodeDoesNotPlay() {
        clock.setLength(0);
        clock.play();
        QVERIFY(!clock.playing());
        QCOMPARE(clock.step(), 0);
    }
};

}  // namespace orrery

QTEST_GUILESS_MAIN(orrery::PlaybackClockTest)
#include "playback_clock_test.moc"
