// P freezes a step as the reference of the frames (window.md 2, item 19 of its list).
#include <QTest>

#include "app/window/centre.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class PinTest : public QObject, private test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        QVERIFY(open());
        QVERIFY(settleAt(12));
    }
    void cleanup() { close(); }

    void thePinnedStepStandsInTheCaptionsAndSurvivesMoves() {
        QCOMPARE(cell("static", "truth")->pinnedStep, -1);
        press(Qt::Key_P);
        QVERIFY(settleAt(20));
        QTRY_COMPARE(cell("static", "truth")->step, 20);
        for (const char* column : {"truth", "prediction"}) {
            for (const char* camera : {"static", "gripper"}) QCOMPARE(cell(camera, column)->pinnedStep, 12);
        }
        QCOMPARE(window().centre().frames().pinnedStep(), 12);
        press(Qt::Key_P);
        QCOMPARE(cell("static", "truth")->pinnedStep, -1);
    }

    void theCaptionIsPaintedWithThePin() {
        QCOMPARE(accentPixels(), 0);
        press(Qt::Key_P);
        QVERIFY(accentPixels() > 40);
        press(Qt::Key_P);
        QCOMPARE(accentPixels(), 0);
    }

    void shiftShowsThePinnedStepOverTruthAndPrediction() {
        const FramePtr pinned = window().centre().frames().grid().rows[0].cell(Column::Truth).frame;
        press(Qt::Key_P);
        QVERIFY(settleAt(20));
        canvas().setFocus();
        for (const auto& [column, name] : {std::pair(Column::Truth, "truth"), std::pair(Column::Prediction, "prediction")}) {
            hover(placeIn("static", name, 0.5, 0.5));
            QTest::keyPress(&canvas(), Qt::Key_Shift);
            QTRY_COMPARE(cell("static", name)->showing, QStringLiteral("reference"));
            QCOMPARE(cell("static", name)->shownStep, 12);
            QCOMPARE(cell("static", name)->step, 20);
            QVERIFY(window().centre().frames().grid().rows[0].reference().frame == pinned);
            QTest::keyRelease(&canvas(), Qt::Key_Shift);
            QCOMPARE(cell("static", name)->shownStep, 20);
        }
    }

    void withoutPinTheReferenceIsTheTruthAtThePlayhead() {
        canvas().setFocus();
        hover(placeIn("static", "prediction", 0.5, 0.5));
        QTest::keyPress(&canvas(), Qt::Key_Shift);
        QTRY_COMPARE(cell("static", "prediction")->showing, QStringLiteral("reference"));
        QCOMPARE(cell("static", "prediction")->shownStep, 12);
        QTest::keyRelease(&canvas(), Qt::Key_Shift);
    }

    void anotherEpisodeLetsGo() {
        press(Qt::Key_P);
        QCOMPARE(cell("static", "truth")->pinnedStep, 12);
        session().setEpisode(session().episodePosition() + 1);
        QVERIFY(settle());
        QCOMPARE(cell("static", "truth")->pinnedStep, -1);
        QCOMPARE(window().centre().frames().pinnedStep(), -1);
    }

private:
    /// Bluish pixels above the first row of frames, in headings and captions: text is grey, glyphs are grey or amber.
    int accentPixels() {
        const QImage words = canvas().grab(QRect(0, 0, canvas().width(), Theme::get().px(68))).toImage();
        int count = 0;
        for (int y = 4; y < words.height(); ++y) {
            for (int x = 4; x < words.width() - 4; ++x) {
                const QColor color = words.pixelColor(x, y);
                count += color.blue() > color.red() + 40 ? 1 : 0;
            }
        }
        return count;
    }
};

QTEST_MAIN(PinTest)
#include "pin_test.moc"
