#pragma once

#include <QPainter>
#include <array>
#include <map>

#include "widgets/frames/grid_layout.h"
#include "widgets/frames/render/draw_list.h"
#include "widgets/frames/zoom_view.h"

namespace orrery {

/// What one place of the grid draws: a cell, and perhaps another cell's picture in it (wipe, flip, reference).
struct PlacedCell {
    std::size_t row = 0;
    Column column = Column::Truth;
    QRectF caption, frame;  ///< canvas px
    bool wipe = false;      ///< truth left of the line, prediction right
    bool reference = false; ///< the pinned step, or the truth, stands in the place
};

/// Pictures and words of the grid's places. Knows no events.
struct GridPainter {
    const GridState& state;
    double dpr = 1;
    Sampling sampling = Sampling::Linear;
    double wipeAt = 0.5;
    std::array<bool, 4> dimmed{};  ///< by Origin

    /// Pictures, maps and borders of a place; positions in device px.
    void addPictures(DrawList& list, const PlacedCell& place, const ZoomView& view) const;
    void paintCaption(QPainter& painter, const PlacedCell& place) const;
    /// The words that stand where a frame would.
    void paintMessage(QPainter& painter, const PlacedCell& place) const;
    /// Where those words lie: in the frame, or beside it where the column leaves more room there.
    static QRectF messageArea(const PlacedCell& place);
    /// Whether a place has no picture, so that words stand there.
    bool empty(const PlacedCell& place) const;

    /// Size that positions of a row are counted in: its truth's, else whatever it has.
    static QSize sourceSize(const RowState& row);
    /// True when truth and prediction are current and of the same step: only then an error may be drawn.
    static bool comparable(const RowState& row);

private:
    void addFrame(DrawList& list, const QRectF& cell, const FramePtr& frame, const QSize& source, const ZoomView& view,
                  double opacity) const;
    void addError(DrawList& list, const QRectF& cell, const RowState& row, const ZoomView& view) const;
    const CellState& shown(const PlacedCell& place) const;
    /// The pin and its step, left of `right`; gives the edge that is left for words.
    double paintPin(QPainter& painter, const QRectF& line, double right) const;
    QRectF device(const QRectF& rect) const { return {rect.topLeft() * dpr, rect.size() * dpr}; }
};

}  // namespace orrery
