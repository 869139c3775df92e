#include "widgets/shell/focus_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QTabBar>

namespace orrery {
namespace {

bool usesArrows(const QWidget* widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button) return button->group() && button->group()->exclusive();
    return qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QTabBar*>(widget) || widget->property("arrows").toBool();
}

bool needs(const QWidget* widget, const QKeyEvent& key) {
    if (key.modifiers() & ~Qt::KeypadModifier) return false;
    switch (key.key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down: return usesArrows(widget);
        case Qt::Key_Space: return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget);
        default: return false;
    }
}

}  // namespace

FocusKeys::FocusKeys(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool FocusKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* widget = qobject_cast<const QWidget*>(watched);
    if (!widget || !widget->hasFocus() || !needs(widget, static_cast<const QKeyEvent&>(*event))) return false;
    event->accept();  // no shortcut: the key goes to the control
    return true;
}

}  // namespace orrery
