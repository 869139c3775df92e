#include "model/analysis/structural.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace orrery {
namespace {

constexpr int kRadius = 5;
using Plane = std::vector<float>;

struct Size {
    int width, height;
};

Plane luma(const Frame& frame) {
    Plane plane(static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height));
    for (std::size_t i = 0; i < plane.size(); ++i) {
        const std::uint8_t* pixel = &frame.rgba[4 * i];
        plane[i] = (0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2]) / 255.0f;
    }
    return plane;
}

const std::array<float, 2 * kRadius + 1>& window() {
    static const auto weights = [] {
        std::array<float, 2 * kRadius + 1> values{};
        float sum = 0;
        for (int i = -kRadius; i <= kRadius; ++i) {
            const float weight = std::exp(-static_cast<float>(i * i) / (2 * 1.5f * 1.5f));
            values[static_cast<std::size_t>(i + kRadius)] = weight;
            sum += weight;
        }
        for (float& value : values) value /= sum;
        return values;
    }();
    return weights;
}

/// One pass of the separable window along x (stride 1) or y (stride width).
Plane pass(const Plane& in, Size size, bool alongX) {
    Plane out(in.size());
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            float sum = 0;
            for (int i = -kRadius; i <= kRadius; ++i) {
                const int xi = alongX ? std::clamp(x + i, 0, size.width - 1) : x;
                const int yi = alongX ? y : std::clamp(y + i, 0, size.height - 1);
                sum += window()[static_cast<std::size_t>(i + kRadius)] * in[static_cast<std::size_t>(yi * size.width + xi)];
            }
            out[static_cast<std::size_t>(y * size.width + x)] = sum;
        }
    }
    return out;
}

Plane blurred(const Plane& in, Size size) { return pass(pass(in, size, true), size, false); }

Plane product(const Plane& a, const Plane& b) {
    Plane out(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] * b[i];
    return out;
}

}  // namespace

std::vector<float> structuralError(const Frame& truth, const Frame& prediction) {
    assert(truth.width == prediction.width && truth.height == prediction.height);
    constexpr float c1 = 0.01f * 0.01f, c2 = 0.03f * 0.03f;
    const Size size{truth.width, truth.height};
    const Plane a = luma(truth), b = luma(prediction);
    const Plane meanA = blurred(a, size), meanB = blurred(b, size);
    const Plane aa = blurred(product(a, a), size), bb = blurred(product(b, b), size), ab = blurred(product(a, b), size);
    std::vector<float> error(a.size());
    for (std::size_t i = 0; i < error.size(); ++i) {
        const float varA = aa[i] - meanA[i] * meanA[i], varB = bb[i] - meanB[i] * meanB[i];
        const float cov = ab[i] - meanA[i] * meanB[i];
        const float ssim = ((2 * meanA[i] * meanB[i] + c1) * (2 * cov + c2)) /
                           ((meanA[i] * meanA[i] + meanB[i] * meanB[i] + c1) * (varA + varB + c2));
        error[i] = std::clamp((1 - ssim) / 2, 0.0f, 1.0f);
    }
    return error;
}

}  // namespace orrery
