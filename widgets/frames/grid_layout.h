#pragma once

#include <QRectF>
#include <QSizeF>
#include <vector>

#include "widgets/frames/grid_state.h"

namespace orrery {

/// Where captions and frames lie. px of the canvas, not of the device.
struct GridLayout {
    struct Row {
        std::vector<QRectF> frames;    ///< one a shown column
        std::vector<QRectF> captions;  ///< 24 high, above its frame
    };
    std::vector<Row> rows;
    std::vector<QRectF> headings;  ///< one a shown column
};

/// What the layout needs to know: sizes at 100 % times the UI scale.
struct GridMetrics {
    double heading = 32, caption = 24, columnGap = 16, rowGap = 8, margin = 16;
    double words = 0;  ///< width that headings and captions want; narrow columns stand further apart for it where there is room
};

/// The grid packed and centred: columns as wide as their frames (or their words), every frame of a row of one size, whole pixels.
/// `aspects`: width over height of each row's frames.
GridLayout layOutGrid(const QSizeF& area, const std::vector<double>& aspects, int columns, const GridMetrics& metrics);

}  // namespace orrery
