#pragma once

#include <QColor>
#include <QList>
#include <QPen>
#include <QPointF>
#include <vector>

class QAreaSeries;
class QChart;
class QLineSeries;
class QValueAxis;

namespace orrery {

/// The series of one chart: runs of points and a band beneath them. They are used again from one picture to the next, for a chart
/// lays itself out anew with every series that is added or removed.
class DrawnSeries {
public:
    DrawnSeries(QChart& chart, QValueAxis& x, QValueAxis& y) : chart_(chart), x_(x), y_(y) {}

    /// Between begin() and end() all runs are told again; those that are not are gone afterwards.
    void begin() { used_ = 0; }
    void addRun(const QString& name, const QPen& pen, const QList<QPointF>& points);
    void end() { keepRuns(used_); }

    void showBand(const QColor& fill, const QList<QPointF>& upper, const QList<QPointF>& lower);
    void hideBand();

private:
    void makeBand();
    void keepRuns(std::size_t count);

    QChart& chart_;
    QValueAxis& x_;
    QValueAxis& y_;
    std::vector<QLineSeries*> runs_;  ///< the chart's
    std::size_t used_ = 0;
    QAreaSeries* band_ = nullptr;
};

}  // namespace orrery
