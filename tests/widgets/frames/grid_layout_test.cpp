#include "widgets/frames/grid_layout.h"

#include <QtTest>

using namespace orrery;

namespace {

constexpr GridMetrics kMetrics{32, 24, 16, 8, 16, 0};

GridLayout laid(QSizeF area, std::vector<double> aspects, int columns = 3, GridMetrics metrics = kMetrics) {
    return layOutGrid(area, aspects, columns, metrics);
}

bool whole(double value) { return value == std::floor(value); }

}  // namespace

class GridLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingToLayOutIsNoGrid() {
        QVERIFY(laid({800, 600}, {}).rows.empty());
        QVERIFY(laid({800, 600}, {1.0}, 0).rows.empty());
    }

    void framesOfARowAreOfOneSizeAndKeepTheirAspect() {
        for (const QSizeF area : {QSizeF(1000, 700), QSizeF(640, 900), QSizeF(333, 222)}) {
            const GridLayout grid = laid(area, {1.0, 16.0 / 9});
            QCOMPARE(grid.rows.size(), std::size_t{2});
            for (std::size_t row = 0; row < 2; ++row) {
                const auto& frames = grid.rows[row].frames;
                QCOMPARE(frames.size(), std::size_t{3});
                for (const QRectF& frame : frames) {
                    QCOMPARE(frame.size(), frames[0].size());
                    QCOMPARE(frame.top(), frames[0].top());
                }
                const double aspect = row == 0 ? 1.0 : 16.0 / 9;
                QVERIFY(std::abs(frames[0].height() - frames[0].width() / aspect) <= 1);
            }
            QCOMPARE(grid.rows[0].frames[1].left(), grid.rows[1].frames[1].left());
        }
    }

    void everythingLiesOnWholePixelsInsideTheAreaAndNothingOverlaps() {
        for (int width = 240; width < 1800; width += 97) {
            for (int height = 200; height < 1200; height += 113) {
                const GridLayout grid = laid(QSizeF(width, height), {1.0, 1.5});
                std::vector<QRectF> all;
                for (const auto& row : grid.rows) {
                    for (std::size_t i = 0; i < 3; ++i) {
                        for (const QRectF& one : {row.frames[i], row.captions[i]}) {
                            QVERIFY(whole(one.left()) && whole(one.top()) && whole(one.width()) && whole(one.height()));
                            all.push_back(one);
                        }
                        QCOMPARE(row.captions[i].bottom(), row.frames[i].top());  // the caption stands on its frame
                    }
                }
                for (const QRectF& heading : grid.headings) all.push_back(heading);
                for (std::size_t a = 0; a < all.size(); ++a) {
                    for (std::size_t b = a + 1; b < all.size(); ++b) QVERIFY(!all[a].intersects(all[b]));
                    if (width > 300 && height > 300) QVERIFY(QRectF(0, 0, width, height).contains(all[a]));
                }
            }
        }
    }

    void theBlockIsPackedAndCentred() {
        const GridLayout tall = laid({2000, 400}, {1.0});  // the height decides
        const QRectF first = tall.rows[0].frames.front(), last = tall.rows[0].frames.back();
        QCOMPARE(tall.rows[0].frames[1].left() - first.right(), kMetrics.columnGap);
        QVERIFY(std::abs(first.left() - (2000 - last.right())) <= 1);
        const GridLayout wide = laid({600, 2000}, {1.0});  // the width decides
        QVERIFY(std::abs(wide.headings[0].top() - (2000 - wide.rows[0].frames[0].bottom())) <= 1);
    }

    void columnsStandFurtherApartForTheirWordsWhereThereIsRoom() {
        GridMetrics metrics = kMetrics;
        metrics.words = 300;
        const GridLayout roomy = laid({2000, 300}, {1.0}, 3, metrics);
        QCOMPARE(roomy.headings[0].width(), 300.0);
        QVERIFY(roomy.rows[0].frames[0].width() < 300);
        QCOMPARE(roomy.rows[0].frames[1].left(), roomy.headings[1].left());  // headings on the frames' left edge
        const GridLayout narrow = laid({500, 300}, {1.0}, 3, metrics);
        QVERIFY(narrow.headings.back().right() <= 500);
    }

    void oneColumnTakesTheRoomOfThree() {
        const GridLayout one = laid({900, 900}, {1.0}, 1), three = laid({900, 900}, {1.0}, 3);
        QCOMPARE(one.rows[0].frames.size(), std::size_t{1});
        QVERIFY(one.rows[0].frames[0].width() > 2.5 * three.rows[0].frames[0].width());
    }

    void noRoomAtAllStillGivesFrames() {
        const GridLayout grid = laid({10, 10}, {1.0, 1.0});
        for (const auto& row : grid.rows) QVERIFY(row.frames[0].width() >= 16 && row.frames[0].height() >= 16);
    }
};

QTEST_APPLESS_MAIN(GridLayoutTest)
#include "grid_layout_test.moc"
