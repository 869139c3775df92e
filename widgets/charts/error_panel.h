#pragma once

#include <QWidget>

#include "widgets/charts/series_chart.h"

class QStackedLayout;

namespace orrery {

class EmptyState;
class TextLabel;

/// Error of predictions over the episode, placed at the step they are about.
struct ErrorOverTime {
    int horizon = 0;  ///< steps ahead
    QString metric;   ///< "MAE"
    QString unit;     ///< "0 to 1"
    QString cameras;  ///< "both cameras"
    Series error;
    Series copyLast;  ///< may be empty
};

/// Error by steps ahead: value i belongs to first + i · apart.
struct ErrorOverHorizon {
    QString metric;
    QString unit;
    int first = 1;
    int apart = 1;
    Series median, low, high;  ///< low, high: 10 and 90 %; may be empty
    Series copyLast, meanFrame;
    int count = 0;  ///< predictions behind each value
};

class ErrorPanel : public QWidget {
    Q_OBJECT
public:
    explicit ErrorPanel(QWidget* parent = nullptr);

    /// No finite value: the empty state. The range is fixed by these values until the next call.
    void setOverTime(ErrorOverTime errors);
    void setOverHorizon(ErrorOverHorizon errors);
    void setPlayhead(int step);
    void setHorizon(int stepsAhead);
    void setHovered(int step);
    void setShown(Origin origin, bool shown);

Q_SIGNALS:
    void hovered(int step);
    void stepChosen(int step);
    void exportWanted(orrery::SeriesChart* chart, orrery::ChartFormat format);
    void rangeChosen(int first, int last);
    void horizonChosen(int stepsAhead);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildBody();
    void connectCharts();
    void showTime();
    void showCursor();
    void showHorizon();
    void translate();
    void restyle();

    ErrorOverTime time_;
    ErrorOverHorizon ahead_;
    QStackedLayout* stack_;
    EmptyState* empty_;
    QWidget* body_ = nullptr;
    TextLabel* timeTitle_ = nullptr;
    TextLabel* timeNote_ = nullptr;
    TextLabel* aheadTitle_ = nullptr;
    TextLabel* aheadNote_ = nullptr;
    SeriesChart* timeChart_ = nullptr;
    SeriesChart* aheadChart_ = nullptr;
    int playhead_ = 0;
    int hovered_ = -1;  ///< the step under the pointer in any chart or lane; −1: none
};

}  // namespace orrery
