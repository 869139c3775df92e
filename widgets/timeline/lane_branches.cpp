#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "widgets/timeline/lanes.h"
#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

constexpr int kTrunkMiddle = 13;
constexpr int kRowPitch = 16;
constexpr int kBadge = 18;

/// Down from (x, from) to (x + 12, to) and on to `end`.
QPainterPath forkPath(double x, double from, double to, double end) {
    const double bend = 12 * Theme::get().scale();
    QPainterPath path(QPointF(x, from));
    path.cubicTo(QPointF(x + bend * 0.7, from + bend * 0.2), QPointF(x + bend * 0.1, to), QPointF(x + bend, to));
    if (end > x + bend) path.lineTo(end, to);
    return path;
}

}  // namespace

BranchLane::BranchLane(QObject* parent) : Lane(QStringLiteral("lane.branches"), parent) {}

void BranchLane::setBranches(std::vector<BranchRow> rows) {
    rows_ = std::move(rows);
    refresh();
}

int BranchLane::height() const {
    const int rows = static_cast<int>(rows_.size());
    return std::clamp(kTrunkMiddle + rows * kRowPitch + 12, 60, 128);
}

QString BranchLane::valueAtStep(int) const { return QString::number(rows_.size()); }

const BranchRow* BranchLane::find(const QString& id) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const BranchRow& row) { return row.id == id; });
    return found == rows_.end() ? nullptr : &*found;
}

QString BranchLane::tsv(int) const {
    QString text = QStringList{tr("branch"), tr("label"), tr("first step"), tr("last step")}.join(u'\t') + u'\n';
    for (const BranchRow& row : rows_) {
        text += QStringList{row.letter, row.label, QString::number(row.forkStep), QString::number(row.lastStep)}.join(u'\t') + u'\n';
    }
    return text;
}

QRectF BranchLane::labelRect(const BranchRow& row, const LanePaint& paint) const {
    const QRectF box = badge(row, paint);
    return {box.right() + Theme::get().px(8), box.top(), paint.area.right() - box.right() - Theme::get().px(12), box.height()};
}

double BranchLane::yOf(const BranchRow* row, const QRectF& area) const {
    const Theme& theme = Theme::get();
    const double trunk = area.top() + theme.px(kTrunkMiddle);
    if (row == nullptr) return trunk;
    // many branches share the height that is there
    const double room = area.bottom() - theme.px(10) - trunk;
    const double pitch = std::min<double>(theme.px(kRowPitch), room / static_cast<double>(rows_.size()));
    return trunk + static_cast<double>(row - rows_.data() + 1) * pitch;
}

double BranchLane::levelFrom(const BranchRow& row, const LanePaint& paint) const {
    return paint.view.xOf(row.forkStep) + 12 * Theme::get().scale();
}

QRectF BranchLane::badge(const BranchRow& row, const LanePaint& paint) const {
    const double side = Theme::get().px(kBadge);
    const double x = std::max(paint.view.xOf(row.lastStep), levelFrom(row, paint)) + Theme::get().px(6);
    // whole at the end of the episode, too
    return {std::min(x, paint.area.right() - side - 2), yOf(&row, paint.area) - side / 2 + 1, side, side - 2};
}

void BranchLane::paint(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    const double trunk = yOf(nullptr, paint.area);
    QPainterPath line(QPointF(paint.view.xOf(0), trunk));
    line.lineTo(paint.view.xOf(paint.lastStep), trunk);
    painter.setOpacity(paint.opacity(Origin::Given));
    strokes::stroke(painter, line, Origin::Given, 2);
    for (const BranchRow& row : rows_) paintRow(painter, paint, row);
    // rings last: they sit on the lines
    painter.setBrush(theme.color(Ink::Panel));
    for (const BranchRow& row : rows_) {
        const BranchRow* parent = find(row.parent);
        painter.setOpacity(paint.opacity(row.origin));
        painter.setPen(QPen(theme.color(parent == nullptr ? Origin::Given : parent->origin), 1.5 * theme.scale()));
        const QPointF fork(paint.view.xOf(row.forkStep), yOf(parent, paint.area));
        painter.drawEllipse(fork, theme.scale() * 3, theme.scale() * 3);
    }
    painter.setOpacity(1);
}

