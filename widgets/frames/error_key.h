#pragma once

#include <QWidget>

#include "widgets/frames/grid_state.h"

namespace orrery {

/// The range of the error map with its colours: "0 ▇▇▇ 0.30". Dragging changes the end, a double click resets it.
class ErrorKey : public QWidget {
    Q_OBJECT
    Q_PROPERTY(double range READ range)
public:
    explicit ErrorKey(QWidget* parent);
    void setRange(ErrorMode mode, double range);
    double range() const { return range_; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void rangeChosen(double range);  ///< ≤ 0: back to the episode's own

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    ErrorMode mode_ = ErrorMode::Absolute;
    double range_ = 0.3;
    double dragRange_ = 0;
    int dragX_ = 0;
};

}  // namespace orrery
