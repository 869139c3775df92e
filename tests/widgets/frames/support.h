#pragma once

#include <QImage>
#include <cmath>
#include <memory>

#include "widgets/frames/grid_state.h"

namespace orrery::test {

/// A frame whose pixels all differ from their neighbours; `seed` makes another one.
inline FramePtr testFrame(int width, int height, int seed = 0) {
    auto frame = std::make_shared<Frame>();
    frame->width = width;
    frame->height = height;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const std::array<int, 4> rgba{(x * 7 + seed * 31) % 256, (y * 11 + x * 3 + seed) % 256, (x * y + seed * 17) % 256, 255};
            for (const int channel : rgba) frame->rgba.push_back(static_cast<std::uint8_t>(channel));
        }
    }
    return frame;
}

inline FramePtr flatFrame(int width, int height, int r, int g, int b) {
    auto frame = std::make_shared<Frame>();
    frame->width = width;
    frame->height = height;
    for (int i = 0; i < width * height; ++i) {
        for (const int channel : {r, g, b, 255}) frame->rgba.push_back(static_cast<std::uint8_t>(channel));
    }
    return frame;
}

/// Largest difference of a channel, and the mean difference, of two images of equal size.
struct Difference {
    int largest = 0;
    double mean = 0;
};
inline Difference difference(const QImage& a, const QImage& b) {
    Difference found;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
            for (const int d : {p.red() - q.red(), p.green() - q.green(), p.blue() - q.blue()}) {
                found.largest = std::max(found.largest, std::abs(d));
                found.mean += std::abs(d);
            }
        }
    }
    found.mean /= 3.0 * a.width() * a.height();
    return found;
}

}  // namespace orrery::test