void BranchLane::paintRow(QPainter& painter, const LanePaint& paint, const BranchRow& row) const {
    const Theme& theme = Theme::get();
    const double y = yOf(&row, paint.area);
    painter.setOpacity(paint.opacity(row.origin));
    const double fork = paint.view.xOf(row.forkStep);
    strokes::stroke(painter, forkPath(fork, yOf(find(row.parent), paint.area), y, paint.view.xOf(row.lastStep)), row.origin, 1.6);
    paintNodes(painter, paint, row);
    const QRectF box = badge(row, paint);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(row.current ? Ink::AccentFill : Ink::Hover));
    painter.drawRoundedRect(box, theme.px(3), theme.px(3));
    painter.setPen(theme.color(row.current ? Ink::AccentText : Ink::Text));
    painter.setFont(theme.ui(12, 600));
    painter.drawText(box, Qt::AlignCenter, row.letter);
    painter.setFont(theme.ui(12));
    painter.setPen(theme.color(row.current ? Ink::Text : Ink::Text2));
    const QRectF words = labelRect(row, paint);
    if (words.width() > theme.px(24)) strokes::elided(painter, words, row.label);
}

void BranchLane::paintNodes(QPainter& painter, const LanePaint& paint, const BranchRow& row) const {
    const Theme& theme = Theme::get();
    const double y = yOf(&row, paint.area);
    // every node once there is room, else a few, to tell what the row is made of without colour
    const int apart = std::max(1, static_cast<int>(std::ceil(theme.px(56) / paint.view.pixelsPerStep())));
    const int every = paint.view.pixelsPerStep() > theme.px(16) ? 1 : apart;
    const QPixmap glyph = theme.pixmap(Theme::glyph(row.origin), theme.color(row.origin), 12, painter.device()->devicePixelRatioF());
    for (int step = row.forkStep + every; step <= row.lastStep; step += every) {
        painter.drawPixmap(QPointF(paint.view.xOf(step) - theme.px(6), y - theme.px(6)), glyph);
    }
}

std::optional<LaneHit> BranchLane::hit(const QPointF& position, const LanePaint& paint) const {
    const double reach = 7 * Theme::get().scale();
    for (const BranchRow& row : rows_) {
        if (badge(row, paint).contains(position)) return LaneHit{row.lastStep, row.id};
        const double y = yOf(&row, paint.area);
        const bool onLine = std::abs(position.y() - y) <= reach && position.x() >= levelFrom(row, paint) - reach &&
                            position.x() <= paint.view.xOf(row.lastStep) + reach;
        if (!onLine) continue;
        const int firstNode = std::min(row.forkStep + 1, row.lastStep);
        const int step = std::max(firstNode, paint.view.nearestStep(position.x(), row.lastStep));
        return LaneHit{step, row.id};
    }
    if (std::abs(position.y() - yOf(nullptr, paint.area)) <= reach) {
        return LaneHit{paint.view.nearestStep(position.x(), paint.lastStep), QString()};
    }
    return std::nullopt;
}

QString BranchLane::toolTip(const QPointF& position, const LanePaint& paint) const {
    const auto found = hit(position, paint);
    const BranchRow* row = found && found->branch ? find(*found->branch) : nullptr;
    if (row == nullptr) return {};
    return tr("%1: %2, from step %3 to %4").arg(row->letter, row->label).arg(row->forkStep).arg(row->lastStep);
}

std::vector<int> BranchLane::events() const {
    std::vector<int> forks;
    for (const BranchRow& row : rows_) forks.push_back(row.forkStep);
    return forks;
}

}  // namespace orrery
