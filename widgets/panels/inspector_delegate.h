#pragma once

#include <QStyledItemDelegate>

namespace orrery {

/// Rows of the Inspector: our chevron, the name, what stands beside it; missing in danger, unexpected in warning colour.
class InspectorDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace orrery
