#include "widgets/shell/held_key.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace orrery {

HeldKey::HeldKey(Qt::Key key, QObject* parent) : QObject(parent), key_(key) { qApp->installEventFilter(this); }

bool HeldKey::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::ShortcutOverride:  // all that is seen of a press that a shortcut answers
        case QEvent::KeyPress:
            if (static_cast<QKeyEvent*>(event)->key() == key_) held_ = true;
            break;
        case QEvent::KeyRelease: {
            const auto* key = static_cast<QKeyEvent*>(event);
            if (key->key() == key_ && !key->isAutoRepeat()) held_ = false;
            break;
        }
        case QEvent::WindowDeactivate: held_ = false; break;  // its release goes to another window
        default: break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace orrery
