#include "widgets/charts/error_panel.h"

#include <QEvent>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/charts/ticks.h"
#include "widgets/panels/parts.h"

namespace orrery {
namespace {

bool hasValues(const Series& series) {
    return std::any_of(series.begin(), series.end(), [](float value) { return std::isfinite(value); });
}

/// From zero to a round number above everything that is drawn.
double rangeOf(std::initializer_list<const Series*> all) {
    float highest = 0;
    for (const Series* series : all) highest = std::max(highest, largestMagnitude(*series));
    return roundedUp(highest);
}

}  // namespace

ErrorPanel::ErrorPanel(QWidget* parent)
    : QWidget(parent), stack_(new QStackedLayout(this)), empty_(new EmptyState(QStringLiteral("chart"), this)) {
    body_ = buildBody();
    setObjectName(QStringLiteral("dock.error"));
    stack_->addWidget(empty_);
    stack_->addWidget(body_);
    connectCharts();
    connect(&Theme::get(), &Theme::changed, this, &ErrorPanel::restyle);
    translate();
    restyle();
}

QWidget* ErrorPanel::buildBody() {
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    const auto addHead = [&](TextLabel*& title, TextLabel*& note) {
        auto* row = new QHBoxLayout;
        title = new TextLabel({12, 500, Ink::Text}, body);
        note = new TextLabel({11, 400, Ink::Text2}, body);
        note->setElided(true);
        row->addWidget(title);
        row->addWidget(note, 1);
        column->addLayout(row);
    };
    const auto addChart = [&](const QString& name) {
        auto* chart = new SeriesChart(SeriesChart::Form::Full, body);
        chart->setObjectName(name);
        column->addWidget(chart, 1);
        return chart;
    };
    addHead(timeTitle_, timeNote_);
    timeChart_ = addChart(QStringLiteral("chart.errorTime"));
    addHead(aheadTitle_, aheadNote_);
    aheadChart_ = addChart(QStringLiteral("chart.errorHorizon"));
    return body;
}

void ErrorPanel::connectCharts() {
    const auto step = [](double x) { return std::max(0, static_cast<int>(std::lround(x))); };
    connect(timeChart_, &SeriesChart::hovered, this, [this, step](std::optional<double> x) {
        setHovered(x ? step(*x) : -1);
        Q_EMIT hovered(x ? step(*x) : -1);
    });
    for (SeriesChart* chart : {timeChart_, aheadChart_}) {
        connect(chart, &SeriesChart::exportWanted, this, [this, chart](ChartFormat format) { Q_EMIT exportWanted(chart, format); });
    }
    connect(timeChart_, &SeriesChart::clicked, this, [this, step](double x) { Q_EMIT stepChosen(step(x)); });
    connect(timeChart_, &SeriesChart::rangeSelected, this, [this, step](double low, double high) { Q_EMIT rangeChosen(step(low), step(high)); });
    connect(aheadChart_, &SeriesChart::clicked, this, [this](double x) {
        const double index = std::round((x - ahead_.first) / ahead_.apart);
        Q_EMIT horizonChosen(ahead_.first + ahead_.apart * std::max(0, static_cast<int>(index)));
    });
}

void ErrorPanel::translate() {
    setAccessibleName(tr("Error"));
    empty_->setTexts(tr("Nothing to compare yet"), tr("It needs a prediction and the recorded frame of the same step."));
    aheadTitle_->setText(tr("Error over horizon"));
    timeChart_->setAccessibleName(tr("Error over time"));
    aheadChart_->setAccessibleName(tr("Error over horizon"));
    showTime();
    showHorizon();
}

void ErrorPanel::restyle() {
    const Theme& theme = Theme::get();
    body_->layout()->setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(4));
    body_->layout()->setSpacing(theme.px(4));
    for (SeriesChart* chart : {timeChart_, aheadChart_}) chart->setMinimumHeight(theme.px(96));
}

void ErrorPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) translate();
    QWidget::changeEvent(event);
}

void ErrorPanel::setOverTime(ErrorOverTime errors) {
    time_ = std::move(errors);
    showTime();
    stack_->setCurrentWidget(hasValues(time_.error) ? body_ : static_cast<QWidget*>(empty_));
}

