#pragma once

#include <QStyledItemDelegate>

namespace orrery {

/// A line of the palette: icon, title with the matching letters in accent, category, and the key in a frame (or the reason).
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace orrery
