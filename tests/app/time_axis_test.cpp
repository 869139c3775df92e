// Timeline and charts over a real episode share one axis of steps. Numbers in comments are those of the acceptance list in the
// window's specification.
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/app/opened_window.h"
#include "widgets/charts/series_chart.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/timeline/ruler.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class TimeAxisTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 27
    void controlWheelKeepsTheStepUnderThePointer() {
        const double x = std::round(timeline().view().xOf(17));
        const double step = timeline().view().stepAt(x);
        const double before = timeline().viewLast() - timeline().viewFirst();
        double least = before;
        for (const int angle : {120, 120, 120, 120, 120, 120, -120, -120, -120}) {
            wheel(timeline(), QPointF(x, timeline().height() / 2.0), angle, Qt::ControlModifier);
            QVERIFY(std::abs(timeline().view().xOf(step) - x) <= 1);
            least = std::min(least, timeline().viewLast() - timeline().viewFirst());
        }
        QVERIFY(least < before / 2);
    }

    // 28
    void rulerLabelsNeverTouchNorHideUnderTheFlag() {
        auto* ruler = find<TimelineRuler>("timelineRuler");
        int looks = 0;
        for (int zoom = 0; zoom < 12; ++zoom) {
            for (const int step : {0, 9, 10, 11, 20, 31, 43}) {
                session().setStep(step);
                QCoreApplication::processEvents();
                const auto labels = ruler->visibleLabels();
                const Extent flag = ruler->flagExtent();
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    QVERIFY(!labels[i].extent.touches(flag));
                    if (i > 0) QVERIFY(labels[i - 1].extent.to <= labels[i].extent.from);
                    ++looks;
                }
            }
            press(Qt::Key_Equal);
        }
        QVERIFY(looks > 50);
    }

    // 49
    void everyChartAxisHasAUnit() {
        QVERIFY(fillEpisode());
        QVERIFY(settleAt(20));
        // both panels at once, as a person may lay them out
        window().addDockWidget(Qt::RightDockWidgetArea, window().docks().error);
        window().showDock(*window().docks().error);
        QList<SeriesChart*> charts;
        const auto visible = [&] {
            charts.clear();
            for (SeriesChart* chart : window().findChildren<SeriesChart*>()) {
                if (chart->isVisible()) charts << chart;
            }
            return charts.size() >= 8;  // seven actions and the error over time
        };
        QTRY_VERIFY(visible());
        for (const SeriesChart* chart : charts) {
            for (const QString& axis : {chart->axisXTitle(), chart->axisYTitle()}) {
                const QStringList parts = axis.split(QStringLiteral(", "));
                QVERIFY2(parts.size() >= 2 && !parts[0].isEmpty() && !parts[1].isEmpty(), qPrintable(chart->objectName() + QLatin1Char(' ') + axis));
            }
        }
    }
};

QTEST_MAIN(TimeAxisTest)
#include "time_axis_test.moc"
