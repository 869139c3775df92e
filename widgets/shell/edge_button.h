#pragma once

#include <QToolButton>

namespace orrery {

/// The title of a dock that waits behind the window's left edge: words from bottom to top.
class EdgeButton : public QToolButton {
    Q_OBJECT
public:
    explicit EdgeButton(QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace orrery
