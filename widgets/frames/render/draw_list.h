#pragma once

#include <QColor>
#include <QRectF>
#include <QSize>
#include <vector>

#include "widgets/frames/grid_state.h"

namespace orrery {

/// How a draw item gets the colour of a pixel. The numbers are those of frame.frag.
enum class Paint {
    Solid = 0,       ///< colour; p0: corner radius
    DashAlongX = 1,  ///< p0: length of a dash, p1: period, counted from the item's left edge
    DashAlongY = 2,
    DotsAlongX = 3,  ///< round dots; p0: diameter, p1: period
    DotsAlongY = 4,
    Hatch = 5,       ///< 45° lines; p0: thickness, p1: pitch
    Nearest = 6,     ///< picture a
    Linear = 7,
    ErrorAbsolute = 8,  ///< mean |b − a| over R G B in 0 … 1 through ember; p0: range, p1: 1 = nearest
    ErrorSigned = 9,    ///< mean (b − a) through the signed map of p2 (0 dark, 1 light)
    ErrorSquared = 10,  ///< mean (b − a)² through ember
    Map = 11,           ///< float map through ember; p0: range
};

/// One rectangle of pixels. Everything a frame view draws is a list of these, in painter's order, straight alpha.
struct DrawItem {
    Paint paint = Paint::Solid;
    QRectF target;  ///< px of the device
    QRectF source;  ///< px of picture a
    QColor color;   ///< Solid, dashes, dots, hatch
    FramePtr a;     ///< the picture; the truth of an error map
    FramePtr b;     ///< the prediction; sampled at the same relative place when its size differs
    FloatMapPtr map;
    double p0 = 0, p1 = 0, p2 = 0;
    double opacity = 1;
};

/// Everything on one surface.
struct DrawList {
    QColor background;
    std::vector<DrawItem> items;
};

void addRect(DrawList& list, const QRectF& target, const QColor& color, double radius = 0);
void addPicture(DrawList& list, const QRectF& target, const QRectF& source, FramePtr frame, Sampling sampling, double opacity = 1);
void addHatch(DrawList& list, const QRectF& target, const QColor& color, double thickness, double pitch);
/// A border just outside `frame` in the pattern of its origin; `unit` is one px at 100 % in device px.
void addBorder(DrawList& list, const QRectF& frame, Origin origin, const QColor& color, double unit);
/// A plain border of `width` device px just outside `frame`.
void addOutline(DrawList& list, const QRectF& frame, const QColor& color, double width);

/// The part of a picture that falls on `cell` when source pixel `centre` lies on the cell's middle at `zoom` device px per
/// source px: target (whole device px) and source. Empty target: nothing is visible.
struct Placed {
    QRectF target;
    QRectF source;
};
Placed place(const QRectF& cell, const QSize& picture, const QPointF& centre, double zoom);

/// Taps per side that a minified linear sample averages, from source px per device px.
int tapsFor(double sourcePerDevice);

}  // namespace orrery
