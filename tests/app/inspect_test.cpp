// The Inspect workspace as a person uses it: our own episodes, the tiny GR-1 of the goldens, real keys and mouse.
// Numbers in comments are those of the acceptance list in the window's specification.
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QStandardPaths>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <memory>
#include <optional>

#include "app/window/centre.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/options.h"
#include "tests/support/paths.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/instruction_edit.h"
#include "widgets/panels/message_strip.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class InspectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        Theme::get().install();
        useLanguage(QStringLiteral("en"));
    }
    void init() { window_ = opened({dataset(), model()}); }
    void cleanup() { window_.reset(); }

    // 3
    void datasetAndCheckpointOpenInEitherOrder() {
        window_ = opened({model(), dataset()});
        window_->session().setStep(12);
        QTRY_COMPARE_WITH_TIMEOUT(state("static", "prediction"), QStringLiteral("ok"), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "error"), QStringLiteral("ok"), 30000);
    }

    // 4
    void anUnknownFileIsNamedAndTheRestGoesOn() {
        QFile file(QStringLiteral("notes.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no tensors here");
        file.close();
        window_->openPaths({QFileInfo(file).absoluteFilePath()});
        MessageStrip& strip = window_->centre().messages();
        QTRY_VERIFY_WITH_TIMEOUT(strip.count() > 0, 10000);
        bool named = false;
        for (const QLabel* label : strip.findChildren<QLabel*>()) named = named || label->text().contains(QLatin1String("notes.txt"));
        QVERIFY(named);
        press(Qt::Key_Period);
        QTRY_COMPARE(window_->session().step(), 1);
    }

    // 6, 7
    void stepsAreExactBothWays() {
        settle();
        const auto before = truthBytes();
        QCOMPARE(before.size(), std::size_t{2});
        for (int i = 1; i <= 5; ++i) {
            press(Qt::Key_Period);
            QTRY_COMPARE(timeline().playhead(), i);
            QTRY_COMPARE_WITH_TIMEOUT(cell("static", "truth")->step, i, 10000);
            QTRY_COMPARE_WITH_TIMEOUT(cell("gripper", "truth")->step, i, 10000);
        }
        for (int i = 0; i < 5; ++i) press(Qt::Key_Comma);
        QTRY_COMPARE(timeline().playhead(), 0);
        settle();
        QVERIFY(truthBytes() == before);
    }

    // 8, 9, 22
    void aPredictionIsAboutTheStepItIsShownAt() {
        window_->session().setStep(20);
        settle();
        for (const char* camera : {"static", "gripper"}) {
            CellObject* prediction = cell(camera, "prediction");
            QTRY_COMPARE_WITH_TIMEOUT(prediction->state, QStringLiteral("ok"), 30000);
            QCOMPARE(prediction->step, 20);
            QCOMPARE(prediction->step - prediction->madeAt, window_->session().horizon());
        }
        const auto number = [&](const char* name) { return label(name)->text().replace(QChar(0x2212), u'-').toDouble(); };
        QTRY_VERIFY(label("skillReadout")->text() != QStringLiteral("–"));
        const double expected = 1 - number("errorReadout") / number("copyLastReadout");
        QVERIFY(std::abs(number("skillReadout") - expected) < 0.02 + std::abs(expected) * 0.02);  // three digits are shown
    }

    // 10
    void lookAheadShowsBothAtTheSameLaterStep() {
        window_->session().setStep(5);
        window_->session().setPlacement(Placement::LookAhead);
        settle();
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "prediction")->step, 8, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "truth")->step, 8, 30000);
    }

    // 11
    void anErrorIsBlankWheneverStepsDiffer() {
        window_->session().fillEpisode();
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().errors(0).measured > 30, 60000);
        int shown = 0;
        for (int i = 0; i < 60; ++i) {
            window_->session().setScrubbing(true);
            window_->session().setStep(i % 40);
            QTest::qWait(1000 / 60);
            for (const char* camera : {"static", "gripper"}) {
                if (state(camera, "error") != QLatin1String("ok")) continue;
                ++shown;
                QCOMPARE(cell(camera, "truth")->step, cell(camera, "prediction")->step);
            }
        }
        QVERIFY(shown > 0);
        window_->session().setScrubbing(false);
    }

    // 12
    void theFirstStepsSayWhyThereIsNoPrediction() {
        window_->session().setStep(0);
        settle();
        const CellObject* prediction = cell("static", "prediction");
        QTRY_COMPARE(prediction->title, QStringLiteral("No prediction here"));
        QVERIFY(prediction->text.contains(QLatin1String("step 3")));
    }

    // 14
    void wipeFollowsThePointerAndGoesAgain() {
        press(Qt::Key_W);
        FrameArea& area = window_->centre().frames();
        QCOMPARE(area.property("layout").toString(), QStringLiteral("wipe"));
        const QPoint middle(canvas().width() / 2, canvas().height() / 3);
        QTest::mouseMove(&canvas(), middle);
        QTest::mouseMove(&canvas(), middle + QPoint(30, 0));
        const double first = area.property("wipe").toDouble();
        QTest::mouseMove(&canvas(), middle - QPoint(30, 0));
        QVERIFY(area.property("wipe").toDouble() < first);
        press(Qt::Key_W);
        QCOMPARE(area.property("layout").toString(), QStringLiteral("grid"));
    }

    // 15
    void shiftHeldOverAPredictionShowsTheTruth() {
        window_->session().setStep(20);
        settle();
        const QPoint inside(canvas().width() / 3 + 60, canvas().height() / 3);
        QTest::mouseMove(&canvas(), inside - QPoint(3, 3));
        QTest::mouseMove(&canvas(), inside);
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

    // 18
    void thePixelReadOutIsTheDecodedFrames() {
        window_->session().setStep(20);
        settle();
        std::optional<PixelSample> sample;
        int left = 0;
        connect(&window_->centre().frames(), &FrameArea::pixelHovered, this, [&](const PixelSample& one) { sample = one; });
        connect(&window_->centre().frames(), &FrameArea::pixelLeft, this, [&] { ++left; });
        const QPoint inside(canvas().width() / 12, canvas().height() / 3);
        QTest::mouseMove(&canvas(), inside - QPoint(3, 3));
        QTest::mouseMove(&canvas(), inside);
        QTRY_VERIFY(sample.has_value());
        QCOMPARE(sample->camera, QStringLiteral("static"));
        const FramePtr frame = window_->centre().frames().grid().rows[0].cell(Column::Truth).frame;
        const auto* rgba = &frame->rgba[4 * static_cast<std::size_t>(sample->y * frame->width + sample->x)];
        for (std::size_t c = 0; c < 3; ++c) QCOMPARE(sample->shown[c], rgba[c]);
        const QLabel* readout = label("pixelReadout");
        QVERIFY(readout);
        QVERIFY(readout->text().contains(QStringLiteral("x %1").arg(sample->x)));
        QTest::mouseMove(&canvas(), QPoint(2, 2));
        QTRY_VERIFY(left > 0);
    }

    // 16, 17
    void theWheelZoomsAllCellsTogether() {
        settle();
        const QPoint at(canvas().width() / 8 + 20, canvas().height() / 3);
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
        press(Qt::Key_V);
        QCOMPARE(window_->centre().frames().property("sampling").toString(), QStringLiteral("nearest"));
    }

    // 23
    void gGoesToTheLargestError() {
        window_->session().fillEpisode();
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().errors(0).measured > 30, 60000);
        window_->session().stop();
        press(Qt::Key_G);
        const qint64 found = window_->session().step();
        double best = -1;
        qint64 expected = -1;
        const ErrorSeries a = window_->session().errors(0), b = window_->session().errors(1);
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
        window_->session().setStep(10);
        press(Qt::Key_I);
        window_->session().setStep(14);
        press(Qt::Key_O);
        QCOMPARE(timeline().loopIn(), 10);
        QCOMPARE(timeline().loopOut(), 14);
        press(Qt::Key_R);
        window_->session().player().setSpeed(16);
        press(Qt::Key_Space);
        for (int i = 0; i < 30; ++i) {
            QTest::qWait(10);
            QVERIFY(window_->session().step() >= 10 && window_->session().step() <= 14);
        }
        press(Qt::Key_Space);
        QTest::keyClick(window_.get(), Qt::Key_X, Qt::AltModifier);
        QCOMPARE(timeline().loopIn(), -1);
    }

    // 31, 32
    void aTypedInstructionGrowsOneBranchWithItsText() {
        settle();
        window_->session().setStep(30);
        QTest::keyClick(window_.get(), Qt::Key_L, Qt::ControlModifier);
        QWidget* edit = window_->instruction().edit();
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("open the drawer"));
        QCOMPARE(window_->session().step(), 30);  // letters typed, nothing moved
        QCOMPARE(window_->session().branches().size(), std::size_t{1});
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(window_->session().branches().size(), std::size_t{2});
        const Branch branch = window_->session().branches().back();
        QCOMPARE(branch.instruction, std::string("open the drawer"));
        QCOMPARE(branch.forkStep, std::int64_t{30});
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().branches().back().nodeCount > 3, 60000);
    }

