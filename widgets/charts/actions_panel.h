#pragma once

#include <QWidget>
#include <array>
#include <optional>
#include <vector>

#include "widgets/charts/series_chart.h"
#include "widgets/timeline/tracks.h"

class QGridLayout;
class QLabel;
class QStackedLayout;

namespace orrery {

class EmptyState;
class TextLabel;

/// Small multiples of an action: one row a dimension, recorded and predicted about the playhead. Ranges are fixed for the episode.
class ActionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ActionsPanel(QWidget* parent = nullptr);

    /// No dimensions: the empty state. The same names with new values keep their rows: a running job may call often.
    void setActions(std::vector<ActionDimension> dimensions);
    /// Who predicts, as the legend says it: "GR-1". Empty: no prediction.
    void setPredictor(const QString& name, Origin origin = Origin::Imagined);
    void setPlayhead(int step);
    /// The cursor that another chart or lane draws; −1 hides it.
    void setHovered(int step);
    void setShown(Origin origin, bool shown);
    int rowCount() const { return static_cast<int>(rows_.size()); }
    /// All dimensions, recorded and predicted, over the whole episode, with units.
    QString tsv() const;

Q_SIGNALS:
    /// The pointer stands at this step of a chart; −1: it left.
    void hovered(int step);
    void stepChosen(int step);
    void exportWanted(orrery::SeriesChart* chart, orrery::ChartFormat format);
    void rangeChosen(int first, int last);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        SeriesChart* chart;
        TextLabel* recorded;
        TextLabel* predicted;
    };
    QWidget* buildHead();
    void rebuildRows();
    void addRow(const ActionDimension& dimension, int row);
    void fillChart(SeriesChart* chart, const ActionDimension& dimension);
    void connectChart(SeriesChart* chart);
    void updateValues();
    void translate();
    void restyle();

    QStackedLayout* stack_;
    EmptyState* empty_;
    QWidget* body_;
    QWidget* rowsWidget_ = nullptr;
    QGridLayout* grid_ = nullptr;
    TextLabel* windowNote_ = nullptr;
    QLabel* recordedGlyph_ = nullptr;
    TextLabel* recordedName_ = nullptr;
    QLabel* predictedGlyph_ = nullptr;
    TextLabel* predictedName_ = nullptr;
    std::vector<Row> rows_;
    std::vector<ActionDimension> dimensions_;
    QString predictor_;
    Origin origin_ = Origin::Imagined;
    int playhead_ = 0;
    int hovered_ = -1;
    std::array<bool, 4> shown_{true, true, true, true};  ///< by Origin; rows made later keep to it
};

}  // namespace orrery
