#pragma once

#include <QWidget>

namespace orrery {

/// A widget that follows theme, scale and language. Derived constructors end with settle().
class Panel : public QWidget {
    Q_OBJECT
public:
    explicit Panel(QWidget* parent = nullptr);

protected:
    /// Sets every fixed text again.
    virtual void retranslate() = 0;
    /// Sets sizes and colours again; children that are TextLabel or IconButton see to themselves.
    virtual void restyle() {}

    void settle();
    void changeEvent(QEvent* event) override;
};

}  // namespace orrery
