// The frame grid under real keys and mouse. Numbers in comments are those of the acceptance list in the window's specification.
#include <QLabel>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <optional>

#include "app/window/centre.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"

using namespace orrery;

class FramesTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 8, 22
    void aPredictionIsAboutTheStepItIsShownAt() {
        QVERIFY(settleAt(20));
        for (const char* camera : {"static", "gripper"}) {
            CellObject* prediction = cell(camera, "prediction");
            QTRY_COMPARE_WITH_TIMEOUT(prediction->state, QStringLiteral("ok"), 30000);
            QCOMPARE(prediction->step, 20);
            QCOMPARE(prediction->step - prediction->madeAt, session().horizon());
        }
        const auto number = [&](const char* name) { return label(name)->text().replace(QChar(0x2212), u'-').toDouble(); };
        QTRY_VERIFY(label("skillReadout")->text() != QStringLiteral("–"));
        const double expected = 1 - number("errorReadout") / number("copyLastReadout");
        QVERIFY(std::abs(number("skillReadout") - expected) < 0.02 + std::abs(expected) * 0.02);  // three digits are shown
    }

    // 10
    void lookAheadShowsBothAtTheSameLaterStep() {
        QVERIFY(settleAt(5));
        session().setPlacement(Placement::LookAhead);
        QVERIFY(settle());
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "prediction")->step, 8, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "truth")->step, 8, 30000);
    }

    // 11
    void anErrorIsBlankWheneverStepsDiffer() {
        QVERIFY(fillEpisode());
        int shown = 0;
        for (int i = 0; i < 60; ++i) {
            session().setScrubbing(true);
            session().setStep(i % 40);
            QTest::qWait(1000 / 60);
            for (const char* camera : {"static", "gripper"}) {
                if (state(camera, "error") != QLatin1String("ok")) continue;
                ++shown;
                QCOMPARE(cell(camera, "truth")->step, cell(camera, "prediction")->step);
            }
        }
        QVERIFY(shown > 0);
        session().setScrubbing(false);
    }

    // 12
    void theFirstStepsSayWhyThereIsNoPrediction() {
        QVERIFY(settleAt(0));
        const CellObject* prediction = cell("static", "prediction");
        QTRY_COMPARE(prediction->title, QStringLiteral("No prediction here"));
        QVERIFY(prediction->text.contains(QLatin1String("step 3")));
    }

    // 14
    void wipeFollowsThePointerAndGoesAgain() {
        press(Qt::Key_W);
        FrameArea& area = window().centre().frames();
        QCOMPARE(area.property("layout").toString(), QStringLiteral("wipe"));
        const QPoint middle = placeIn("static", "truth", 0.5, 0.5);
        hover(middle + QPoint(30, 0));
        const double first = area.property("wipe").toDouble();
        hover(middle - QPoint(30, 0));
        QVERIFY(area.property("wipe").toDouble() < first);
        press(Qt::Key_W);
        QCOMPARE(area.property("layout").toString(), QStringLiteral("grid"));
    }

    // 15
    void shiftHeldOverAPredictionShowsTheTruth() {
        QVERIFY(settleAt(20));
        hover(placeIn("static", "prediction", 0.3, 0.6));
        canvas().setFocus();
        QTest::keyPress(&canvas(), Qt::Key_Shift);
        QTRY_COMPARE(cell("static", "prediction")->showing, QStringLiteral("reference"));
        QTest::keyRelease(&canvas(), Qt::Key_Shift);
        QCOMPARE(cell("static", "prediction")->showing, QStringLiteral("prediction"));
        QTest::keyPress(&canvas(), Qt::Key_Shift);
        QTest::keyClick(&canvas(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::qWait(300);
        QCOMPARE(cell("static", "prediction")->showing, QStringLiteral("prediction"));
        QTest::keyRelease(&canvas(), Qt::Key_Shift);
    }

    // 16
    void theWheelZoomsAllCellsTogether() {
        QVERIFY(settle());
        const QPoint at = placeIn("static", "truth", 0.4, 0.4);
        const QRectF before = cell("static", "truth")->sourceRect;
        const QRectF gripperBefore = cell("gripper", "truth")->sourceRect;
        QWheelEvent wheel(at, canvas().mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &wheel);
        const QRectF after = cell("static", "truth")->sourceRect;
        QVERIFY(after.width() < before.width());
        QCOMPARE(cell("static", "prediction")->sourceRect, after);
        QCOMPARE(cell("static", "error")->sourceRect, after);
        // frames of another size are not linked with these
        QCOMPARE(cell("gripper", "truth")->sourceRect, gripperBefore);
        press(Qt::Key_F);
        QCOMPARE(cell("static", "truth")->sourceRect, before);
    }

    // 18
    void thePixelReadOutIsTheDecodedFrames() {
        QVERIFY(settleAt(20));
        std::optional<PixelSample> sample;
        int left = 0;
        connect(&window().centre().frames(), &FrameArea::pixelHovered, this, [&](const PixelSample& one) { sample = one; });
        connect(&window().centre().frames(), &FrameArea::pixelLeft, this, [&] { ++left; });
        hover(placeIn("static", "truth", 0.3, 0.6));
        QTRY_VERIFY(sample.has_value());
        QCOMPARE(sample->camera, QStringLiteral("static"));
        const FramePtr frame = window().centre().frames().grid().rows[0].cell(Column::Truth).frame;
        const auto* rgba = &frame->rgba[4 * static_cast<std::size_t>(sample->y * frame->width + sample->x)];
        for (std::size_t c = 0; c < 3; ++c) QCOMPARE(sample->shown[c], rgba[c]);
        const QLabel* readout = label("pixelReadout");
        QVERIFY(readout);
        QVERIFY(readout->text().contains(QStringLiteral("x %1").arg(sample->x)));
        QTest::mouseMove(&canvas(), QPoint(2, 2));
        QTRY_VERIFY(left > 0);
    }
};

QTEST_MAIN(FramesTest)
#include "frames_test.moc"
