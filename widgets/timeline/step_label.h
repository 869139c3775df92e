#pragma once

#include <QLabel>

namespace orrery {

/// "212 / 418": the step in text, the last step quieter; the width is that of the last step twice, so that nothing moves.
class StepLabel : public QLabel {
    Q_OBJECT
public:
    explicit StepLabel(QWidget* parent);
    void setStep(int step, int lastStep);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int step_ = 0;
    int lastStep_ = -1;
};

}  // namespace orrery
