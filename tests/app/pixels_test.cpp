// What the frames look like, pixel by pixel. Numbers in comments are those of the acceptance list in the window's specification.
#include <QTest>
#include <cmath>

#include "app/window/centre.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"

using namespace orrery;

class PixelsTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 7
    void fiveStepsOnAndBackGiveTheSamePictures() {
        QVERIFY(fillEpisode());  // the range of the error map is the episode's: it settles with the last measured step
        QVERIFY(settleAt(20));
        const QImage before = painted();
        for (int i = 0; i < 5; ++i) press(Qt::Key_Period);
        QVERIFY(settleAt(25));
        QVERIFY(painted() != before);
        for (int i = 0; i < 5; ++i) press(Qt::Key_Comma);
        QCOMPARE(session().step(), 20);
        QVERIFY(settleAt(20));
        const QImage after = painted();
        if (after != before) {
            before.save(QStringLiteral("before.png"));
            after.save(QStringLiteral("after.png"));
        }
        QVERIFY(after == before);
    }

    // 17
    void atEightHundredPercentNearestShowsSquarePixels() {
        QVERIFY(settleAt(20));
        press(Qt::Key_Z);  // 1:1
        for (int i = 0; i < 6; ++i) wheel(canvas(), placeIn("static", "truth", 0.5, 0.5), 120);  // √2 to the sixth
        const CellObject* truth = cell("static", "truth");
        QVERIFY(std::abs(truth->rect.width() / truth->sourceRect.width() - 8) < 1e-6);
        QCOMPARE(window().centre().frames().property("sampling").toString(), QStringLiteral("linear"));
        QVERIFY(squares().blended > 100);
        press(Qt::Key_V);
        QCOMPARE(window().centre().frames().property("sampling").toString(), QStringLiteral("nearest"));
        const Squares nearest = squares();
        QVERIFY(nearest.seen > 200);
        QCOMPARE(nearest.blended, 0);
        QCOMPARE(nearest.wrong, 0);
        press(Qt::Key_V);
        QVERIFY(squares().blended > 100);
    }

    // 26
    void everyFrameIsPaintedOnceAndInOrder() {
        QVERIFY(settleAt(0));
        painted();
        Painted seen(canvas(), *cell("static", "truth"));
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(session().step(), session().length() - 1, 60000);
        QTRY_VERIFY(!session().player().clock().playing());
        QTRY_COMPARE(cell("static", "truth")->step, static_cast<int>(session().length()) - 1);
        painted();
        QList<int> all;
        for (int step = 0; step < session().length(); ++step) all << step;
        QCOMPARE(seen.steps, all);
    }

private:
    /// Notes which step the cell shows whenever the canvas paints.
    struct Painted : QObject {
        Painted(QWidget& canvas, const CellObject& cell) : steps{cell.step}, cell_(cell) { canvas.installEventFilter(this); }
        bool eventFilter(QObject*, QEvent* event) override {
            if (event->type() == QEvent::Paint && steps.last() != cell_.step) steps << cell_.step;
            return false;
        }
        QList<int> steps;
        const CellObject& cell_;
    };

    struct Squares {
        int seen = 0;     ///< source pixels that lie wholly in the cell
        int blended = 0;  ///< whose inside is not of one colour
        int wrong = 0;    ///< whose middle is not the decoded pixel
    };
    /// Looks at the inside of each source pixel of the static camera's truth, a canvas pixel away from its edges.
    Squares squares() {
        const QImage picture = painted();
        const CellObject* truth = cell("static", "truth");
        const Frame& frame = *window().centre().frames().grid().rows[0].cell(Column::Truth).frame;
        const double zoom = truth->rect.width() / truth->sourceRect.width();
        Squares found;
        for (int y = static_cast<int>(truth->sourceRect.top()) + 1; y + 1 < truth->sourceRect.bottom(); ++y) {
            for (int x = static_cast<int>(truth->sourceRect.left()) + 1; x + 1 < truth->sourceRect.right(); ++x) {
                const QPointF corner = truth->rect.topLeft() + (QPointF(x, y) - truth->sourceRect.topLeft()) * zoom;
                const QRect inside = QRectF(corner, QSizeF(zoom, zoom)).toAlignedRect().adjusted(2, 2, -2, -2);
                const QRgb middle = picture.pixel(inside.center());
                bool one = true;
                for (int v = inside.top(); v <= inside.bottom(); ++v) {
                    for (int u = inside.left(); u <= inside.right(); ++u) one = one && picture.pixel(u, v) == middle;
                }
                const auto* rgba = &frame.rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) + static_cast<std::size_t>(x))];
                ++found.seen;
                found.blended += !one;
                found.wrong += middle != qRgb(rgba[0], rgba[1], rgba[2]);
            }
        }
        return found;
    }
    /// The whole canvas: all rows, all columns, captions and borders.
    QImage painted() { return canvas().grab().toImage(); }
};

QTEST_MAIN(PixelsTest)
#include "pixels_test.moc"
