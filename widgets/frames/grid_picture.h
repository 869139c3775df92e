#pragma once

#include <QImage>

#include "widgets/frames/grid_state.h"

namespace orrery {

/// How a picture of the frames is laid out.
struct PictureLook {
    FrameLayout layout = FrameLayout::Grid;
    bool flipped = false;  ///< Flip: the prediction is on top
    double wipe = 0.5;     ///< Wipe: share of the frame left of the line
    Sampling sampling = Sampling::Linear;
};

/// The grid with headings and captions, every frame whole and at the size of its source; `foot` stands below, wrapped.
QImage gridPicture(const GridState& state, const PictureLook& look, const QString& foot);

enum class Captions { Without, With };
/// One cell at the size of its source. Null when it shows no picture.
QImage cellPicture(const GridState& state, std::size_t row, Column column, Captions captions);

}  // namespace orrery
