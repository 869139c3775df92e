// Moving through an episode by keys. Numbers in comments are those of the acceptance list in the window's specification.
#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QSet>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class PlaybackTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 6
    void stepsAreExactForwards() {
        for (int i = 1; i <= 5; ++i) {
            press(Qt::Key_Period);
            QTRY_COMPARE(timeline().playhead(), i);
            QTRY_COMPARE_WITH_TIMEOUT(cell("static", "truth")->step, i, 10000);
            QTRY_COMPARE_WITH_TIMEOUT(cell("gripper", "truth")->step, i, 10000);
        }
    }

    // 23
    void gGoesToTheLargestErrorAndShiftGToTheNextPeak() {
        QVERIFY(fillEpisode());
        const ErrorSeries a = session().errors(0), b = session().errors(1);
        std::vector<double> lane;
        for (std::size_t step = 0; step < a.mae.size(); ++step) lane.push_back((a.mae[step] + b.mae[step]) / 2);
        const auto above = [&](qint64 step, qint64 other) {
            if (other < 0 || other >= session().length()) return true;
            const double value = lane[static_cast<std::size_t>(other)];
            return std::isnan(value) || lane[static_cast<std::size_t>(step)] >= value;
        };
        qint64 largest = 3;
        for (qint64 step = 3; step < session().length(); ++step) {
            if (!above(largest, step)) largest = step;
        }
        QTRY_VERIFY(!timeline().errorPeaks().empty());
        press(Qt::Key_G);
        QCOMPARE(session().step(), largest);
        QCOMPARE(timeline().errorPeaks().front(), static_cast<int>(largest));
        // from the start through all peaks and round again
        press(Qt::Key_Home);
        QList<qint64> visited;
        for (std::size_t i = 0; i < timeline().errorPeaks().size(); ++i) {
            press(Qt::Key_G, Qt::ShiftModifier);
            visited << session().step();
            QVERIFY(above(visited.last(), visited.last() - 1) && above(visited.last(), visited.last() + 1));
        }
        QVERIFY(visited.contains(largest));
        QVERIFY(std::is_sorted(visited.begin(), visited.end()));
        QCOMPARE(QSet<qint64>(visited.begin(), visited.end()).size(), visited.size());
        press(Qt::Key_G, Qt::ShiftModifier);
        QCOMPARE(session().step(), visited.first());
    }

    // 24
    void inAndOutHoldPlaybackForTwoHundredSteps() {
        QVERIFY(settleAt(10));
        press(Qt::Key_I);
        QVERIFY(settleAt(14));
        press(Qt::Key_O);
        QCOMPARE(timeline().loopIn(), 10);
        QCOMPARE(timeline().loopOut(), 14);
        press(Qt::Key_R);
        QVERIFY(find<QAbstractButton>("loopButton")->isChecked());
        for (int i = 0; i < 4; ++i) press(Qt::Key_BracketRight);  // 16 times as fast
        Steps played(session());
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(played.list.size() >= 200, 60000);
        for (const qint64 step : played.list) QVERIFY(step >= 10 && step <= 14);
        press(Qt::Key_X, Qt::AltModifier);
        QCOMPARE(timeline().loopIn(), -1);
        QCOMPARE(timeline().loopOut(), -1);
        QTRY_VERIFY_WITH_TIMEOUT(played.list.contains(15), 10000);
        press(Qt::Key_Space);
        QVERIFY(!session().player().clock().playing());
    }

    // 25
    void jTwicePlaysBackwardsAtTwiceTheSpeedAndKStops() {
        QVERIFY(settleAt(40));
        const PlaybackClock& clock = session().player().clock();
        Steps played(session());
        press(Qt::Key_J);
        QVERIFY(clock.playing() && clock.reverse());
        QCOMPARE(clock.speed(), 1.0);
        press(Qt::Key_J);
        QVERIFY(clock.playing() && clock.reverse());
        QCOMPARE(clock.speed(), 2.0);
        QTRY_VERIFY_WITH_TIMEOUT(played.list.size() >= 5, 10000);
        press(Qt::Key_K);
        QVERIFY(!clock.playing());
        for (int i = 0; i < played.list.size(); ++i) QCOMPARE(played.list[i], 39 - i);
        const qint64 here = session().step();
        QTest::keyPress(&window(), Qt::Key_K);
        press(Qt::Key_L);
        QCOMPARE(session().step(), here + 1);
        QVERIFY(!clock.playing());
        press(Qt::Key_J);
        QCOMPARE(session().step(), here);
        QVERIFY(!clock.playing());
        QTest::keyRelease(&window(), Qt::Key_K);
        press(Qt::Key_L);
        QVERIFY(clock.playing() && !clock.reverse());
    }

    // 26
    void everyFramePlaysEachStepOnceAndRealTimeCountsWhatItDrops() {
        QVERIFY(settleAt(0));
        auto* pacing = find<QComboBox>("pacingBox");
        QCOMPARE(pacing->currentText(), QStringLiteral("Every frame"));
        {
            Steps played(session());
            press(Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(played.list.size() == session().length() - 1, 60000);
            for (int i = 0; i < played.list.size(); ++i) QCOMPARE(played.list[i], i + 1);
            QTRY_VERIFY(!session().player().clock().playing());
        }
        press(Qt::Key_Home);
        for (int i = 0; i < 4; ++i) press(Qt::Key_BracketRight);  // 480 steps a second, more than the clock ticks
        pacing->setFocus();
        QTest::keyClick(pacing, Qt::Key_Down);
        QCOMPARE(pacing->currentText(), QStringLiteral("Real time"));
        canvas().setFocus();
        Steps played(session());
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(session().step(), session().length() - 1, 60000);
        QTRY_VERIFY(!session().player().clock().playing());
        const qint64 dropped = session().length() - 1 - played.list.size();
        QVERIFY(dropped > 0);
        QCOMPARE(label("pacingNote")->text(), QStringLiteral("%1 dropped").arg(dropped));
    }

private:
    /// Every step that the session goes to, in order.
    struct Steps : QObject {
        explicit Steps(Session& session) {
            connect(&session, &Session::stepChanged, this, [this](qint64 step) { list << step; });
        }
        QList<qint64> list;
    };
};

QTEST_MAIN(PlaybackTest)
#include "playback_test.moc"
