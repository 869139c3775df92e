#include "widgets/timeline/name_edit.h"

#include <QKeyEvent>
#include <algorithm>

#include "widgets/theme/theme.h"

namespace orrery {

NameEdit::NameEdit(const QString& text, const QRect& area, QWidget* parent, std::function<void(const QString&)> take) : QLineEdit(text, parent) {
    const int right = parent->width() - Theme::get().px(8);
    setGeometry(area.translated(std::min(0, right - area.right()), 0));
    connect(this, &QLineEdit::editingFinished, this, [this, take = std::move(take)] {
        end();
        take(this->text());
    });
    show();
    setFocus();
    selectAll();
}

void NameEdit::end() {
    blockSignals(true);  // losing the focus would finish it again
    if (hasFocus()) parentWidget()->setFocus();
    hide();
    deleteLater();
}

bool NameEdit::event(QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return QLineEdit::event(event);
    event->accept();
    return true;
}

void NameEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return QLineEdit::keyPressEvent(event);
    end();
}

}  // namespace orrery
