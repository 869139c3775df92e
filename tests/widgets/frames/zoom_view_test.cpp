#include "widgets/frames/zoom_view.h"

#include <QtTest>
#include <cmath>

using namespace orrery;

namespace {

const QSizeF kCell(300, 240), kSource(200, 200);
const double kStep = std::sqrt(2.0);

bool near(const QPointF& a, const QPointF& b, double by = 1e-6) { return std::abs(a.x() - b.x()) <= by && std::abs(a.y() - b.y()) <= by; }

}  // namespace

class ZoomViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fittedShowsTheWholeFrame() {
        QCOMPARE(fitZoom(kCell, kSource), 1.2);
        QCOMPARE(zoomOf({}, kCell, kSource), 1.2);
        QCOMPARE(seenRect({}, kCell, kSource), QRectF(0, 0, 200, 200));
        QCOMPARE(fitZoom(kCell, {}), 1.0);  // nothing to fit is no division by zero
    }

    void zoomingKeepsTheSourcePointUnderThePointer() {
        for (const QPointF pointer : {QPointF(150, 120), QPointF(40, 200), QPointF(260, 30)}) {
            ZoomView view{{0.5, 0.5}, 4};  // frame larger than the cell on both axes
            for (int i = 0; i < 6; ++i) {
                const QPointF before = sourceAt(view, kCell, kSource, pointer);
                view = zoomedAt(view, kCell, kSource, pointer, kStep);
                QVERIFY(near(sourceAt(view, kCell, kSource, pointer), before));
            }
        }
    }

    void sixStepsUpAndDownComeBack() {
        ZoomView view{{0.4, 0.6}, 4};
        const QPointF pointer(120, 100);
        ZoomView there = view;
        for (int i = 0; i < 6; ++i) there = zoomedAt(there, kCell, kSource, pointer, kStep);
        QVERIFY(std::abs(there.zoom - 32) < 1e-9);
        for (int i = 0; i < 6; ++i) there = zoomedAt(there, kCell, kSource, pointer, 1 / kStep);
        QVERIFY(std::abs(there.zoom - view.zoom) < 1e-9);
        QVERIFY(near(there.centre, view.centre));
    }

    void zoomStaysBetweenItsEnds() {
        ZoomView in, out;
        for (int i = 0; i < 40; ++i) {
            in = zoomedAt(in, kCell, kSource, {10, 10}, kStep);
            out = zoomedAt(out, kCell, kSource, {10, 10}, 1 / kStep);
        }
        QCOMPARE(in.zoom, kMostZoom);
        QCOMPARE(out.zoom, kLeastZoom);
    }

    void aFrameLargerThanItsCellNeverShowsItsOutside() {
        ZoomView view{{0.5, 0.5}, 8};
        for (const QPointF by : {QPointF(1e6, 1e6), QPointF(-1e6, -1e6), QPointF(1e6, -1e6)}) {
            const QRectF seen = seenRect(panned(view, kCell, kSource, by), kCell, kSource);
            QVERIFY(near(QPointF(seen.width(), seen.height()), QPointF(kCell.width() / 8, kCell.height() / 8)));
            QVERIFY(QRectF(0, 0, 200, 200).contains(seen.adjusted(1e-6, 1e-6, -1e-6, -1e-6)));
        }
        // at the left edge, zoomed at the edge: still nothing outside
        view = zoomedAt(panned(view, kCell, kSource, {1e6, 0}), kCell, kSource, {0, 0}, 1 / kStep);
        QVERIFY(seenRect(view, kCell, kSource).left() >= -1e-9);
    }

    void aFrameSmallerThanItsCellStaysInTheMiddle() {
        const ZoomView view = zoomedAt({}, kCell, kSource, {0, 0}, 0.5);
        QVERIFY(near(view.centre, {0.5, 0.5}));
        QVERIFY(near(panned(view, kCell, kSource, {50, 50}).centre, {0.5, 0.5}));
        QCOMPARE(seenRect(view, kCell, kSource), QRectF(0, 0, 200, 200));
    }

    void panningFollowsTheHandAndFittedViewsStay() {
        const ZoomView view{{0.5, 0.5}, 8};
        const QPointF before = sourceAt(view, kCell, kSource, {100, 100});
        QVERIFY(near(sourceAt(panned(view, kCell, kSource, {16, -24}), kCell, kSource, {116, 76}), before));
        QVERIFY(panned({}, kCell, kSource, {16, 24}).fitted());
    }

    void atEightHundredPercentAPersonStillChooses() {
        ZoomView view{{0.5, 0.5}, 1};
        for (int i = 0; i < 6; ++i) view = zoomedAt(view, kCell, kSource, {150, 120}, kStep);
        QVERIFY(view.zoom < kNearestFrom);
        QVERIFY(zoomedAt(view, kCell, kSource, {150, 120}, kStep).zoom > kNearestFrom);
    }
};

QTEST_APPLESS_MAIN(ZoomViewTest)
#include "zoom_view_test.moc"
