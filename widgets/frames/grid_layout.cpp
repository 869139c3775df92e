#include "widgets/frames/grid_layout.h"

#include <algorithm>
#include <cmath>

namespace orrery {

GridLayout layOutGrid(const QSizeF& area, const std::vector<double>& aspects, int columns, const GridMetrics& m) {
    GridLayout layout;
    if (aspects.empty() || columns < 1) return layout;
    const auto rows = static_cast<double>(aspects.size());
    double heightPerWidth = 0;
    for (const double aspect : aspects) heightPerWidth += 1 / aspect;
    const double fixed = m.heading + rows * m.caption + (rows - 1) * m.rowGap;
    const double byHeight = (area.height() - 2 * m.margin - fixed) / heightPerWidth;
    const double byWidth = (area.width() - 2 * m.margin - (columns - 1) * m.columnGap) / columns;
    const double width = std::max(16.0, std::floor(std::min(byHeight, byWidth)));

    const double room = (area.width() - 2 * m.margin - (columns - 1) * m.columnGap) / columns;
    const double column = std::floor(std::max(width, std::min(room, m.words)));
    const double blockWidth = columns * column + (columns - 1) * m.columnGap;
    const double blockHeight = fixed + width * heightPerWidth;
    const double left = std::max(m.margin, std::floor((area.width() - blockWidth) / 2));
    double top = std::max(m.margin, std::floor((area.height() - blockHeight) / 2));
    const auto x = [&](int i) { return left + i * (column + m.columnGap); };
    for (int i = 0; i < columns; ++i) layout.headings.emplace_back(x(i), top, column, m.heading);
    top += m.heading;
    for (const double aspect : aspects) {
        GridLayout::Row row;
        const double height = std::max(16.0, std::floor(width / aspect));
        for (int i = 0; i < columns; ++i) {
            row.captions.emplace_back(x(i), top, column, m.caption);
            row.frames.emplace_back(x(i), top + m.caption, width, height);
        }
        top += m.caption + height + m.rowGap;
        layout.rows.push_back(std::move(row));
    }
    return layout;
}

}  // namespace orrery
