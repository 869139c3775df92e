#include "widgets/charts/ticks.h"

#include <QtTest>
#include <cmath>

using namespace orrery;

class TicksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeToSevenRoundTicks() {
        for (double low : {-1.0, 0.0, 3.7, -250.0}) {
            for (double span = 1e-4; span < 1e6; span *= 1.31) {
                const auto ticks = ticksIn(low, low + span);
                QVERIFY2(ticks.size() >= 3 && ticks.size() <= 7, qPrintable(QStringLiteral("%1 %2").arg(low).arg(span)));
                QVERIFY(ticks.front() >= low - span * 1e-6 && ticks.back() <= low + span * (1 + 1e-6));
                const double interval = tickInterval(low, low + span);
                const double digit = interval / std::pow(10, std::floor(std::log10(interval) + 1e-9));
                QVERIFY(std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 5) < 1e-6);
            }
        }
    }

    void emptyRangesDoNoHarm() {
        QCOMPARE(tickInterval(1, 1), 1.0);
        QCOMPARE(tickInterval(0, std::nan("")), 1.0);
        QCOMPARE(roundedUp(0), 1.0);
    }

    void labelsHaveTheDecimalsTheyNeed() {
        QCOMPARE(tickDecimals(0.02), 2);
        QCOMPARE(tickDecimals(0.5), 1);
        QCOMPARE(tickDecimals(100), 0);
        QVERIFY(std::abs(roundedUp(0.113) - 0.12) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TicksTest)
#include "ticks_test.moc"
