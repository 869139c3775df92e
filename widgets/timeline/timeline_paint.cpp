#include <QPainter>
#include <QPaintEvent>

#include "widgets/timeline/strokes.h"
#include "widgets/timeline/timeline.h"

namespace orrery {

void Timeline::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(Ink::Panel));
    if (stepCount_ == 0) {
        painter.setFont(theme.ui(12));
        painter.setPen(theme.color(Ink::Text3));
        painter.drawText(rect(), Qt::AlignCenter, tr("The timeline appears with the first episode."));
    } else {
        // while the playhead moves the lanes stand still
        if (lanes_.isNull() || lanes_.devicePixelRatio() != devicePixelRatioF()) lanes_ = paintedLanes();
        painter.drawPixmap(0, 0, lanes_);
        for (const Row& row : rows_) paintHeader(painter, row);
        painter.fillRect(QRect(headerWidth() - 1, 0, 1, height()), theme.color(Ink::Line));
        painter.setClipRect(QRect(headerWidth(), 0, width() - headerWidth(), height()));
        paintOverlay(painter);
        painter.setClipping(false);
    }
    if (!hasFocus()) return;
    // inside the edge, on the lane the arrows work in when there is one
    const QRect ring = focusedRow() != nullptr ? focusedRow()->area : rect().adjusted(0, rulerHeight(), 0, 0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Ink::Accent), 2));
    painter.drawRect(QRectF(ring).adjusted(1, 1, -1, -1));
}

QPixmap Timeline::paintedLanes() const {
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Theme::get().color(Ink::Panel));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Row& row : rows_) paintRow(painter, row);
    return picture;
}

void Timeline::paintRow(QPainter& painter, const Row& row) const {
    if (!row.area.intersects(rect())) return;
    const LanePaint paint = lanePaint(row);
    painter.save();
    painter.setClipRect(paint.area);
    row.lane->paint(painter, paint);
    painter.restore();
    painter.fillRect(QRect(0, row.area.bottom(), width(), 1), Theme::get().color(Ink::Line));
}

void Timeline::paintHeader(QPainter& painter, const Row& row) const {
    const Theme& theme = Theme::get();
    painter.save();
    painter.setClipRect(QRect(0, row.area.top(), headerWidth() - 1, row.area.height()));
    const int middle = row.lane->titleMiddle();
    const double center = row.area.top() + (middle > 0 ? theme.px(middle) : row.area.height() / 2.0);
    QRectF line(theme.px(12), center - theme.px(10), headerWidth() - theme.px(24), theme.px(20));
    painter.setFont(theme.mono(11));
    const QString value = row.lane->showsValue() ? row.lane->value() : QString();
    const double valueWidth = value.isEmpty() ? 0 : QFontMetricsF(painter.font()).horizontalAdvance(value) + theme.px(6);
    painter.setPen(theme.color(Ink::Text2));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
    painter.setFont(theme.ui(12, 500));
    painter.setPen(theme.color(Ink::Text));
    strokes::elided(painter, line.adjusted(0, 0, -valueWidth, 0), row.lane->title());
    painter.setFont(theme.ui(11));
    painter.setPen(theme.color(Ink::Text3));
    line.translate(0, theme.px(15));
    strokes::elided(painter, line, row.lane->subtitle());
    painter.restore();
}

void Timeline::paintOverlay(QPainter& painter) const {
    const Theme& theme = Theme::get();
    const int top = rulerHeight();
    const QColor accent = theme.color(Ink::Accent);
    if (loopIn_ >= 0) {
        const QRectF range(QPointF(view_.xOf(loopIn_), top), QPointF(view_.xOf(loopOut_), height()));
        QColor veil = accent;
        veil.setAlphaF(0.10F);
        painter.fillRect(range, veil);
        veil.setAlphaF(0.7F);
        painter.fillRect(QRectF(range.left(), top, 1, range.height()), veil);
        painter.fillRect(QRectF(range.right() - 1, top, 1, range.height()), veil);
    }
    if (hovered_ >= 0 && hovered_ != playhead_) {
        QColor thin = accent;
        thin.setAlphaF(0.5F);
        painter.fillRect(QRectF(view_.xOf(hovered_) - 0.5, top, 1, height() - top), thin);
    }
    painter.fillRect(QRectF(view_.xOf(playhead_) - 0.5, top, 1, height() - top), accent);
}

}  // namespace orrery
