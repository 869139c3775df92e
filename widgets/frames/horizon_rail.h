#pragma once

#include <QWidget>

#include "widgets/frames/horizon_state.h"

namespace orrery {

/// Context frames as blocks, the step of the question, a dashed arc to the step shown, the playhead. Painted.
class HorizonRail : public QWidget {
    Q_OBJECT
public:
    explicit HorizonRail(QWidget* parent);
    void setState(const HorizonState& state);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    HorizonState state_;
};

/// One stop per Δ the model can answer: filled = direct, hollow = fed back. Painted, keyboard driven.
class HorizonSlider : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int horizon READ horizon)
    Q_PROPERTY(QVariantList stops READ stops)
public:
    explicit HorizonSlider(QWidget* parent);
    void setState(const HorizonState& state);
    int horizon() const { return state_.horizon; }
    QVariantList stops() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(int steps);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double xOf(std::size_t stop) const;
    void choose(std::size_t stop);
    HorizonState state_;
};

}  // namespace orrery
