#include "widgets/frames/render/raster_renderer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace orrery {
namespace {

/// Straight alpha, 0 … 1.
struct Rgba {
    float r = 0, g = 0, b = 0, a = 0;
};
Rgba operator*(const Rgba& c, float k) { return {c.r * k, c.g * k, c.b * k, c.a * k}; }
Rgba operator+(const Rgba& x, const Rgba& y) { return {x.r + y.r, x.g + y.g, x.b + y.b, x.a + y.a}; }
Rgba mix(const Rgba& x, const Rgba& y, float t) { return x * (1 - t) + y * t; }

/// Where samples come from: a frame, or a float map in its red channel.
struct Source {
    const Frame* frame = nullptr;
    const FloatMap* map = nullptr;
    int width = 0, height = 0;

    Rgba texel(int x, int y) const {
        const auto at = static_cast<std::size_t>(std::clamp(y, 0, height - 1)) * static_cast<std::size_t>(width) +
                        static_cast<std::size_t>(std::clamp(x, 0, width - 1));
        if (map) return {map->values[at], 0, 0, 1};
        const std::uint8_t* p = frame->rgba.data() + at * 4;
        constexpr float k = 1.0F / 255;
        return {static_cast<float>(p[0]) * k, static_cast<float>(p[1]) * k, static_cast<float>(p[2]) * k, static_cast<float>(p[3]) * k};
    }
    Rgba bilinear(double x, double y) const {
        const double left = std::floor(x - 0.5), top = std::floor(y - 0.5);
        const auto tx = static_cast<float>(x - 0.5 - left), ty = static_cast<float>(y - 0.5 - top);
        const int i = static_cast<int>(left), j = static_cast<int>(top);
        return mix(mix(texel(i, j), texel(i + 1, j), tx), mix(texel(i, j + 1), texel(i + 1, j + 1), tx), ty);
    }
};

Source sourceOf(const DrawItem& item, const FramePtr& frame) {
    if (item.map) return {nullptr, item.map.get(), item.map->width, item.map->height};
    return {frame.get(), nullptr, frame->width, frame->height};
}

/// The CPU's side of frame.frag for one item.
class Shader {
public:
    explicit Shader(const DrawItem& item) : item_(item) {
        if (item.color.isValid()) {
            color_ = {item.color.redF(), item.color.greenF(), item.color.blueF(), item.color.alphaF()};
        }
        if (item.paint < Paint::Nearest) return;
        a_ = sourceOf(item, item.a);
        b_ = item.b ? sourceOf(item, item.b) : a_;
        stepX_ = item.source.width() / item.target.width();
        stepY_ = item.source.height() / item.target.height();
        taps_ = tapsFor(std::max(stepX_, stepY_));
    }

    /// `x`, `y`: device px from the item's top left corner, at a pixel's middle.
    Rgba at(double x, double y) const {
        Rgba color = item_.paint >= Paint::Nearest ? pictured(item_.source.x() + x * stepX_, item_.source.y() + y * stepY_) : color_;
        color.a *= coverage(x, y) * static_cast<float>(item_.opacity);
        return color;
    }

private:
    float coverage(double x, double y) const {
        switch (item_.paint) {
            case Paint::Solid: return item_.p0 > 0 ? corner(x, y) : 1;
            case Paint::DashAlongX: return std::fmod(x, item_.p1) < item_.p0 ? 1 : 0;
            case Paint::DashAlongY: return std::fmod(y, item_.p1) < item_.p0 ? 1 : 0;
            case Paint::DotsAlongX: return dot(x, y);
            case Paint::DotsAlongY: return dot(y, x);
            case Paint::Hatch: return hatch(x, y);
            default: return 1;
        }
    }
    float corner(double x, double y) const {
        const double halfWidth = item_.target.width() / 2, halfHeight = item_.target.height() / 2;
        const double qx = std::max(0.0, std::abs(x - halfWidth) - halfWidth + item_.p0);
        const double qy = std::max(0.0, std::abs(y - halfHeight) - halfHeight + item_.p0);
        return static_cast<float>(std::clamp(0.5 - (std::hypot(qx, qy) - item_.p0), 0.0, 1.0));
    }
    float dot(double along, double across) const {
        const double radius = item_.p0 / 2;
        const double away = std::hypot(std::fmod(along, item_.p1) - radius, across - radius);
        return static_cast<float>(std::clamp(0.5 - (away - radius), 0.0, 1.0));
    }
    float hatch(double x, double y) const {
        const double across = std::fmod(x + y, item_.p1 * std::numbers::sqrt2) / std::numbers::sqrt2;
        const double away = std::min(across, item_.p1 - across);
        return static_cast<float>(std::clamp(0.5 - (away - item_.p0 / 2), 0.0, 1.0));
    }

