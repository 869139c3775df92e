#pragma once

#include <QtCharts/QChartView>
#include <optional>
#include <vector>

#include "widgets/charts/chart_document.h"
#include "widgets/charts/drawn_series.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/series.h"

class QValueAxis;

namespace orrery {

/// One line of a chart: value i stands at x = first + i · apart; NaN is a gap.
struct ChartLine {
    QString name;
    Series values;
    Origin origin = Origin::Given;
    enum class Look { ByOrigin, Reference, FaintReference } look = Look::ByOrigin;  ///< references: dotted, thin
    double first = 0;
    double apart = 1;

    double xOf(std::size_t index) const { return first + static_cast<double>(index) * apart; }
    /// The same in every part; a gap equals a gap.
    bool sameAs(const ChartLine& other) const;
};

/// What an axis measures: "Error" in "MAE, 0 to 1".
struct ChartAxis {
    QString quantity;
    QString unit;
    double low = 0;
    double high = 1;
    double tickAnchor = 0;
    double tickApart = 0;  ///< 0: as round as 3 to 7 ticks allow
    QString title() const;
    double interval() const;
    bool operator==(const ChartAxis&) const = default;
};

/// Lines over steps (or steps ahead) with the cursor that all charts share. Ranges are set from outside and stay while scrubbing.
class SeriesChart : public QChartView {
    Q_OBJECT
    Q_PROPERTY(QString axisX READ axisXTitle)
    Q_PROPERTY(QString axisY READ axisYTitle)
    Q_PROPERTY(double cursor READ cursor)
    Q_PROPERTY(int gaps READ gaps)
public:
    /// Rows: one of several small multiples, whose axes are named beside it. Full: with axes, grid and names at the lines.
    enum class Form { Full, Row };
    explicit SeriesChart(Form form, QWidget* parent = nullptr);

    void setLines(std::vector<ChartLine> lines);
    /// A translucent band between two series of the first line's x, for medians with spread.
    void setBand(Series low, Series high);
    void setAxes(const ChartAxis& x, const ChartAxis& y);
    /// Moves the window on x; y stays.
    void setWindow(double low, double high);
    /// Where the shared cursor stands; nothing hides it.
    void setCursor(std::optional<double> x);
    void setShown(Origin origin, bool shown);

    double cursor() const { return cursor_.value_or(-1); }
    QString axisXTitle() const { return x_.title(); }
    QString axisYTitle() const { return y_.title(); }
    const ChartAxis& axisX() const { return x_; }
    int gaps() const;
    /// A line of names with units, then one line an x; empty cells where a line has no value.
    QString tsv() const;
    void copy() const;

Q_SIGNALS:
    /// The pointer stands over x; nothing left the chart.
    void hovered(std::optional<double> x);
    void clicked(double x);
    /// A drag from one x to another, in order.
    void rangeSelected(double low, double high);
    /// From the context menu.
    void exportWanted(orrery::ChartFormat format);

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void restyle();
    void restyleAxis(QValueAxis* axis, const ChartAxis& what);
    void rebuild();
    void showBand();
    QPen penOf(const ChartLine& line) const;
    double xAt(const QPointF& position) const;
    double pixelOf(double x) const;
    void paintNames(QPainter& painter) const;

    Form form_;
    std::vector<ChartLine> lines_;
    Series bandLow_, bandHigh_;
    ChartAxis x_, y_;
    QValueAxis* axisX_;
    QValueAxis* axisY_;
    DrawnSeries series_;
    std::optional<double> cursor_;
    std::optional<QPointF> press_;
    std::array<bool, 4> dimmed_{};
};

}  // namespace orrery