void ErrorPanel::showTime() {
    const bool known = time_.horizon > 0;
    timeTitle_->setText(known ? tr("Error at +%1").arg(time_.horizon) : tr("Error over time"));
    QStringList note;
    if (!time_.metric.isEmpty()) note << time_.metric;
    if (!time_.cameras.isEmpty()) note << time_.cameras;
    if (const int gaps = gapCount(time_.error); gaps > 0) note << tr("%n gaps", nullptr, gaps);
    timeNote_->setText(note.join(QStringLiteral(" · ")));
    const double last = std::max<double>(1, static_cast<double>(time_.error.size()) - 1);
    const QString quantity = time_.metric.isEmpty() ? tr("Error") : time_.metric;
    timeChart_->setAxes({tr("Time"), tr("steps"), 0, last},
                        {quantity, time_.unit, 0, rangeOf({&time_.error, &time_.copyLast})});
    std::vector<ChartLine> lines{{tr("error"), time_.error, Origin::Imagined}};
    if (hasValues(time_.copyLast)) lines.push_back({tr("copy-last"), time_.copyLast, Origin::Given, ChartLine::Look::Reference});
    timeChart_->setLines(std::move(lines));
    showCursor();
}

void ErrorPanel::setOverHorizon(ErrorOverHorizon errors) {
    ahead_ = std::move(errors);
    ahead_.apart = std::max(1, ahead_.apart);
    showHorizon();
}

void ErrorPanel::showHorizon() {
    const bool known = hasValues(ahead_.median);
    aheadChart_->setVisible(known);
    aheadTitle_->setVisible(known);
    aheadNote_->setVisible(known);
    if (!known) return;
    QStringList note{tr("%1, median").arg(ahead_.metric)};
    if (!ahead_.low.empty()) note << tr("10 to 90 %");
    if (ahead_.count > 0) note << tr("n = %1").arg(ahead_.count);
    if (const int gaps = gapCount(ahead_.median); gaps > 0) note << tr("%n gaps", nullptr, gaps);
    aheadNote_->setText(note.join(QStringLiteral(" · ")));
    const double first = ahead_.first;
    const double apart = ahead_.apart;
    const double last = first + apart * static_cast<double>(std::max<std::size_t>(2, ahead_.median.size()) - 1);
    // ticks on horizons that exist, seven at most
    const double every = apart * std::max(1.0, std::ceil((last - first) / apart / 6));
    aheadChart_->setAxes({tr("Horizon"), tr("steps ahead"), first, last, first, every},
                         {ahead_.metric.isEmpty() ? tr("Error") : ahead_.metric, ahead_.unit, 0,
                          rangeOf({&ahead_.median, &ahead_.high, &ahead_.copyLast, &ahead_.meanFrame})});
    std::vector<ChartLine> lines{{tr("error"), ahead_.median, Origin::Imagined, ChartLine::Look::ByOrigin, first, apart}};
    const auto addReference = [&](const QString& name, const Series& values, ChartLine::Look look) {
        if (hasValues(values)) lines.push_back({name, values, Origin::Given, look, first, apart});
    };
    addReference(tr("copy-last"), ahead_.copyLast, ChartLine::Look::Reference);
    addReference(tr("mean frame"), ahead_.meanFrame, ChartLine::Look::FaintReference);
    aheadChart_->setLines(std::move(lines));
    aheadChart_->setBand(ahead_.low, ahead_.high);
}

void ErrorPanel::setPlayhead(int step) {
    playhead_ = step;
    showCursor();
}

void ErrorPanel::setHorizon(int stepsAhead) { aheadChart_->setCursor(stepsAhead); }

void ErrorPanel::setHovered(int step) {
    hovered_ = step;
    showCursor();
}

void ErrorPanel::showCursor() { timeChart_->setCursor(hovered_ >= 0 ? hovered_ : playhead_); }

void ErrorPanel::setShown(Origin origin, bool shown) {
    timeChart_->setShown(origin, shown);
    aheadChart_->setShown(origin, shown);
}

}  // namespace orrery
