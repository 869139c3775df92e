// Timeline and charts over a real episode share one axis of steps. Numbers in comments are those of the acceptance list in the
// window's specification.
#include <QAbstractScrollArea>
#include <QTest>
#include <QtCharts/QChart>
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
        QList<SeriesChart*> charts;
        QVERIFY(showCharts(charts));
        for (const SeriesChart* chart : charts) {
            for (const QString& axis : {chart->axisXTitle(), chart->axisYTitle()}) {
                const QStringList parts = axis.split(QStringLiteral(", "));
                QVERIFY2(parts.size() >= 2 && !parts[0].isEmpty() && !parts[1].isEmpty(), qPrintable(chart->objectName() + QLatin1Char(' ') + axis));
            }
        }
    }

    // 49
    void thePointerOverOneChartMovesTheCursorOfAll() {
        QList<SeriesChart*> charts;
        QVERIFY(showCharts(charts));
        int pointed = 0;
        for (SeriesChart* one : charts) {
            if (one->objectName() == QStringLiteral("chart.errorHorizon")) continue;  // its axis counts steps ahead
            const QRectF plot = one->chart()->plotArea();
            const QPoint place(static_cast<int>(plot.left() + 0.4 * plot.width()), static_cast<int>(plot.center().y()));
            if (!one->viewport()->visibleRegion().contains(place)) continue;  // scrolled out of the panel
            ++pointed;
            pointAt(*one, place);
            QTRY_VERIFY2(one->cursor() != 20 && allOn(charts, one->cursor()), qPrintable(one->objectName()));
            QCOMPARE(timeline().hoveredStep(), static_cast<int>(one->cursor()));
            QEvent leave(QEvent::Leave);
            QCoreApplication::sendEvent(one, &leave);
            QVERIFY(allOn(charts, 20));
        }
        QVERIFY(pointed >= 2);
    }

    // 49
    void thePointerOverALaneMovesTheCursorOfAllCharts() {
        QList<SeriesChart*> charts;
        QVERIFY(showCharts(charts));
        pointAt(timeline(), QPoint(static_cast<int>(timeline().view().xOf(31)), timeline().height() / 2));
        QTRY_VERIFY(allOn(charts, 31));
        // what the model computes meanwhile does not take the line away
        Q_EMIT session().predictionReady(0, 20);
        QVERIFY(settle());
        QVERIFY(allOn(charts, 31));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&timeline(), &leave);
        QVERIFY(allOn(charts, 20));
    }

private:
    /// Both panels at once, as a person may lay them out, with the playhead on step 20.
    bool showCharts(QList<SeriesChart*>& charts) {
        if (!fillEpisode() || !settleAt(20)) return false;
        window().addDockWidget(Qt::RightDockWidgetArea, window().docks().error);
        window().showDock(*window().docks().error);
        return QTest::qWaitFor([&] {
            charts.clear();
            for (SeriesChart* chart : window().findChildren<SeriesChart*>()) {
                if (chart->isVisible()) charts << chart;
            }
            return charts.size() >= 8;  // seven actions and the error over time
        });
    }
    /// The cursor of every chart over steps stands there.
    static bool allOn(const QList<SeriesChart*>& charts, double step) {
        return std::all_of(charts.begin(), charts.end(), [step](const SeriesChart* chart) {
            return chart->objectName() == QStringLiteral("chart.errorHorizon") || chart->cursor() == step;
        });
    }
    /// The pointer comes in two moves, as a hand does; a chart takes them through its viewport.
    static void pointAt(QWidget& widget, const QPoint& at) {
        auto* view = qobject_cast<QAbstractScrollArea*>(&widget);
        QWidget* target = view ? view->viewport() : &widget;
        QTest::mouseMove(target, at - QPoint(3, 0));
        QTest::mouseMove(target, at);
    }
};

QTEST_MAIN(TimeAxisTest)
#include "time_axis_test.moc"
