#include "widgets/shell/edge_button.h"

#include <QPainter>

#include "widgets/theme/theme.h"

namespace orrery {

EdgeButton::EdgeButton(QWidget* parent) : QToolButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&Theme::get(), &Theme::changed, this, [this] { updateGeometry(); });
}

QSize EdgeButton::sizeHint() const {
    const Theme& theme = Theme::get();
    return {theme.px(30), QFontMetrics(theme.ui(12, 600)).horizontalAdvance(text()) + theme.px(24)};
}

void EdgeButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(isChecked() ? Ink::AccentTint : underMouse() ? Ink::Hover : Ink::Panel));
    painter.translate(0, height());
    painter.rotate(-90);
    painter.setFont(theme.ui(12, 600));
    painter.setPen(theme.color(isChecked() ? Ink::Accent : Ink::Text));
    painter.drawText(QRect(0, 0, height(), width()), Qt::AlignCenter, text());
    if (!hasFocus()) return;
    painter.setPen(QPen(theme.color(Ink::Accent), 2));
    painter.drawRect(QRect(1, 1, height() - 2, width() - 2));
}

}  // namespace orrery