private:
    static QString dataset() { return QString::fromStdString((test::dataFolder() / "lerobot_v21_tabletop").string()); }
    static QString model() { return QString::fromStdString((test::golden("gr1/tiny") / "snapshot_tiny.pt").string()); }

    std::unique_ptr<MainWindow> opened(const QStringList& paths) {
        const auto folder = test::golden("gr1/tiny");
        Options options;
        options.paths = paths;
        options.load.textModel = folder / "ViT-tiny.pt";
        options.load.imageModel = folder / "mae_tiny.pth";
        options.load.vocabulary = folder / "bpe_tiny_vocab.txt.gz";
        options.load.config = folder / "config.json";
        auto window = std::make_unique<MainWindow>();
        window->start(options, false);
        window->show();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(window->session().card() && window->session().episodeData() && !window->pending(), 60000); }();
        window->activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(window.get())); }();
        return window;
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!window_->pending(), 60000); QTest::qWait(50); }
    void press(Qt::Key key) { QTest::keyClick(window_.get(), key); }
    FrameCanvas& canvas() { return *window_->findChild<FrameCanvas*>(); }
    Timeline& timeline() { return *window_->findChild<Timeline*>(QStringLiteral("timeline")); }
    QLabel* label(const char* name) { return window_->findChild<QLabel*>(QLatin1String(name)); }
    CellObject* cell(const char* camera, const char* column) {
        return window_->findChild<CellObject*>(QStringLiteral("frameCell.%1.%2").arg(QLatin1String(camera), QLatin1String(column)));
    }
    QString state(const char* camera, const char* column) {
        const CellObject* found = cell(camera, column);
        return found ? found->state : QString();
    }
    /// What the truth column shows, byte for byte.
    std::vector<std::vector<std::uint8_t>> truthBytes() {
        std::vector<std::vector<std::uint8_t>> bytes;
        for (const RowState& row : window_->centre().frames().grid().rows) {
            if (const FramePtr& frame = row.cell(Column::Truth).frame) bytes.push_back(frame->rgba);
        }
        return bytes;
    }

    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(InspectTest)
#include "inspect_test.moc"
