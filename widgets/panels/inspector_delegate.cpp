#include "widgets/panels/inspector_delegate.h"

#include <QPainter>
#include <QTreeView>
#include <algorithm>

#include "widgets/panels/inspector_tree.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

using State = InspectorNode::State;

State stateOf(const QModelIndex& index) { return static_cast<State>(index.data(InspectorModel::StateRole).toInt()); }

Ink inkOf(State state, Ink plain) {
    if (state == State::Missing || state == State::Unreadable) return Ink::Danger;
    return state == State::Unexpected ? Ink::Warning : plain;
}

int depthOf(const QModelIndex& index) {
    int depth = 0;
    for (auto parent = index.parent(); parent.isValid(); parent = parent.parent()) ++depth;
    return depth;
}

/// Right-aligned in `area`, which shrinks by what was taken but keeps at least `least`.
void drawAtRight(QPainter* painter, QRect& area, const QString& text, int least, int gap) {
    const int width = std::min(painter->fontMetrics().horizontalAdvance(text) + 2, std::max(0, area.width() - least));
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
    area.setRight(area.right() - width - gap);
}

}  // namespace

QSize InspectorDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {Theme::get().px(40), Theme::get().px(24)}; }

void InspectorDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& theme = Theme::get();
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.color(Ink::AccentTint));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, theme.color(Ink::Hover));
    }
    auto area = option.rect.adjusted(theme.px(10 + 14 * depthOf(index)), 0, -theme.px(12), 0);
    if (!index.data(InspectorModel::LeafRole).toBool()) {
        const auto icon = tree && tree->isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
        painter->drawPixmap(area.left(), area.center().y() - theme.px(8) + 1, theme.pixmap(icon, Ink::Text2, 16, painter->device()->devicePixelRatioF()));
    }
    area.setLeft(area.left() + theme.px(18));
    const auto state = stateOf(index);
    const bool raised = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
    // states are words, everything else at the right is numbers and types
    painter->setFont(state == State::Plain ? theme.mono(11) : theme.ui(11, 500));
    painter->setPen(theme.color(inkOf(state, raised ? Ink::Text2 : Ink::Text3)));
    const QString last = index.siblingAtColumn(2).data().toString();
    const QString middle = index.siblingAtColumn(1).data().toString();
    const int column = area.right() - theme.px(72);
    if (!last.isEmpty()) drawAtRight(painter, area, last, area.width() / 2, theme.px(8));
    painter->setFont(theme.mono(11));
    painter->setPen(theme.color(Ink::Text2));
    if (!middle.isEmpty()) {
        // shapes stand in a column of their own
        area.setRight(std::min(area.right(), column));
        drawAtRight(painter, area, middle, theme.px(60), theme.px(8));
    }
    painter->setPen(theme.color(inkOf(state, Ink::Text)));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
    painter->restore();
}

}  // namespace orrery
