#pragma once

#include <QLineEdit>
#include <functional>

namespace orrery {

/// A field over a thing that is being named. Return or leaving takes the name, Esc leaves the old one; either way the field goes
/// and its parent has the focus again. Esc means nothing else meanwhile.
class NameEdit : public QLineEdit {
    Q_OBJECT
public:
    /// `area` in pixels of `parent`; the field moves left rather than out of it.
    NameEdit(const QString& text, const QRect& area, QWidget* parent, std::function<void(const QString&)> take);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void end();
};

}  // namespace orrery
