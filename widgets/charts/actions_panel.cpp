#include "widgets/charts/actions_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <algorithm>
#include <cmath>

#include "widgets/panels/parts.h"
#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

constexpr int kReach = 40;  // steps to each side of the playhead
constexpr int kRowHeight = 33;

}  // namespace

ActionsPanel::ActionsPanel(QWidget* parent)
    : QWidget(parent), stack_(new QStackedLayout(this)), empty_(new EmptyState(QStringLiteral("chart"), this)), body_(new QWidget(this)) {
    setObjectName(QStringLiteral("dock.actions"));
    auto* column = new QVBoxLayout(body_);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto* scroll = new QScrollArea(body_);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);  // its charts take it, and it follows them
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rowsWidget_ = new QWidget(scroll);
    grid_ = new QGridLayout(rowsWidget_);
    grid_->setSpacing(0);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setColumnStretch(1, 1);
    scroll->setWidget(rowsWidget_);
    column->addWidget(scroll, 1);
    stack_->addWidget(empty_);
    stack_->addWidget(body_);
    connect(&Theme::get(), &Theme::changed, this, &ActionsPanel::restyle);
    translate();
    restyle();
}

QWidget* ActionsPanel::buildHead() {
    auto* head = new QWidget(body_);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    windowNote_ = new TextLabel({11, 400, Ink::Text3}, head);
    recordedGlyph_ = new QLabel(head);
    recordedName_ = new TextLabel({11, 500, Ink::Text2}, head);
    predictedGlyph_ = new QLabel(head);
    predictedName_ = new TextLabel({11, 500, Ink::Imagined}, head);
    row->addWidget(windowNote_);
    row->addStretch(1);
    row->addWidget(recordedGlyph_);
    row->addWidget(recordedName_);
    row->addSpacing(6);
    row->addWidget(predictedGlyph_);
    row->addWidget(predictedName_);
    return head;
}

void ActionsPanel::translate() {
    empty_->setTexts(tr("No actions yet"), tr("Open a dataset with actions, or a policy."));
    windowNote_->setText(tr("±%1 steps").arg(kReach));
    recordedName_->setText(tr("recorded"));
    setAccessibleName(tr("Actions"));
}

void ActionsPanel::restyle() {
    const Theme& theme = Theme::get();
    body_->layout()->setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(4));
    body_->layout()->setSpacing(theme.px(4));
    recordedGlyph_->setPixmap(theme.pixmap(Theme::glyph(Origin::Given), theme.color(Ink::Text2), 14, devicePixelRatioF()));
    predictedGlyph_->setPixmap(theme.pixmap(Theme::glyph(origin_), theme.color(origin_), 14, devicePixelRatioF()));
    rebuildRows();
}

void ActionsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) translate();
    QWidget::changeEvent(event);
}

void ActionsPanel::setActions(std::vector<ActionDimension> dimensions) {
    const auto named = [](const ActionDimension& a, const ActionDimension& b) { return a.name == b.name && a.unit == b.unit; };
    const bool same = std::equal(dimensions.begin(), dimensions.end(), dimensions_.begin(), dimensions_.end(), named);
    dimensions_ = std::move(dimensions);
    if (same) {
        for (std::size_t i = 0; i < rows_.size(); ++i) fillChart(rows_[i].chart, dimensions_[i]);
        updateValues();
    } else {
        rebuildRows();
    }
    stack_->setCurrentWidget(dimensions_.empty() ? static_cast<QWidget*>(empty_) : body_);
}

void ActionsPanel::setPredictor(const QString& name, Origin origin) {
    if (name == predictor_ && origin == origin_) return;
    predictor_ = name;
    origin_ = origin;
    constexpr std::array inks{Ink::Given, Ink::Imagined, Ink::Simulated, Ink::Edited};
    predictedName_->setInk(inks[static_cast<std::size_t>(origin)]);
    predictedName_->setText(name);
    predictedName_->setVisible(!name.isEmpty());
    predictedGlyph_->setVisible(!name.isEmpty());
    restyle();
}

void ActionsPanel::rebuildRows() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    rows_.clear();
    for (std::size_t i = 0; i < dimensions_.size(); ++i) addRow(dimensions_[i], static_cast<int>(i));
    grid_->setRowStretch(static_cast<int>(dimensions_.size()), 1);
    setPlayhead(playhead_);
}

