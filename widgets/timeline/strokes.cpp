#include "widgets/timeline/strokes.h"

#include <QFontMetricsF>
#include <cmath>

namespace orrery::strokes {

QPen pen(Origin origin, double width) {
    const Theme& theme = Theme::get();
    QPen pen(theme.color(origin), width * theme.scale());
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (origin == Origin::Imagined) pen.setDashPattern({3.2, 2.4});
    if (origin == Origin::Simulated) {
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.01, 2.2});
    }
    return pen;
}

void stroke(QPainter& painter, const QPainterPath& path, Origin origin, double width) {
    painter.setBrush(Qt::NoBrush);
    if (origin != Origin::Edited) {
        painter.strokePath(path, pen(origin, width));
        return;
    }
    // two thin lines with air between
    const double apart = 1.5 * Theme::get().scale();
    for (const double offset : {-apart, apart}) painter.strokePath(path.translated(0, offset), pen(origin, width * 0.65));
}

void hatch(QPainter& painter, const QRectF& area, const QColor& color) {
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setPen(QPen(color, Theme::get().scale()));
    const double pitch = 6 * std::sqrt(2.0) * Theme::get().scale();
    // anchored at x = 0 so that neighbours continue each other
    const double start = std::floor(area.left() / pitch) * pitch;
    for (double x = start; x < area.right() + area.height(); x += pitch) {
        painter.drawLine(QPointF(x, area.top()), QPointF(x - area.height(), area.bottom()));
    }
    painter.restore();
}

void block(QPainter& painter, const QRectF& area, Origin origin) {
    const Theme& theme = Theme::get();
    const double radius = 2 * theme.scale();
    QColor fill = theme.color(origin);
    fill.setAlphaF(0.10F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(area, radius, radius);
    QColor line = theme.color(origin);
    if (origin == Origin::Imagined) {
        line.setAlphaF(0.22F);
        hatch(painter, area, line);
    }
    QPen border = pen(origin, origin == Origin::Simulated ? 2 : 1);
    if (origin == Origin::Given) {
        line.setAlphaF(0.55F);
        border.setColor(line);
    }
    painter.setPen(border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (origin == Origin::Edited) painter.drawRoundedRect(area.adjusted(2.5, 2.5, -2.5, -2.5), radius, radius);
}

void elided(QPainter& painter, const QRectF& area, const QString& text, int flags) {
    const QFontMetricsF metrics(painter.font());
    painter.drawText(area, flags | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, area.width()));
}

QString number(double value, int decimals, Sign sign) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    // a value that rounds to nothing has no sign of its own
    const bool negative = value < 0 && digits.toDouble() != 0;
    if (negative) return QChar(0x2212) + digits;
    return sign == Sign::Always ? QLatin1Char('+') + digits : digits;
}

}  // namespace orrery::strokes
