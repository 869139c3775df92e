#pragma once

#include <vector>

#include "widgets/frames/grid_painter.h"

namespace orrery {

/// The words of the grid as pictures, so that they go through the renderer like everything else. A picture whose words have not
/// changed stays the same object: it is uploaded once.
class WordPictures {
public:
    /// Starts a new list; pictures of the one before are kept for comparison.
    void begin();
    /// Adds the caption of a place, and its message when it has no picture.
    void add(DrawList& list, const GridPainter& grid, const PlacedCell& place);

private:
    using Paint = void (GridPainter::*)(QPainter&, const PlacedCell&) const;
    void addPart(DrawList& list, const GridPainter& grid, const PlacedCell& place, const QRectF& part, Paint paint);
    FramePtr kept(const QImage& image);

    std::vector<FramePtr> before_, now_;  ///< in the order they were added
};

}  // namespace orrery
