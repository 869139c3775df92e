#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace orrery {

/// Which part of a frame a cell shows. Positions are shares of the frame (0 … 1), so one view serves frames of any size.
struct ZoomView {
    QPointF centre{0.5, 0.5};
    double zoom = 0;  ///< canvas px per source px of the row's truth; 0: fitted

    bool fitted() const { return zoom <= 0; }
};

inline constexpr double kLeastZoom = 0.25, kMostZoom = 64;
/// Above 800 % nearest is forced; at 800 %, also when steps of √2 add up to it, a person still chooses.
inline constexpr double kNearestFrom = 8.001;

/// Canvas px per source px that makes the whole frame fit.
double fitZoom(const QSizeF& cell, const QSizeF& source);
double zoomOf(const ZoomView& view, const QSizeF& cell, const QSizeF& source);

/// One wheel step of √2 that keeps the source point under `pointer` (relative to the cell) in its place.
ZoomView zoomedAt(const ZoomView& view, const QSizeF& cell, const QSizeF& source, const QPointF& pointer, double factor);
ZoomView panned(const ZoomView& view, const QSizeF& cell, const QSizeF& source, const QPointF& by);

/// The part of the source that is seen, in source px.
QRectF seenRect(const ZoomView& view, const QSizeF& cell, const QSizeF& source);
/// Source px under a point of the cell.
QPointF sourceAt(const ZoomView& view, const QSizeF& cell, const QSizeF& source, const QPointF& point);

}  // namespace orrery