void ActionsPanel::addRow(const ActionDimension& dimension, int row) {
    const Theme& theme = Theme::get();
    auto* name = new QWidget(rowsWidget_);
    auto* words = new QHBoxLayout(name);
    words->setContentsMargins(0, 0, theme.px(8), 0);
    words->setSpacing(theme.px(4));
    auto* title = new TextLabel({12, 500, Ink::Text}, name);
    title->setText(dimension.name);
    auto* unit = new TextLabel({12, 400, Ink::Text3}, name);
    unit->setText(dimension.unit);
    words->addWidget(title);
    words->addWidget(unit);
    words->addStretch(1);

    auto* chart = new SeriesChart(SeriesChart::Form::Row, rowsWidget_);
    chart->setObjectName(QStringLiteral("chart.action.%1").arg(dimension.name));
    chart->setAccessibleName(dimension.unit.isEmpty() ? dimension.name : tr("%1 in %2").arg(dimension.name, dimension.unit));
    chart->setFixedHeight(theme.px(kRowHeight));
    chart->setMinimumWidth(theme.px(80));
    fillChart(chart, dimension);
    for (const Origin origin : {Origin::Given, Origin::Imagined, Origin::Simulated, Origin::Edited}) {
        if (!shown_[static_cast<std::size_t>(origin)]) chart->setShown(origin, false);
    }
    connectChart(chart);

    auto* recorded = new TextLabel({11, 400, Ink::Text2, true}, rowsWidget_);
    constexpr std::array inks{Ink::Given, Ink::Imagined, Ink::Simulated, Ink::Edited};
    auto* predicted = new TextLabel({11, 400, inks[static_cast<std::size_t>(origin_)], true}, rowsWidget_);
    const int field = QFontMetrics(theme.mono(11)).horizontalAdvance(QStringLiteral("+00.000")) + theme.px(6);
    for (TextLabel* label : {recorded, predicted}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setMinimumWidth(field);
    }
    grid_->addWidget(name, row, 0);
    grid_->addWidget(chart, row, 1);
    grid_->addWidget(recorded, row, 2);
    grid_->addWidget(predicted, row, 3);
    rows_.push_back({chart, recorded, predicted});
}

void ActionsPanel::fillChart(SeriesChart* chart, const ActionDimension& dimension) {
    // symmetric about zero, with a little air; fixed for the episode; the only grid line is zero
    const float range = std::max(largestMagnitude(dimension.recorded), largestMagnitude(dimension.predicted));
    const double high = range > 0 ? range * 1.15 : 1;
    const QString plain = dimension.unit.isEmpty() ? tr("no unit") : dimension.unit;
    chart->setAxes({tr("Time"), tr("steps"), playhead_ - 1.0 * kReach, playhead_ + 1.0 * kReach}, {dimension.name, plain, -high, high, 0, 2 * high});
    chart->setLines({{tr("%1 recorded").arg(dimension.name), dimension.recorded},
                     {tr("%1 predicted").arg(dimension.name), dimension.predicted, origin_}});
}

void ActionsPanel::connectChart(SeriesChart* chart) {
    connect(chart, &SeriesChart::exportWanted, this, [this, chart](ChartFormat format) { Q_EMIT exportWanted(chart, format); });
    connect(chart, &SeriesChart::hovered, this, [this](std::optional<double> x) {
        const int step = x ? static_cast<int>(std::lround(*x)) : -1;
        setHovered(step);
        Q_EMIT hovered(step);
    });
    connect(chart, &SeriesChart::clicked, this, [this](double x) { Q_EMIT stepChosen(std::max(0, static_cast<int>(std::lround(x)))); });
    connect(chart, &SeriesChart::rangeSelected, this, [this](double low, double high) {
        Q_EMIT rangeChosen(std::max(0, static_cast<int>(std::lround(low))), std::max(0, static_cast<int>(std::lround(high))));
    });
}

void ActionsPanel::setPlayhead(int step) {
    playhead_ = step;
    for (const Row& row : rows_) row.chart->setWindow(step - kReach, step + kReach);
    updateValues();
}

void ActionsPanel::setHovered(int step) {
    hovered_ = step;
    updateValues();
}

void ActionsPanel::updateValues() {
    const int shown = hovered_ >= 0 ? hovered_ : playhead_;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i].chart->setCursor(shown);
        rows_[i].recorded->setText(strokes::number(valueAt(dimensions_[i].recorded, shown), 3, strokes::Sign::Always));
        const Series& predicted = dimensions_[i].predicted;
        const QString text = strokes::number(valueAt(predicted, shown), 3, strokes::Sign::Always);
        rows_[i].predicted->setText(predicted.empty() ? QString() : text);
    }
}

void ActionsPanel::setShown(Origin origin, bool shown) {
    shown_[static_cast<std::size_t>(origin)] = shown;
    for (const Row& row : rows_) row.chart->setShown(origin, shown);
}

QString ActionsPanel::tsv() const {
    QStringList head{tr("step")};
    std::size_t length = 0;
    for (const ActionDimension& dimension : dimensions_) {
        head << tr("%1 recorded (%2)").arg(dimension.name, dimension.unit) << tr("%1 predicted (%2)").arg(dimension.name, dimension.unit);
        length = std::max({length, dimension.recorded.size(), dimension.predicted.size()});
    }
    QString text = head.join(QLatin1Char('\t')) + QLatin1Char('\n');
    const auto cell = [](float value) { return std::isfinite(value) ? QString::number(value, 'g', 9) : QString(); };
    for (std::size_t i = 0; i < length; ++i) {
        QStringList cells{QString::number(i)};
        for (const ActionDimension& dimension : dimensions_) {
            cells << cell(valueAt(dimension.recorded, static_cast<int>(i))) << cell(valueAt(dimension.predicted, static_cast<int>(i)));
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

}  // namespace orrery