    Rgba picked(const Source& source, double x, double y, double scaleX, double scaleY, bool nearest) const {
        if (nearest) return source.texel(static_cast<int>(std::floor(x * scaleX)), static_cast<int>(std::floor(y * scaleY)));
        if (taps_ == 1) return source.bilinear(x * scaleX, y * scaleY);
        Rgba sum;
        for (int j = 0; j < taps_; ++j) {
            for (int i = 0; i < taps_; ++i) {
                const double dx = (i + 0.5) / taps_ - 0.5, dy = (j + 0.5) / taps_ - 0.5;
                sum = sum + source.bilinear((x + dx * stepX_) * scaleX, (y + dy * stepY_) * scaleY);
            }
        }
        return sum * (1.0F / static_cast<float>(taps_ * taps_));
    }
    Rgba pictured(double x, double y) const {
        const bool nearest = item_.p1 > 0.5;
        switch (item_.paint) {
            case Paint::Nearest: return picked(a_, x, y, 1, 1, true);
            case Paint::Linear: return picked(a_, x, y, 1, 1, false);
            case Paint::Map: return mapped(picked(a_, x, y, 1, 1, nearest).r / static_cast<float>(item_.p0), 0);
            default: return error(x, y, nearest);
        }
    }
    Rgba error(double x, double y, bool nearest) const {
        const Rgba p = picked(b_, x, y, static_cast<double>(b_.width) / a_.width, static_cast<double>(b_.height) / a_.height, nearest);
        const Rgba t = picked(a_, x, y, 1, 1, nearest);
        const float r = p.r - t.r, g = p.g - t.g, b = p.b - t.b;
        const auto range = static_cast<float>(item_.p0);
        if (item_.paint == Paint::ErrorSigned) return mapped((r + g + b) / 3 / range / 2 + 0.5F, 1 + static_cast<int>(item_.p2));
        if (item_.paint == Paint::ErrorSquared) return mapped((r * r + g * g + b * b) / 3 / range, 0);
        return mapped((std::abs(r) + std::abs(g) + std::abs(b)) / 3 / range, 0);
    }
    static Rgba mapped(float value, int row) {
        const int column = static_cast<int>(std::clamp(value, 0.0F, 1.0F) * (kMapSteps - 1) + 0.5F);
        const std::uint8_t* p = mapTexture().data() + (row * kMapSteps + column) * 4;
        return {static_cast<float>(p[0]) / 255, static_cast<float>(p[1]) / 255, static_cast<float>(p[2]) / 255, 1};
    }

    const DrawItem& item_;
    Rgba color_;
    Source a_, b_;
    double stepX_ = 1, stepY_ = 1;
    int taps_ = 1;
};

void blend(std::uint8_t* pixel, const Rgba& color) {
    if (color.a <= 0) return;
    const std::array<float, 3> over{color.r, color.g, color.b};
    for (std::size_t i = 0; i < 3; ++i) {
        const float mixed = over[i] * 255 * color.a + static_cast<float>(pixel[i]) * (1 - color.a);
        pixel[i] = static_cast<std::uint8_t>(std::clamp(mixed + 0.5F, 0.0F, 255.0F));
    }
}

/// Device pixels whose middles lie inside the target, as the rasteriser of a GPU chooses them.
QRect covered(const QRectF& target, const QSize& size) {
    const int left = static_cast<int>(std::ceil(target.left() - 0.5)), top = static_cast<int>(std::ceil(target.top() - 0.5));
    const int right = static_cast<int>(std::ceil(target.right() - 0.5)), bottom = static_cast<int>(std::ceil(target.bottom() - 0.5));
    return QRect(left, top, right - left, bottom - top) & QRect(QPoint(0, 0), size);
}

}  // namespace

QImage drawRaster(const DrawList& list, const QSize& size) {
    QImage image(size, QImage::Format_RGBA8888);
    image.fill(list.background);
    for (const DrawItem& item : list.items) {
        const Shader shader(item);
        const QRect area = covered(item.target, size);
        for (int y = area.top(); y <= area.bottom(); ++y) {
            std::uint8_t* row = image.scanLine(y);
            for (int x = area.left(); x <= area.right(); ++x) {
                blend(row + x * 4, shader.at(x + 0.5 - item.target.x(), y + 0.5 - item.target.y()));
            }
        }
    }
    return image;
}

const std::vector<std::uint8_t>& mapTexture() {
    static const std::vector<std::uint8_t> texture = [] {
        const Tokens& tokens = Tokens::loaded();
        std::vector<std::uint8_t> rows;
        rows.reserve(3 * kMapSteps * 4);
        for (const ColorMap* map : {&tokens.ember, &tokens.signedMap[0], &tokens.signedMap[1]}) {
            const double first = map->stops.front().first, last = map->stops.back().first;
            for (int i = 0; i < kMapSteps; ++i) {
                const QColor color = map->at(first + (last - first) * i / (kMapSteps - 1));
                for (const int channel : {color.red(), color.green(), color.blue(), 255}) rows.push_back(static_cast<std::uint8_t>(channel));
            }
        }
        return rows;
    }();
    return texture;
}

}  // namespace orrery
