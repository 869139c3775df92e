#pragma once

#include <QObject>

class QWidget;

namespace orrery {

/// Writes one line into the log when the window has been painted for the first time: "first painted 640 ms after the start".
/// Counted from the exec of the process, libraries included; nothing where the system does not tell when that was.
class FirstPaint : public QObject {
    Q_OBJECT
public:
    explicit FirstPaint(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace orrery
