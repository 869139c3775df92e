#pragma once

#include <QWidget>

namespace orrery {

/// The ember map beside its range: a map never stands without it.
class RangeKey : public QWidget {
    Q_OBJECT
    Q_PROPERTY(double low READ low)
    Q_PROPERTY(double high READ high)
public:
    explicit RangeKey(QWidget* parent = nullptr);
    void setRange(double low, double high);
    double low() const { return low_; }
    double high() const { return high_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double low_ = -1;
    double high_ = 1;
};

}  // namespace orrery
