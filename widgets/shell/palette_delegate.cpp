#include "widgets/shell/palette_delegate.h"

#include <QPainter>

#include "widgets/shell/command_palette.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

/// Draws the title letter run by letter run; returns where it ends.
int drawTitle(QPainter& painter, const QRect& area, const QString& title, const QList<int>& marked, const QColor& ink) {
    const Theme& theme = Theme::get();
    int x = area.left();
    for (int begin = 0; begin < title.size();) {
        const bool mark = marked.contains(begin);
        int end = begin + 1;
        while (end < title.size() && marked.contains(end) == mark) ++end;
        const QString run = title.mid(begin, end - begin);
        painter.setFont(theme.ui(13, mark ? 600 : 400));
        painter.setPen(mark ? theme.color(Ink::Accent) : ink);
        painter.drawText(QRect(x, area.top(), area.right() - x, area.height()), Qt::AlignVCenter | Qt::TextSingleLine, run);
        x += painter.fontMetrics().horizontalAdvance(run);
        begin = end;
    }
    return x;
}

/// The key in its frame, right-aligned; returns its left edge.
int drawKeys(QPainter& painter, const QRect& area, const QString& keys) {
    if (keys.isEmpty()) return area.right();
    const Theme& theme = Theme::get();
    painter.setFont(theme.mono(12));
    const int width = painter.fontMetrics().horizontalAdvance(keys) + theme.px(12);
    const int height = theme.px(22);
    const QRect box(area.right() - width, area.center().y() - height / 2, width, height);
    painter.setPen(theme.color(Ink::Border));
    painter.setBrush(theme.color(Ink::Panel));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3));
    painter.setPen(theme.color(Ink::Text2));
    painter.drawText(box, Qt::AlignCenter, keys);
    return box.left();
}

}  // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::get();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.color(Ink::AccentTint));
    const QString reason = index.data(PaletteModel::ReasonRole).toString();
    const QRect area = option.rect.adjusted(theme.px(14), 0, -theme.px(14), 0);
    const QString icon = index.data(PaletteModel::IconRole).toString();
    if (!icon.isEmpty()) {
        const int side = theme.px(16);
        const auto picture = theme.pixmap(icon, reason.isEmpty() ? Ink::Text2 : Ink::Disabled, 16, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QRect(area.left(), area.center().y() - side / 2, side, side), picture);
    }
    const QRect words = area.adjusted(theme.px(30), 0, 0, 0);
    const int right = drawKeys(*painter, area, index.data(PaletteModel::KeysRole).toString());
    const QColor ink = theme.color(reason.isEmpty() ? Ink::Text : Ink::Text2);
    const int end = drawTitle(*painter, words, index.data().toString(), index.data(PaletteModel::HighlightedRole).value<QList<int>>(), ink);
    painter->setFont(theme.ui(11));
    painter->setPen(theme.color(Ink::Text2));
    const QRect rest(end + theme.px(10), area.top(), right - end - theme.px(20), area.height());
    const QString category = index.data(PaletteModel::CategoryRole).toString();
    const QString note = reason.isEmpty() ? category : QStringLiteral("%1 · %2").arg(category, reason);
    painter->drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine, painter->fontMetrics().elidedText(note, Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {0, Theme::get().px(38)}; }

}  // namespace orrery
