// The frame grid under real keys and mouse. Numbers in comments are those of the acceptance list in the window's specification.
#include <QLabel>
#include <QTest>
#include <cmath>
#include <optional>

#include "app/window/centre.h"
#include "model/worlds/catalog.h"
#include "tests/app/opened_window.h"
#include "tests/support/fake_opening.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"

using namespace orrery;

class FramesTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 8
    void aPredictionIsAboutTheStepItIsShownAt() {
        const int horizon = find<QWidget>("horizonSlider")->property("horizon").toInt();
        QCOMPARE(horizon, 3);
        for (const int step : {3, 20, 43}) {
            QVERIFY(settleAt(step));
            for (const char* camera : {"static", "gripper"}) {
                const CellObject* prediction = cell(camera, "prediction");
                QTRY_COMPARE_WITH_TIMEOUT(prediction->state, QStringLiteral("ok"), 30000);
                QCOMPARE(prediction->step, step);
                QCOMPARE(prediction->step - prediction->madeAt, horizon);
            }
        }
    }

    // 9; GR-1 has one horizon, so this model is made up
    void anotherHorizonAsksAnotherStepAboutTheSameTruth() {
        auto world = std::make_shared<test::FakeWorldState>();
        world->horizons = {1, 3, 5};
        QVERIFY(show(options({QStringLiteral("a.data"), QStringLiteral("a.model")}), test::fakeOpening(std::make_shared<test::FakeDataset>(), world)));
        QVERIFY(whole());
        QVERIFY(settleAt(12));
        auto* slider = find<QWidget>("horizonSlider");
        slider->setFocus();
        QCOMPARE(slider->property("horizon").toInt(), 1);
        for (const int horizon : {3, 5}) {
            QTest::keyClick(slider, Qt::Key_Right);
            QVERIFY(settle());
            QTRY_COMPARE(slider->property("horizon").toInt(), horizon);
            QTRY_COMPARE_WITH_TIMEOUT(cell("static", "prediction")->madeAt, 12 - horizon, 10000);
            QCOMPARE(cell("static", "prediction")->step, 12);
            QCOMPARE(cell("static", "truth")->step, 12);
        }
    }

    // 22, against what the test itself measures on the frames
    void skillIsOneMinusErrorByCopyLast() {
        const auto checkpoint = openCheckpoint(model().toStdString());
        QVERIFY(checkpoint);
        const auto world = loadWorld(*checkpoint, options().load);
        QVERIFY(world);
        QVERIFY(settleAt(20));
        QTRY_COMPARE_WITH_TIMEOUT(state("static", "error"), QStringLiteral("ok"), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "error"), QStringLiteral("ok"), 30000);
        double error = 0, copyLast = 0;
        for (std::size_t camera = 0; camera < 2; ++camera) {
            const FrameStore& frames = session().episode()->frames();
            QTRY_VERIFY(frames.peek(camera, 17) && frames.peek(camera, 20));
            const auto truth = (*world)->preprocessedTruth(frames.peek(camera, 20)), seen = (*world)->preprocessedTruth(frames.peek(camera, 17));
            QVERIFY(truth && seen);
            const Frame& predicted = *window().centre().frames().grid().rows[camera].cell(Column::Prediction).frame;
            const auto real = truth->values<float>(), old = seen->values<float>();
            const std::size_t area = real.size() / 3;
            for (std::size_t i = 0; i < real.size(); ++i) {
                error += std::abs(predicted.rgba[i % area * 4 + i / area] / 255.0 - real[i]) / static_cast<double>(real.size());
                copyLast += std::abs(static_cast<double>(old[i]) - real[i]) / static_cast<double>(real.size());
            }
        }
        const QString skill = QString::number(1 - error / copyLast, 'f', 2).replace(u'-', QChar(0x2212));
        QTRY_COMPARE(label("skillReadout")->text(), skill);
        QCOMPARE(label("errorReadout")->text(), QString::number(error / 2, 'f', 3));
        QCOMPARE(label("copyLastReadout")->text(), QString::number(copyLast / 2, 'f', 3));
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
        wheel(canvas(), at, 240);
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
