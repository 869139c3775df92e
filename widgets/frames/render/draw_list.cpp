#include "widgets/frames/render/draw_list.h"

#include <algorithm>
#include <cmath>

namespace orrery {
namespace {

/// The four sides of a border of `width`, corners belonging to the horizontal ones.
std::array<QRectF, 4> sides(const QRectF& frame, double width) {
    const QRectF outer = frame.adjusted(-width, -width, width, width);
    return {QRectF(outer.left(), outer.top(), outer.width(), width),
            QRectF(outer.left(), frame.bottom(), outer.width(), width),
            QRectF(outer.left(), frame.top(), width, frame.height()),
            QRectF(frame.right(), frame.top(), width, frame.height())};
}

void addPattern(DrawList& list, const QRectF& frame, const QColor& color, double width, Paint alongX, double on, double period) {
    const auto rects = sides(frame, width);
    const Paint alongY = static_cast<Paint>(static_cast<int>(alongX) + 1);
    for (std::size_t i = 0; i < rects.size(); ++i) {
        DrawItem item;
        item.paint = i < 2 ? alongX : alongY;
        item.target = rects[i];
        item.color = color;
        item.p0 = on;
        item.p1 = period;
        list.items.push_back(item);
    }
}

}  // namespace

void addRect(DrawList& list, const QRectF& target, const QColor& color, double radius) {
    DrawItem item;
    item.target = target;
    item.color = color;
    item.p0 = radius;
    list.items.push_back(item);
}

void addPicture(DrawList& list, const QRectF& target, const QRectF& source, FramePtr frame, Sampling sampling, double opacity) {
    DrawItem item;
    item.paint = sampling == Sampling::Nearest ? Paint::Nearest : Paint::Linear;
    item.target = target;
    item.source = source;
    item.a = std::move(frame);
    item.opacity = opacity;
    list.items.push_back(std::move(item));
}

void addHatch(DrawList& list, const QRectF& target, const QColor& color, double thickness, double pitch) {
    DrawItem item;
    item.paint = Paint::Hatch;
    item.target = target;
    item.color = color;
    item.p0 = thickness;
    item.p1 = pitch;
    list.items.push_back(item);
}

void addOutline(DrawList& list, const QRectF& frame, const QColor& color, double width) {
    for (const QRectF& side : sides(frame, width)) addRect(list, side, color);
}

void addBorder(DrawList& list, const QRectF& frame, Origin origin, const QColor& color, double unit) {
    const double thin = std::max(1.0, std::round(unit));
    const double thick = std::max(2.0, std::round(2 * unit));
    switch (origin) {
        case Origin::Given: {
            QColor soft = color;
            soft.setAlphaF(0.55F);
            addOutline(list, frame, soft, thin);
            break;
        }
        case Origin::Imagined: addPattern(list, frame, color, thick, Paint::DashAlongX, 4 * thick, 7 * thick); break;
        case Origin::Simulated: addPattern(list, frame, color, thick, Paint::DotsAlongX, thick, 2.2 * thick); break;
        case Origin::Edited:
            addOutline(list, frame, color, thin);
            addOutline(list, frame.adjusted(-2 * thin, -2 * thin, 2 * thin, 2 * thin), color, thin);
            break;
    }
}

Placed place(const QRectF& cell, const QSize& picture, const QPointF& centre, double zoom) {
    const QPointF middle = cell.center();
    const QRectF whole(middle.x() - centre.x() * zoom, middle.y() - centre.y() * zoom, picture.width() * zoom,
                       picture.height() * zoom);
    const QRectF seen = whole & cell;
    // whole device pixels, so that 1:1 is exact
    const double left = std::round(seen.left()), top = std::round(seen.top());
    const double right = std::round(seen.right()), bottom = std::round(seen.bottom());
    if (seen.isEmpty() || right <= left || bottom <= top) return {};
    const QPointF origin(std::round(whole.left()), std::round(whole.top()));
    Placed placed;
    placed.target = QRectF(left, top, right - left, bottom - top);
    placed.source = QRectF((left - origin.x()) / zoom, (top - origin.y()) / zoom, (right - left) / zoom, (bottom - top) / zoom);
    return placed;
}

int tapsFor(double sourcePerDevice) {
    return std::clamp(static_cast<int>(std::ceil(sourcePerDevice / 2 - 0.01)), 1, 8);
}

}  // namespace orrery
