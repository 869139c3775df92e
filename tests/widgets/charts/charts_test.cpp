#include <QClipboard>
#include <QSignalSpy>
#include <QStackedLayout>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>
#include <QtCharts/QXYSeries>
#include <QtTest>
#include <cmath>

#include "widgets/charts/actions_panel.h"
#include "widgets/charts/error_panel.h"
#include "widgets/panels/parts.h"

using namespace orrery;

namespace {

Series wave(int steps, double height, double phase) {
    Series values;
    for (int step = 0; step < steps; ++step) values.push_back(static_cast<float>(height * std::sin(step / 11.0 + phase)));
    return values;
}

std::vector<ActionDimension> sevenDimensions() {
    std::vector<ActionDimension> dimensions;
    const QStringList names{QStringLiteral("Δx"), QStringLiteral("Δy"), QStringLiteral("Δz"), QStringLiteral("Δroll"), QStringLiteral("Δpitch"), QStringLiteral("Δyaw")};
    for (int i = 0; i < names.size(); ++i) {
        const QString unit = i < 3 ? QStringLiteral("m") : QStringLiteral("rad");
        dimensions.push_back({names[i], unit, wave(419, 0.02, i), wave(419, 0.021, i + 0.1), {}});
    }
    return dimensions;
}

ErrorOverTime errorOverTime() {
    ErrorOverTime errors{3, QStringLiteral("MAE"), QStringLiteral("0 to 1"), QStringLiteral("both cameras"), wave(419, 0.01, 0), wave(419, 0.02, 1)};
    for (float& value : errors.error) value += 0.03F;
    for (float& value : errors.copyLast) value += 0.05F;
    errors.error[0] = errors.error[200] = errors.error[201] = std::nanf("");
    return errors;
}

ErrorOverHorizon errorOverHorizon() {
    return {QStringLiteral("MAE"), QStringLiteral("0 to 1"), 3, 3, {0.029F, 0.037F, 0.045F, 0.05F}, {0.02F, 0.028F, 0.03F, 0.04F},
            {0.04F, 0.046F, 0.06F, 0.07F}, {0.066F, 0.08F, 0.09F, 0.1F}, {0.12F, 0.12F, 0.12F, 0.12F}, 38};
}

}  // namespace

class ChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void emptyPanelsSayWhatIsMissing() {
        ActionsPanel actions;
        ErrorPanel errors;
        QCOMPARE(shownEmptyState(actions)->title(), QStringLiteral("No actions yet"));
        QCOMPARE(shownEmptyState(actions)->line(), QStringLiteral("Open a dataset with actions, or a policy."));
        QCOMPARE(shownEmptyState(errors)->title(), QStringLiteral("Nothing to compare yet"));
        QCOMPARE(shownEmptyState(errors)->line(), QStringLiteral("It needs a prediction and the recorded frame of the same step."));
        errors.setOverTime({3, {}, {}, {}, Series(10, std::nanf("")), {}});
        QVERIFY(shownEmptyState(errors) != nullptr);
        errors.setOverTime(errorOverTime());
        QVERIFY(shownEmptyState(errors) == nullptr);
    }

    void everyAxisHasQuantityUnitAndAFewTicks() {
        ActionsPanel actions;
        actions.setActions(sevenDimensions());
        ErrorPanel errors;
        errors.setOverTime(errorOverTime());
        errors.setOverHorizon(errorOverHorizon());
        QList<SeriesChart*> charts = actions.findChildren<SeriesChart*>() + errors.findChildren<SeriesChart*>();
        QCOMPARE(charts.size(), 8);
        QCOMPARE(actions.findChild<SeriesChart*>(QStringLiteral("chart.action.Δz"))->property("axisY").toString(), QStringLiteral("Δz, m"));
        for (const SeriesChart* chart : charts) {
            QVERIFY(chart->property("axisX").toString().contains(QStringLiteral("step")));
            QVERIFY(!chart->property("axisY").toString().section(QStringLiteral(", "), 1).isEmpty());
        }
        QCOMPARE(errors.findChild<SeriesChart*>(QStringLiteral("chart.errorHorizon"))->property("axisX").toString(), QStringLiteral("Horizon, steps ahead"));
    }

    void hoveringOneChartMovesTheCursorInAll() {
        ActionsPanel actions;
        actions.setActions(sevenDimensions());
        ErrorPanel errors;
        errors.setOverTime(errorOverTime());
        connect(&actions, &ActionsPanel::hovered, &errors, &ErrorPanel::setHovered);
        actions.setPlayhead(100);
        errors.setPlayhead(100);
        auto* first = actions.findChild<SeriesChart*>(QStringLiteral("chart.action.Δx"));
        Q_EMIT first->hovered(123.2);
        for (const SeriesChart* chart : actions.findChildren<SeriesChart*>()) QCOMPARE(chart->cursor(), 123.0);
        QCOMPARE(errors.findChild<SeriesChart*>(QStringLiteral("chart.errorTime"))->cursor(), 123.0);
        Q_EMIT first->hovered(std::nullopt);
        for (const SeriesChart* chart : actions.findChildren<SeriesChart*>()) QCOMPARE(chart->cursor(), 100.0);
        QCOMPARE(errors.findChild<SeriesChart*>(QStringLiteral("chart.errorTime"))->cursor(), 100.0);
    }

    void aClickChoosesAStepAndADragARange() {
        ErrorPanel errors;
        errors.resize(340, 380);
        errors.setOverTime(errorOverTime());
        errors.show();
        QVERIFY(QTest::qWaitForWindowExposed(&errors));
        auto* chart = errors.findChild<SeriesChart*>(QStringLiteral("chart.errorTime"));
        QSignalSpy chosen(&errors, &ErrorPanel::stepChosen);
        QSignalSpy range(&errors, &ErrorPanel::rangeChosen);
        const QRectF plot = chart->chart()->plotArea();
        const QPoint middle = plot.center().toPoint();
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(std::abs(chosen[0][0].toInt() - 209) <= 4);
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, middle + QPoint(40, 0));
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(range.size(), 1);
        QVERIFY(range[0][0].toInt() < range[0][1].toInt());
    }

    void rangesStayWhileScrubbing() {
        ActionsPanel actions;
        actions.setActions(sevenDimensions());
        auto* chart = actions.findChild<SeriesChart*>(QStringLiteral("chart.action.Δx"));
        const auto high = [chart] { return static_cast<QValueAxis*>(chart->chart()->axes(Qt::Vertical).front())->max(); };
        const double before = high();
        for (int step = 0; step < 419; step += 50) {
            actions.setPlayhead(step);
            QCOMPARE(high(), before);
        }
    }

    void newValuesKeepTheirRows() {
        ActionsPanel actions;
        actions.setActions(sevenDimensions());
        actions.setPlayhead(50);
        const auto* before = actions.findChild<SeriesChart*>(QStringLiteral("chart.action.Δx"));
        auto dimensions = sevenDimensions();
        dimensions[0].predicted.clear();
        actions.setActions(dimensions);
        QCOMPARE(actions.findChild<SeriesChart*>(QStringLiteral("chart.action.Δx")), before);
        QCOMPARE(before->axisX().low, 10.0);
        dimensions.pop_back();
        actions.setActions(dimensions);
        QCOMPARE(actions.rowCount(), 5);
    }

    void gapsAreGapsAndAreCounted() {
        ErrorPanel errors;
        errors.setOverTime(errorOverTime());
        auto* chart = errors.findChild<SeriesChart*>(QStringLiteral("chart.errorTime"));
        QCOMPARE(chart->gaps(), 2);
        int runs = 0;
        for (const QAbstractSeries* series : chart->chart()->series()) runs += series->name() == QStringLiteral("error");
        QCOMPARE(runs, 2);
        bool told = false;
        for (const QLabel* label : errors.findChildren<QLabel*>()) told = told || label->text().contains(QStringLiteral("2 gaps"));
        QVERIFY(told);
    }

    void longSeriesAreReducedToThePixels() {
        SeriesChart chart(SeriesChart::Form::Full);
        chart.resize(400, 200);
        chart.setAxes({QStringLiteral("Time"), QStringLiteral("steps"), 0, 99'999}, {QStringLiteral("Error"), QStringLiteral("MAE"), 0, 1});
        Series series(100'000, 0.1F);
        series[55'555] = 0.9F;
        chart.setLines({{QStringLiteral("error"), series}});
        const auto* line = static_cast<const QXYSeries*>(chart.chart()->series().front());
        QVERIFY(line->count() <= 2 * 402);
        float highest = 0;
        for (const QPointF& point : line->points()) highest = std::max(highest, static_cast<float>(point.y()));
        QCOMPARE(highest, 0.9F);
    }

    void copyGivesTabsWithUnits() {
        SeriesChart chart(SeriesChart::Form::Row);
        chart.setAxes({QStringLiteral("Time"), QStringLiteral("steps"), 0, 2}, {QStringLiteral("Δx"), QStringLiteral("m"), 0, 1});
        chart.setLines({{QStringLiteral("recorded"), {1, std::nanf(""), 0.5F}}, {QStringLiteral("predicted"), {2}}});
        QCOMPARE(chart.tsv(), QStringLiteral("Time, steps\trecorded (m)\tpredicted (m)\n0\t1\t2\n1\t\t\n2\t0.5\t\n"));
        ActionsPanel actions;
        actions.setActions({{QStringLiteral("Δx"), QStringLiteral("m"), {1, 2}, {3}, {}}});
        QCOMPARE(actions.tsv(), QStringLiteral("step\tΔx recorded (m)\tΔx predicted (m)\n0\t1\t3\n1\t2\t\n"));
    }

    void theyCanBeLookedAt() {
        ActionsPanel actions;
        actions.resize(344, 250);
        actions.setActions(sevenDimensions());
        actions.setPredictor(QStringLiteral("GR-1"));
        actions.setPlayhead(212);
        ErrorPanel errors;
        errors.resize(344, 400);
        errors.setOverTime(errorOverTime());
        errors.setOverHorizon(errorOverHorizon());
        errors.setPlayhead(212);
        errors.setHorizon(3);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            Theme::get().setScheme(scheme);
            const QString ending = scheme == Scheme::Dark ? QStringLiteral("dark.png") : QStringLiteral("light.png");
            actions.grab().save(QStringLiteral("actions_") + ending);
            errors.grab().save(QStringLiteral("error_") + ending);
        }
    }

private:
    static const EmptyState* shownEmptyState(const QWidget& panel) {
        const auto* stack = panel.findChild<QStackedLayout*>();
        return qobject_cast<const EmptyState*>(stack->currentWidget());
    }
};

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
