#include <QtTest>
#include <cmath>

#include "widgets/timeline/geometry.h"
#include "widgets/timeline/series.h"

using namespace orrery;

namespace {

constexpr double kWide = 64;
TimeView view(double first, double last) { return {first, last, 160, 1240}; }

}  // namespace

class GeometryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepAndXAreInverse() {
        const TimeView v = view(37.5, 212.25);
        for (const double step : {0.0, 37.5, 100.0, 211.0, 400.0}) QVERIFY(std::abs(v.stepAt(v.xOf(step)) - step) < 1e-9);
        QCOMPARE(v.nearestStep(-1e6, 418), 0);
        QCOMPARE(v.nearestStep(1e6, 418), 418);
    }

    void zoomKeepsTheStepUnderThePointerWithinAPixel() {
        TimeView v = fitted(view(0, 1), 418, kWide);
        for (const double x : {161.0, 400.0, 1239.0}) {
            TimeView in = v;
            while (true) {
                const double step = in.stepAt(x);
                const TimeView next = zoomed(in, x, 1.2, 418, kWide);
                QVERIFY(std::abs(next.xOf(step) - x) <= 1);
                if (next.last - next.first == in.last - in.first) break;
                in = next;
            }
            QVERIFY(in.pixelsPerStep() <= kWide + 1e-9);
            QVERIFY(in.last - in.first >= kLeastStepsInView - 1);
        }
    }

    void zoomingOutStopsAtTheWholeEpisode() {
        const TimeView v = zoomed(view(100, 120), 700, 1e-6, 418, kWide);
        QCOMPARE(v.first, 0.0);
        QCOMPARE(v.last, 418.0);
    }

    void shortEpisodesKeepStepsNarrow() {
        const TimeView v = fitted(view(0, 1), 4, kWide);
        QVERIFY(v.pixelsPerStep() <= kWide + 1e-9);
        QCOMPARE(fitted(view(0, 1), 0, kWide).first, 0.0);
    }

    void majorsAreRoundAndFarEnoughApart() {
        for (double span = 4; span < 2e6; span *= 1.37) {
            const auto marks = rulerMarks(view(0, span), 3'000'000, 100);
            double before = -1e9;
            int previous = -1;
            for (const RulerMark& mark : marks) {
                if (!mark.major) continue;
                if (previous >= 0) {
                    QVERIFY(mark.x - before >= 99.999);
                    const int apart = mark.step - previous;
                    const double digit = apart / std::pow(10, std::floor(std::log10(apart) + 1e-9));
                    QVERIFY(digit == 1 || digit == 2 || digit == 5);
                }
                before = mark.x;
                previous = mark.step;
            }
        }
    }

    void noTwoLabelsTouchNorOneUnderTheFlag() {
        const std::vector<Extent> labels{{0, 30}, {20, 50}, {60, 90}, {95, 120}, {130, 170}};
        const auto fits = labelsThatFit(labels, {100, 115}, {0, 160});
        QCOMPARE(fits, (std::vector<bool>{true, false, true, false, false}));
    }

    void reductionKeepsEveryPeakAndEveryGap() {
        Series series(100'000, 0.F);
        series[54'321] = 9;
        series[77'777] = -7;
        series[20'000] = std::nanf("");
        const auto runs = runsInView(series, view(0, 99'999));
        QCOMPARE(runs.size(), std::size_t{2});
        float low = 0, high = 0;
        std::size_t points = 0;
        for (const auto& run : runs) {
            points += run.size();
            for (std::size_t i = 0; i < run.size(); ++i) {
                low = std::min(low, run[i].value);
                high = std::max(high, run[i].value);
                QVERIFY(i == 0 || run[i].step > run[i - 1].step);
            }
        }
        QCOMPARE(high, 9.F);
        QCOMPARE(low, -7.F);
        QVERIFY(points <= 2 * 1082);
    }

    void fewValuesAreKeptAsTheyAre() {
        const Series series{1, 2, 3, std::nanf(""), 5};
        const auto runs = runsInView(series, view(0, 4));
        QCOMPARE(runs.size(), std::size_t{2});
        QCOMPARE(runs[0].size(), std::size_t{3});
        QCOMPARE(runs[1][0].step, 4.0);
        QVERIFY(runsInView({}, view(0, 4)).empty());
    }

    void peaksAreTheHighestAndApart() {
        Series series(100, 1.F);
        series[10] = 5;
        series[12] = 4.5F;
        series[50] = 7;
        series[80] = 3;
        series[81] = 3;
        series[99] = 2;
        QCOMPARE(highestPeaks(series, 3, 5), (std::vector<int>{50, 10, 80}));
        QVERIFY(highestPeaks(Series(20, 1.F), 3, 5).empty());
        QVERIFY(highestPeaks(Series(20, std::nanf("")), 3, 5).empty());
        QVERIFY(highestPeaks({}, 3, 5).empty());
    }

    void gapsAreCountedBetweenTheFirstAndTheLastValue() {
        const float nan = std::nanf("");
        QCOMPARE(gapCount({nan, 1, nan, nan, 2, nan}), 2);
        QCOMPARE(gapCount({nan, nan}), 0);
        QCOMPARE(gapCount({}), 0);
        QCOMPARE(quantile({1, 2, 3, 4, nan}, 1.0), 4.F);
        QCOMPARE(quantile({}, 0.5), 0.F);
        QVERIFY(std::isnan(valueAt({1}, 3)));
    }
};

QTEST_GUILESS_MAIN(GeometryTest)
#include "geometry_test.moc"
