#include <QFontMetricsF>
#include <algorithm>

#include "widgets/timeline/lanes.h"
#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

QRectF blockArea(const TextSegment& segment, const LanePaint& paint) {
    const int margin = Theme::get().px(3);
    const double right = std::min<double>(segment.steps.end, paint.lastStep + 0.5);
    return {QPointF(paint.view.xOf(segment.steps.first), paint.area.top() + margin),
            QPointF(paint.view.xOf(right) - 1, paint.area.bottom() - margin)};
}

Origin looksLike(const TextSegment& segment) {
    if (segment.state == SegmentState::Proposed) return Origin::Imagined;
    return segment.origin;
}

void paintBorder(QPainter& painter, const QRectF& block, const TextSegment& segment) {
    const Theme& theme = Theme::get();
    if (segment.state == SegmentState::Rejected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Ink::Control), theme.scale(), Qt::DotLine));
        painter.drawRoundedRect(block.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(2), theme.px(2));
        return;
    }
    strokes::block(painter, block, looksLike(segment));
    if (!segment.selected) return;
    painter.setPen(QPen(theme.color(Ink::Accent), 2 * theme.scale()));
    painter.drawRoundedRect(block.adjusted(1, 1, -1, -1), theme.px(2), theme.px(2));
}

}  // namespace

SegmentLane::SegmentLane(Kind kind, QObject* parent)
    : Lane(kind == Kind::Instruction ? QStringLiteral("lane.instruction") : QStringLiteral("lane.labels"), parent), kind_(kind) {}

void SegmentLane::setSegments(std::vector<TextSegment> segments) {
    segments_ = std::move(segments);
    refresh();
}

const TextSegment* SegmentLane::segmentAt(int step) const {
    const auto found = std::find_if(segments_.begin(), segments_.end(), [step](const TextSegment& segment) {
        return step >= segment.steps.first && step < segment.steps.end;
    });
    return found == segments_.end() ? nullptr : &*found;
}

QString SegmentLane::title() const { return kind_ == Kind::Instruction ? tr("Instruction") : tr("Labels"); }

QString SegmentLane::valueAtStep(int step) const {
    const TextSegment* segment = segmentAt(step);
    return segment == nullptr ? QString() : segment->text;
}

void SegmentLane::paint(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    painter.setFont(theme.ui(12));
    for (const TextSegment& segment : segments_) {
        const QRectF block = blockArea(segment, paint);
        if (!block.intersects(paint.area)) continue;
        painter.setOpacity(paint.opacity(looksLike(segment)));
        paintBorder(painter, block, segment);
        // the words stay in view while a long block is scrolled
        QRectF words = block.intersected(paint.area).adjusted(theme.px(6), 0, -theme.px(6), 0);
        if (kind_ == Kind::Instruction && words.width() > theme.px(16)) {
            const QColor color = theme.color(segment.origin);
            const QPixmap glyph = theme.pixmap(Theme::glyph(segment.origin), color, 12, painter.device()->devicePixelRatioF());
            painter.drawPixmap(QPointF(words.left() - theme.px(2), words.center().y() - theme.px(6)), glyph);
            words.setLeft(words.left() + theme.px(12));
        }
        painter.setPen(theme.color(segment.state == SegmentState::Rejected ? Ink::Text3 : Ink::Text));
        strokes::elided(painter, words, segment.text);
    }
    painter.setOpacity(1);
}

QString SegmentLane::toolTip(const QPointF& position, const LanePaint& paint) const {
    return valueAtStep(static_cast<int>(paint.view.stepAt(position.x())));
}

std::vector<int> SegmentLane::events() const {
    std::vector<int> edges;
    for (const TextSegment& segment : segments_) edges.insert(edges.end(), {segment.steps.first, segment.steps.end});
    return edges;
}

}  // namespace orrery
