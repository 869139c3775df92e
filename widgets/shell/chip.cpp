#include "widgets/shell/chip.h"

#include <QPainter>
#include <utility>

#include "widgets/theme/theme.h"

namespace orrery {

Chip::Chip(QString icon, QWidget* parent) : QToolButton(parent), icon_(std::move(icon)) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::get(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Chip::setTexts(const QString& title, const QString& note) {
    title_ = title;
    note_ = note;
    setAccessibleName(title + QStringLiteral(", ") + note);
    setToolTip(title + QLatin1Char('\n') + note);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    const Theme& theme = Theme::get();
    const int words = std::max(QFontMetrics(theme.ui(12, 500)).horizontalAdvance(title_), QFontMetrics(theme.ui(11)).horizontalAdvance(note_));
    return {std::clamp(words + theme.px(72), theme.px(196), theme.px(280)), theme.px(36)};
}

void Chip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = theme.color(isDown() ? Ink::Pressed : underMouse() ? Ink::Hover : Ink::Raised);
    painter.setPen(QPen(theme.color(hasFocus() ? Ink::Accent : Ink::Line), hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4));
    const int icon = theme.px(20);
    const int chevron = theme.px(16);
    painter.drawPixmap(QRect(theme.px(9), (height() - icon) / 2, icon, icon), theme.pixmap(icon_, Ink::Text2, 20, devicePixelRatioF()));
    painter.drawPixmap(QRect(width() - theme.px(8) - chevron, (height() - chevron) / 2, chevron, chevron),
                       theme.pixmap(QStringLiteral("chevron-down"), Ink::Text2, 16, devicePixelRatioF()));
    const QRect words(theme.px(39), 0, width() - theme.px(39 + 28), height());
    auto line = [&](const QFont& font, Ink ink, const QString& text, int centre) {
        painter.setFont(font);
        painter.setPen(theme.color(ink));
        const QRect row(words.left(), centre - height() / 2, words.width(), height());
        painter.drawText(row, Qt::AlignVCenter | Qt::TextSingleLine, painter.fontMetrics().elidedText(text, Qt::ElideMiddle, words.width()));
    };
    line(theme.ui(12, 500), Ink::Text, title_, theme.px(11));
    line(theme.ui(11), Ink::Text2, note_, theme.px(25));
}

}  // namespace orrery
