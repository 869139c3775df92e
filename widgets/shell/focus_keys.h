#pragma once

#include <QObject>

namespace orrery {

/// Keys that the focused control needs are its own before they are a command of the window: arrows inside lists, sliders, boxes
/// and switches, Space on buttons. Painted controls that use arrows say so with the property "arrows".
class FocusKeys : public QObject {
    Q_OBJECT
public:
    explicit FocusKeys(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace orrery
