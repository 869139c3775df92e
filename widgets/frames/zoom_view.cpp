#include "widgets/frames/zoom_view.h"

#include <algorithm>

namespace orrery {
namespace {

/// A frame larger than its cell never shows its outside; a smaller one stays in the middle.
QPointF kept(const QPointF& centre, const QSizeF& cell, const QSizeF& source, double zoom) {
    const auto axis = [zoom](double c, double cellSize, double sourceSize) {
        const double half = cellSize / (2 * zoom * sourceSize);
        return half >= 0.5 ? 0.5 : std::clamp(c, half, 1 - half);
    };
    return {axis(centre.x(), cell.width(), source.width()), axis(centre.y(), cell.height(), source.height())};
}

}  // namespace

double fitZoom(const QSizeF& cell, const QSizeF& source) {
    if (source.isEmpty()) return 1;
    return std::min(cell.width() / source.width(), cell.height() / source.height());
}

double zoomOf(const ZoomView& view, const QSizeF& cell, const QSizeF& source) {
    return view.fitted() ? fitZoom(cell, source) : view.zoom;
}

ZoomView zoomedAt(const ZoomView& view, const QSizeF& cell, const QSizeF& source, const QPointF& pointer, double factor) {
    const double before = zoomOf(view, cell, source);
    const double after = std::clamp(before * factor, kLeastZoom, kMostZoom);
    const QPointF fixed = sourceAt(view, cell, source, pointer);
    const QPointF offset = pointer - QPointF(cell.width() / 2, cell.height() / 2);
    const QPointF centre = fixed - offset / after;
    ZoomView out{{centre.x() / source.width(), centre.y() / source.height()}, after};
    out.centre = kept(out.centre, cell, source, after);
    return out;
}

ZoomView panned(const ZoomView& view, const QSizeF& cell, const QSizeF& source, const QPointF& by) {
    if (view.fitted()) return view;
    ZoomView out = view;
    out.centre -= QPointF(by.x() / (view.zoom * source.width()), by.y() / (view.zoom * source.height()));
    out.centre = kept(out.centre, cell, source, view.zoom);
    return out;
}

QRectF seenRect(const ZoomView& view, const QSizeF& cell, const QSizeF& source) {
    const double zoom = zoomOf(view, cell, source);
    const QPointF centre(view.centre.x() * source.width(), view.centre.y() * source.height());
    const QRectF seen(centre.x() - cell.width() / (2 * zoom), centre.y() - cell.height() / (2 * zoom), cell.width() / zoom,
                      cell.height() / zoom);
    return seen.intersected(QRectF(QPointF(0, 0), source));
}

QPointF sourceAt(const ZoomView& view, const QSizeF& cell, const QSizeF& source, const QPointF& point) {
    const double zoom = zoomOf(view, cell, source);
    const QPointF centre(view.centre.x() * source.width(), view.centre.y() * source.height());
    return centre + (point - QPointF(cell.width() / 2, cell.height() / 2)) / zoom;
}

}  // namespace orrery
