#include "widgets/charts/drawn_series.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <utility>

namespace orrery {

void DrawnSeries::addRun(const QString& name, const QPen& pen, const QList<QPointF>& points) {
    if (used_ == runs_.size()) {
        runs_.push_back(new QLineSeries(&chart_));
        chart_.addSeries(runs_.back());
        runs_.back()->attachAxis(&x_);
        runs_.back()->attachAxis(&y_);
    }
    QLineSeries* series = runs_[used_++];
    series->setName(name);
    series->setPen(pen);
    series->replace(points);
}

void DrawnSeries::keepRuns(std::size_t count) {
    for (; runs_.size() > count; runs_.pop_back()) {
        chart_.removeSeries(runs_.back());
        delete runs_.back();
    }
}

void DrawnSeries::showBand(const QColor& fill, const QList<QPointF>& upper, const QList<QPointF>& lower) {
    if (!band_) makeBand();
    band_->upperSeries()->replace(upper);
    band_->lowerSeries()->replace(lower);
    band_->setBrush(fill);
}

void DrawnSeries::hideBand() {
    if (!band_) return;
    chart_.removeSeries(band_);
    delete std::exchange(band_, nullptr);
}

void DrawnSeries::makeBand() {
    keepRuns(0);  // what is added first lies beneath
    band_ = new QAreaSeries(&chart_);
    band_->setUpperSeries(new QLineSeries(band_));
    band_->setLowerSeries(new QLineSeries(band_));
    band_->setPen(Qt::NoPen);
    chart_.addSeries(band_);
    band_->attachAxis(&x_);
    band_->attachAxis(&y_);
}

}  // namespace orrery
