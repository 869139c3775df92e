// The native window over the frames, on a real screen: what is shown there is what a grab of the widget holds.
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "tests/widgets/frames/support.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/frames/grid_headings.h"
#include "widgets/frames/surface_window.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

using test::difference;
using test::testFrame;

GridState stateAt(int step) {
    GridState state;
    for (const char* camera : {"static", "gripper"}) {
        RowState row;
        row.camera = QLatin1String(camera);
        for (const Column column : {Column::Truth, Column::Prediction}) {
            CellState& cell = row.cell(column);
            cell.frame = testFrame(64, 64, step + static_cast<int>(column));
            cell.step = step;
            cell.status = CellStatus::Ok;
            cell.origin = column == Column::Truth ? Origin::Given : Origin::Imagined;
            cell.source = QStringLiteral("somewhere");
        }
        row.cell(Column::Error).status = CellStatus::Ok;
        row.cell(Column::Error).metric = QStringLiteral("MAE 0.027");
        state.rows.push_back(row);
    }
    return state;
}

class SurfaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void init() {
        window_ = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(window_.get());
        column->setContentsMargins(0, 0, 0, 0);
        canvas_ = new FrameCanvas(window_.get());
        column->addWidget(canvas_);
        window_->setGeometry(40, 40, 900, 640);
        canvas_->setState(stateAt(3));
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QVERIFY(canvas_->surface());
        QTRY_VERIFY(canvas_->surface()->shown() > 0);
    }

    void theScreenShowsWhatAGrabHolds() { compare(); }

    void aNewStepIsShown() {
        const int before = canvas_->surface()->shown();
        canvas_->setState(stateAt(40));
        QTRY_VERIFY(canvas_->surface()->shown() > before);
        compare();
    }

    void anotherSizeIsShown() {
        window_->resize(700, 500);
        QTRY_COMPARE(canvas_->size(), QSize(700, 500));
        compare();
    }

    void aButtonStandsAboveTheSurfaceAndTakesClicks() {
        GridState state = stateAt(3);
        CellState& cell = state.rows[0].cell(Column::Prediction);
        cell.frame.reset();
        cell.status = CellStatus::Empty;
        cell.title = QStringLiteral("Not computed yet");
        cell.buttons = {{QStringLiteral("predict"), QStringLiteral("Predict from here")}};
        canvas_->setState(state);
        auto* button = canvas_->findChild<QPushButton*>();
        QVERIFY(button);
        QTRY_VERIFY(button->isVisible());
        QSignalSpy pressed(canvas_, &FrameCanvas::buttonPressed);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(pressed.count(), 1);
        const QPoint at = button->mapTo(window_.get(), QPoint(button->width() / 2, 4));
        QTRY_COMPARE(screen().pixelColor(at), window_->grab().toImage().pixelColor(at));
        canvas_->setState(stateAt(4));
        QTRY_VERIFY(canvas_->findChildren<QPushButton*>().isEmpty());
        compare();
    }

    void theMouseReachesTheCanvas() {
        QSignalSpy hovered(canvas_, &FrameCanvas::pixelHovered);
        QCursor::setPos(window_->mapToGlobal(QPoint(60, 160)));
        QCursor::setPos(window_->mapToGlobal(QPoint(64, 164)));
        QTRY_VERIFY(hovered.count() > 0);
    }

    void hiddenAndShownAgainItStillDraws() {
        canvas_->hide();
        canvas_->show();
        const int before = canvas_->surface()->shown();
        canvas_->setState(stateAt(9));
        QTRY_VERIFY(canvas_->surface()->shown() > before);
        compare();
    }

    void cleanup() { window_.reset(); }

private:
    QImage screen() const {
        const QRect there = window_->geometry();
        return window_->screen()->grabWindow(0, there.x(), there.y(), there.width(), there.height()).toImage();
    }
    void compare() {
        const auto same = [this] {
            const QImage seen = screen().convertToFormat(QImage::Format_RGBA8888);
            const QImage held = window_->grab().toImage().convertToFormat(QImage::Format_RGBA8888);
            // the window's corner lies elsewhere than the widget's: filtered samples may round the other way
            return seen.size() == held.size() && difference(seen, held).largest <= 1;
        };
        QTRY_VERIFY(same());
    }

    std::unique_ptr<QWidget> window_;
    FrameCanvas* canvas_ = nullptr;
};

}  // namespace
}  // namespace orrery

QTEST_MAIN(orrery::SurfaceTest)
#include "surface_test.moc"
