#include "widgets/frames/grid_painter.h"

#include <QTextLayout>
#include <cmath>

#include "widgets/theme/theme.h"

namespace orrery {
namespace {

double opacityOf(const CellState& cell, const std::array<bool, 4>& dimmed) {
    const double late = cell.status == CellStatus::Late ? 0.4 : 1;
    return dimmed[static_cast<std::size_t>(cell.origin)] ? late / 3 : late;
}

QString elided(QPainter& painter, const QString& text, double width) {
    return painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(width));
}

/// Draws words at `x` and moves it on; nothing when no room is left.
void word(QPainter& painter, const QRectF& line, double& x, double right, const QFont& font, const QColor& color, const QString& text) {
    if (text.isEmpty() || right - x < 12) return;
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = elided(painter, text, right - x);
    painter.drawText(QRectF(x, line.top(), right - x, line.height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
    x += painter.fontMetrics().horizontalAdvance(shown) + Theme::get().px(6);
}

}  // namespace

QSize GridPainter::sourceSize(const RowState& row) {
    for (const Column column : {Column::Truth, Column::Prediction}) {
        if (const FramePtr& frame = row.cell(column).frame) return {frame->width, frame->height};
    }
    return {224, 224};
}

bool GridPainter::comparable(const RowState& row) {
    const CellState& truth = row.cell(Column::Truth);
    const CellState& prediction = row.cell(Column::Prediction);
    return truth.status == CellStatus::Ok && prediction.status == CellStatus::Ok && truth.frame && prediction.frame &&
           truth.step == prediction.step && row.cell(Column::Error).status == CellStatus::Ok;
}

void GridPainter::addFrame(DrawList& list, const QRectF& cell, const FramePtr& frame, const QSize& source, const ZoomView& view,
                           double opacity) const {
    const QSize size(frame->width, frame->height);
    // one view for frames of any size: positions are shares of the frame, zoom counts px of the row's source
    const double zoom = zoomOf(view, cell.size() / dpr, source) * dpr * source.width() / size.width();
    const Placed placed = place(cell, size, {view.centre.x() * size.width(), view.centre.y() * size.height()}, zoom);
    const bool nearest = sampling == Sampling::Nearest || zoom / dpr >= kNearestFrom;
    if (!placed.target.isEmpty()) {
        addPicture(list, placed.target, placed.source, frame, nearest ? Sampling::Nearest : Sampling::Linear, opacity);
    }
}

void GridPainter::addError(DrawList& list, const QRectF& cell, const RowState& row, const ZoomView& view) const {
    const CellState& error = row.cell(Column::Error);
    DrawItem item;
    item.a = error.compared ? error.compared : row.cell(Column::Truth).frame;
    item.b = row.cell(Column::Prediction).frame;
    item.map = error.structural;
    item.p0 = state.errorRange;
    item.p2 = Theme::get().scheme() == Scheme::Light ? 1 : 0;
    switch (state.errorMode) {
        case ErrorMode::Absolute: item.paint = Paint::ErrorAbsolute; break;
        case ErrorMode::Signed: item.paint = Paint::ErrorSigned; break;
        case ErrorMode::Squared: item.paint = Paint::ErrorSquared; break;
        case ErrorMode::Structural: item.paint = Paint::Map; break;
    }
    if (item.paint == Paint::Map && !item.map) return;
    const QSize source = sourceSize(row), size(item.a->width, item.a->height);
    const double zoom = zoomOf(view, cell.size() / dpr, source) * dpr * source.width() / size.width();
    item.p1 = sampling == Sampling::Nearest || zoom / dpr >= kNearestFrom ? 1 : 0;
    const Placed placed = place(cell, size, {view.centre.x() * size.width(), view.centre.y() * size.height()}, zoom);
    item.target = placed.target;
    item.source = placed.source;
    if (!item.target.isEmpty()) list.items.push_back(std::move(item));
}

void GridPainter::addPictures(DrawList& list, const PlacedCell& spot, const ZoomView& view) const {
    const Theme& theme = Theme::get();
    const RowState& row = state.rows[spot.row];
    const CellState& cell = row.cell(spot.column);
    const QRectF area = device(spot.frame);
    const QSize source = sourceSize(row);
    if (spot.column == Column::Error) {
        if (comparable(row)) addError(list, area, row, view);
        addOutline(list, area, theme.color(Ink::Border), dpr);
        return;
    }
    const CellState& shown = spot.reference ? row.reference() : cell;
    if (!shown.frame) {
        addOutline(list, area, theme.color(Ink::Border), dpr);
        return;
    }
    addFrame(list, area, shown.frame, source, view, opacityOf(shown, dimmed));
    const FramePtr& right = row.cell(Column::Prediction).frame;
    if (spot.wipe && right && !spot.reference) {
        // the right part is drawn over the left one, cut at the line
        const double x = std::round(area.left() + area.width() * wipeAt);
        DrawList over;
        addFrame(over, area, right, source, view, opacityOf(row.cell(Column::Prediction), dimmed));
        for (DrawItem item : over.items) {
            const double cut = std::clamp(x, item.target.left(), item.target.right());
            const double share = (cut - item.target.left()) / item.target.width();
            item.source.setLeft(item.source.left() + item.source.width() * share);
            item.target.setLeft(cut);
            if (item.target.width() >= 1) list.items.push_back(std::move(item));
        }
        addRect(list, QRectF(x - dpr, area.top(), 2 * dpr, area.height()), theme.color(Ink::Accent));
    }
    addBorder(list, area, shown.origin, theme.color(shown.origin), dpr);
}

/// A place shows its own cell, or the reference in its stead.
const CellState& GridPainter::shown(const PlacedCell& spot) const {
    const RowState& row = state.rows[spot.row];
    return spot.reference ? row.reference() : row.cell(spot.column);
}

bool GridPainter::empty(const PlacedCell& spot) const {
    return spot.column == Column::Error ? !comparable(state.rows[spot.row]) : !shown(spot).frame;
}

void GridPainter::paintCaption(QPainter& painter, const PlacedCell& spot) const {
    const Theme& theme = Theme::get();
    const CellState& cell = shown(spot);
    const RowState& row = state.rows[spot.row];
    const QRectF line = spot.caption;
    const bool error = spot.column == Column::Error;
    // the number stands at the frame's edge, or at the column's where the words need the room
    painter.setFont(theme.ui(12));
    const double words = theme.px(state.pinnedStep >= 0 ? 100 : 56) + painter.fontMetrics().horizontalAdvance(row.camera + (error ? cell.metric : cell.source + cell.warning));
    double right = words <= spot.frame.width() ? spot.frame.right() : line.right();
    const QString number = error ? cell.metric : cell.step >= 0 ? QString::number(cell.step) : QString();
    if (!number.isEmpty()) {
        painter.setFont(theme.mono(11));
        painter.setPen(theme.color(Ink::Text2));
        painter.drawText(QRectF(line.left(), line.top(), right - line.left(), line.height()), Qt::AlignVCenter | Qt::AlignRight, number);
        right -= painter.fontMetrics().horizontalAdvance(number) + theme.px(8);
    }
    if (state.pinnedStep >= 0 && !error) right = paintPin(painter, line, right);
    double x = line.left();
    if (!error) {
        const QPixmap glyph = theme.pixmap(Theme::glyph(cell.origin), theme.color(cell.origin), 16, dpr);
        painter.drawPixmap(QPointF(x - theme.px(3), line.center().y() - theme.px(8)), glyph);
        x += theme.px(15);
    }
    word(painter, line, x, right, theme.ui(12, 500), theme.color(Ink::Text), row.camera);
    if (!error) word(painter, line, x, right, theme.ui(12), theme.color(Ink::Text2), cell.source);
    word(painter, line, x, right, theme.ui(12), theme.color(Ink::Text), cell.warning);
    if (!cell.pending) return;
    painter.fillRect(QRectF(line.left(), line.bottom() - 2, line.width() * 0.35, 2), theme.color(Ink::Accent));
}

double GridPainter::paintPin(QPainter& painter, const QRectF& line, double right) const {
    const Theme& theme = Theme::get();
    const QString step = QString::number(state.pinnedStep);
    painter.setFont(theme.mono(11));
    painter.setPen(theme.color(Ink::Accent));
    painter.drawText(QRectF(line.left(), line.top(), right - line.left(), line.height()), Qt::AlignVCenter | Qt::AlignRight, step);
    right -= painter.fontMetrics().horizontalAdvance(step) + theme.px(16);
    painter.drawPixmap(QPointF(right, line.center().y() - theme.px(7)), theme.pixmap(QStringLiteral("pin"), Ink::Accent, 14, dpr));
    return right - theme.px(8);
}

QRectF GridPainter::messageArea(const PlacedCell& spot) {
    const Theme& theme = Theme::get();
    const QRectF inside = spot.frame.adjusted(theme.px(16), theme.px(8), -theme.px(16), -theme.px(8));
    const QRectF beside(spot.frame.right() + theme.px(12), spot.frame.top(), spot.caption.right() - spot.frame.right() - theme.px(12), spot.frame.height());
    return beside.width() > inside.width() ? beside : inside;
}

void GridPainter::paintMessage(QPainter& painter, const PlacedCell& spot) const {
    const Theme& theme = Theme::get();
    const CellState& cell = shown(spot);
    if (cell.title.isEmpty()) return;
    const QRectF inside = messageArea(spot);
    QString text = cell.text;
    text.replace(u'/', QStringLiteral("/\u200B"));  // paths may break behind their separators
    const double buttons = cell.buttons.empty() ? 0 : theme.px(36);
    painter.setFont(theme.ui(12));
    const QRectF textSize = painter.fontMetrics().boundingRect(inside.toRect(), Qt::TextWordWrap, text);
    painter.setFont(theme.ui(13, 500));
    const QRect titleRoom(0, 0, static_cast<int>(inside.width()) - theme.px(24), theme.px(200));
    const double titleHeight = std::max<double>(theme.px(22), painter.fontMetrics().boundingRect(titleRoom, Qt::TextWordWrap, cell.title).height());
    const double textHeight = cell.text.isEmpty() ? 0 : textSize.height() + theme.px(4);
    // a sentence that does not fit is left to the cell's description rather than cut
    const bool whole = titleHeight + textHeight + buttons <= inside.height();
    double y = inside.center().y() - (titleHeight + (whole ? textHeight : 0) + buttons) / 2;
    const QString icon = cell.status == CellStatus::Failed ? QStringLiteral("warning") : QStringLiteral("info");
    const Ink ink = cell.status == CellStatus::Failed ? Ink::Warning : Ink::Text2;
    painter.drawPixmap(QPointF(inside.left(), y + theme.px(3)), theme.pixmap(icon, ink, 16, dpr));
    painter.setFont(theme.ui(13, 500));
    painter.setPen(theme.color(Ink::Text));
    painter.drawText(QRectF(inside.left() + theme.px(24), y, inside.width() - theme.px(24), titleHeight), Qt::AlignVCenter | Qt::TextWordWrap,
                     cell.title);
    if (!whole) return;
    y += titleHeight + theme.px(4);
    painter.setFont(theme.ui(12));
    painter.setPen(theme.color(Ink::Text2));
    painter.drawText(QRectF(inside.left(), y, inside.width(), inside.bottom() - y - buttons), Qt::TextWordWrap, text);
}

}  // namespace orrery
