#include "widgets/panels/inspector_delegate.h"

#include <QPainter>
#include <QTreeView>

#include "widgets/panels/inspector_tree.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

Ink inkOf(const QModelIndex& index) {
    using State = InspectorNode::State;
    switch (static_cast<State>(index.data(InspectorModel::StateRole).toInt())) {
        case State::Missing:
        case State::Unreadable: return Ink::Danger;
        case State::Unexpected: return Ink::Warning;
        case State::Plain: break;
    }
    return index.column() == 0 ? Ink::Text : index.column() == 1 ? Ink::Text2 : Ink::Text3;
}

}  // namespace

QSize InspectorDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {Theme::get().px(40), Theme::get().px(24)}; }

void InspectorDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& theme = Theme::get();
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    const bool stated = index.data(InspectorModel::StateRole).toInt() != 0;
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.color(Ink::AccentTint));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, theme.color(Ink::Hover));
    }
    auto area = option.rect;
    if (index.column() == 0) {
        const int side = theme.px(16);
        if (!index.data(InspectorModel::LeafRole).toBool()) {
            const auto icon = tree && tree->isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
            painter->drawPixmap(area.left() + theme.px(10), area.center().y() - side / 2 + 1, theme.pixmap(icon, Ink::Text2, 16, painter->device()->devicePixelRatioF()));
        }
        area.setLeft(area.left() + theme.px(28));
    } else {
        area.setRight(area.right() - theme.px(index.column() == 2 ? 12 : 4));
    }
    // states are words, everything else in the last columns is numbers and types
    painter->setFont(index.column() == 2 && stated ? theme.ui(11, 500) : theme.mono(11));
    painter->setPen(theme.color(inkOf(index)));
    painter->drawText(area, (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
    painter->restore();
}

}  // namespace orrery
