#pragma once

#include <QObject>
#include <QRectF>
#include <array>
#include <set>
#include <vector>

#include "widgets/frames/grid_state.h"

class QComboBox;
class QWidget;

namespace orrery {

class ErrorKey;
class TextLabel;

/// The words above the columns with their menus: children of the canvas, aligned with the frames.
class GridHeadings : public QObject {
    Q_OBJECT
public:
    explicit GridHeadings(QWidget* canvas);
    /// `columns`: where the headings lie, one a shown column.
    void place(const std::vector<QRectF>& columns, const GridState& state, FrameLayout layout, bool flipped);

Q_SIGNALS:
    void placementChosen(orrery::Placement placement);
    void contrastChosen(orrery::Contrast contrast);
    void errorModeChosen(orrery::ErrorMode mode);
    void errorRangeChosen(double range);

private:
    QComboBox* box(const char* name, const QString& words);
    void fill(QComboBox* box, const std::vector<Choice>& choices, int current);
    int put(QWidget* widget, int x, const QRectF& line, double right);
    std::array<QWidget*, 8> all() const;
    void putAll(const std::vector<QRectF>& columns, const GridState& state, FrameLayout layout, bool flipped);

    QWidget* canvas_;
    TextLabel *truth_, *truthNote_, *prediction_, *error_;
    QComboBox *placement_, *contrast_, *mode_;
    ErrorKey* key_;
    std::set<QWidget*> placed_;  ///< those that are shown now
};

}  // namespace orrery
