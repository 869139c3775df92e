#include "widgets/panels/library_delegate.h"

#include <QImage>
#include <QPainter>
#include <QTreeView>

#include "widgets/panels/library_model.h"
#include "widgets/panels/numbers.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

using Kind = LibraryModel::Kind;

Kind kindOf(const QModelIndex& index) { return static_cast<Kind>(index.data(LibraryModel::KindRole).toInt()); }

int heightOf(Kind kind) {
    switch (kind) {
        case Kind::Section: return 34;
        case Kind::Note: return 30;
        case Kind::Checkpoint:
        case Kind::Dataset:
        case Kind::Episode: return 44;
    }
    return 44;
}

void drawThumbnail(QPainter* painter, const QRect& area, const QImage& picture) {
    const auto& theme = Theme::get();
    painter->fillRect(area, theme.color(Ink::Well));
    if (picture.isNull()) return;
    // fills the area and cuts what is left over, so that rows stay even whatever the camera's form
    const auto size = QSizeF(area.size());
    const auto scale = std::max(size.width() / picture.width(), size.height() / picture.height());
    const QSizeF part = size / scale;
    const QRectF source(QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2), part);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF(area), picture, source);
}

void drawElided(QPainter* painter, const QRect& area, const QFont& font, const QColor& color, const QString& text, int align = Qt::AlignLeft) {
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(area, align | Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

void drawSection(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const auto& theme = Theme::get();
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    const bool open = tree && tree->isExpanded(index);
    if (index.row() > 0) painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1, theme.color(Ink::Line));
    const int side = theme.px(16);
    const QRect icon(option.rect.left() + theme.px(10), option.rect.center().y() - side / 2 + 1, side, side);
    painter->drawPixmap(icon.topLeft(), theme.pixmap(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Ink::Text2, 16,
                                                     painter->device()->devicePixelRatioF()));
    drawElided(painter, option.rect.adjusted(theme.px(30), 0, -theme.px(12), 0), theme.ui(12, 600), theme.color(Ink::Text2), index.data().toString());
}

void drawItem(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, Kind kind) {
    const auto& theme = Theme::get();
    const double dpr = painter->device()->devicePixelRatioF();
    auto area = option.rect.adjusted(theme.px(12), theme.px(4), -theme.px(12), -theme.px(4));
    if (kind == Kind::Episode) {
        const QRect picture(area.left(), area.top() + theme.px(2), theme.px(58), theme.px(33));
        drawThumbnail(painter, picture, index.data(LibraryModel::ThumbnailRole).value<QImage>());
        area.setLeft(picture.right() + theme.px(8));
    } else {
        const auto icon = kind == Kind::Dataset ? QStringLiteral("dataset") : QStringLiteral("checkpoint");
        painter->drawPixmap(area.left(), area.center().y() - theme.px(8), theme.pixmap(icon, Ink::Text2, 16, dpr));
        area.setLeft(area.left() + theme.px(24));
    }
    const int half = area.height() / 2;
    QRect upper(area.left(), area.top(), area.width(), half);
    QRect lower(area.left(), area.top() + half, area.width(), area.height() - half);
    if (const auto length = index.data(LibraryModel::LengthRole); length.isValid()) {
        const auto text = grouped(length.toInt());
        const bool raised = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
        drawElided(painter, lower, theme.mono(11), theme.color(raised ? Ink::Text2 : Ink::Text3), text, Qt::AlignRight);
        lower.setRight(lower.right() - painter->fontMetrics().horizontalAdvance(text) - theme.px(8));
    }
    const auto mark = [&](const QString& icon, Ink ink) {
        painter->drawPixmap(upper.right() - theme.px(15), upper.center().y() - theme.px(8), theme.pixmap(icon, ink, 16, dpr));
        upper.setRight(upper.right() - theme.px(20));
    };
    if (!index.data(LibraryModel::ProblemRole).toString().isEmpty()) mark(QStringLiteral("warning"), Ink::Warning);
    if (index.data(LibraryModel::CurrentRole).toBool()) mark(QStringLiteral("accept"), Ink::Accent);
    drawElided(painter, upper, theme.ui(12, 500), theme.color(Ink::Text), index.data(LibraryModel::TitleRole).toString());
    drawElided(painter, lower, theme.ui(11), theme.color(Ink::Text2), index.data(LibraryModel::DetailRole).toString());
}

}  // namespace

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {Theme::get().px(100), Theme::get().px(heightOf(kindOf(index)))};
}

void LibraryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& theme = Theme::get();
    const auto kind = kindOf(index);
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.color(Ink::AccentTint));
        painter->fillRect(option.rect.left(), option.rect.top(), theme.px(2), option.rect.height(), theme.color(Ink::Accent));
    } else if ((option.state & QStyle::State_MouseOver) && kind != Kind::Note) {
        painter->fillRect(option.rect, theme.color(Ink::Hover));
    }
    if (kind == Kind::Section) {
        drawSection(painter, option, index);
    } else if (kind == Kind::Note) {
        drawElided(painter, option.rect.adjusted(theme.px(12), 0, -theme.px(12), 0), theme.ui(11), theme.color(Ink::Text2), index.data().toString());
    } else {
        drawItem(painter, option, index, kind);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.color(Ink::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

}  // namespace orrery
