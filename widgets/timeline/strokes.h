#pragma once

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include "widgets/theme/theme.h"

/// How an origin is drawn: solid, dashed, dotted or double, so that colour is never the only cue.
namespace orrery::strokes {

/// Line pattern and colour of an origin; `width` at 100 %. An edited line is drawn double by stroke().
QPen pen(Origin origin, double width);

/// `path` in the pattern of its origin.
void stroke(QPainter& painter, const QPainterPath& path, Origin origin, double width);

/// A block with the border and fill of its origin: plain, hatched, dotted, double.
void block(QPainter& painter, const QRectF& area, Origin origin);

/// 45° hatch, 6 px apart.
void hatch(QPainter& painter, const QRectF& area, const QColor& color);

/// Text at the left of `area`, elided at the right.
void elided(QPainter& painter, const QRectF& area, const QString& text, int flags = Qt::AlignLeft | Qt::AlignVCenter);

/// True minus for a negative number, a plus in front when `sign` asks for it.
enum class Sign { WhenNegative, Always };
QString number(double value, int decimals, Sign sign = Sign::WhenNegative);

}  // namespace orrery::strokes
