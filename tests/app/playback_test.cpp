// Moving through an episode by keys. Numbers in comments are those of the acceptance list in the window's specification.
#include <QTest>
#include <cmath>

#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
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
    void gGoesToTheLargestError() {
        QVERIFY(fillEpisode());
        press(Qt::Key_G);
        const qint64 found = session().step();
        double best = -1;
        qint64 expected = -1;
        const ErrorSeries a = session().errors(0), b = session().errors(1);
        for (std::size_t step = 0; step < a.mae.size(); ++step) {
            const double sum = a.mae[step] + b.mae[step];
            if (!std::isnan(sum) && sum > best) {
                best = sum;
                expected = static_cast<qint64>(step);
            }
        }
        QCOMPARE(found, expected);
    }

    // 24
    void inAndOutHoldPlayback() {
        session().setStep(10);
        press(Qt::Key_I);
        session().setStep(14);
        press(Qt::Key_O);
        QCOMPARE(timeline().loopIn(), 10);
        QCOMPARE(timeline().loopOut(), 14);
        press(Qt::Key_R);
        session().player().setSpeed(16);
        press(Qt::Key_Space);
        for (int i = 0; i < 30; ++i) {
            QTest::qWait(10);
            QVERIFY(session().step() >= 10 && session().step() <= 14);
        }
        press(Qt::Key_Space);
        press(Qt::Key_X, Qt::AltModifier);
        QCOMPARE(timeline().loopIn(), -1);
    }
};

QTEST_MAIN(PlaybackTest)
#include "playback_test.moc"
