#include "model/media/frame_converter.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
}

#include <algorithm>
#include <array>
#include <cmath>

namespace orrery {
namespace {

int matrixOf(const AVFrame& picture) {
    if (picture.colorspace != AVCOL_SPC_UNSPECIFIED && picture.colorspace != AVCOL_SPC_RGB) return picture.colorspace;
    return picture.height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
}

/// The formats named yuvj… are the plain ones in full range; swscale wants that said apart.
int plainFormat(int format, int& fullRange) {
    switch (format) {
        case AV_PIX_FMT_YUVJ420P:
            fullRange = 1;
            return AV_PIX_FMT_YUV420P;
        case AV_PIX_FMT_YUVJ422P:
            fullRange = 1;
            return AV_PIX_FMT_YUV422P;
        case AV_PIX_FMT_YUVJ444P:
            fullRange = 1;
            return AV_PIX_FMT_YUV444P;
        case AV_PIX_FMT_YUVJ440P:
            fullRange = 1;
            return AV_PIX_FMT_YUV440P;
        case AV_PIX_FMT_YUVJ411P:
            fullRange = 1;
            return AV_PIX_FMT_YUV411P;
        default:
            return format;
    }
}

/// `from` [H, W, 4] turned by 90 degrees clockwise `turns` times.
Frame turned(Frame from, int turns) {
    for (; turns > 0; --turns) {
        Frame to;
        to.width = from.height;
        to.height = from.width;
        to.ptsSeconds = from.ptsSeconds;
        to.rgba.resize(from.rgba.size());
        for (int y = 0; y < to.height; ++y) {
            for (int x = 0; x < to.width; ++x) {
                const std::size_t target = (static_cast<std::size_t>(y) * to.width + x) * 4;
                const std::size_t source = (static_cast<std::size_t>(from.height - 1 - x) * from.width + y) * 4;
                std::copy_n(from.rgba.data() + source, 4, to.rgba.data() + target);
            }
        }
        from = std::move(to);
    }
    return from;
}

}  // namespace

int quarterTurns(const AVStream& stream) {
    std::size_t size = 0;
    const auto* side = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!side || size < 9 * sizeof(std::int32_t)) return 0;
    std::array<std::int32_t, 9> matrix{};
    std::copy_n(side, sizeof(matrix), reinterpret_cast<std::uint8_t*>(matrix.data()));
    const double counterClockwise = av_display_rotation_get(matrix.data());
    if (!std::isfinite(counterClockwise)) return 0;
    const auto turns = static_cast<int>(std::lround(-counterClockwise / 90.0));
    return ((turns % 4) + 4) % 4;
}

Result<void> FrameConverter::prepare(const Layout& layout) {
    if (scaler_ && layout == layout_) return {};
    const auto format = static_cast<AVPixelFormat>(layout.format);
    // each chroma sample serves its own pixels, as with swscale's fast path that training loaders use, but rounded
    // exactly
    constexpr int kExact = SWS_POINT | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT;
    scaler_.reset(sws_getContext(layout.width, layout.height, format, layout.width, layout.height, AV_PIX_FMT_RGBA,
                                 kExact, nullptr, nullptr, nullptr));
    if (!scaler_) {
        const char* name = av_get_pix_fmt_name(format);
        return Error{Error::Kind::Unsupported,
                     std::string("pictures of format ") + (name ? name : "?") + " cannot be shown",
                     {},
                     "pixel_format",
                     {}};
    }
    // formats without a matrix (RGB) refuse this call, and need nothing
    sws_setColorspaceDetails(scaler_.get(), sws_getCoefficients(layout.matrix), layout.fullRange,
                             sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16);
    layout_ = layout;
    return {};
}

Result<FramePtr> FrameConverter::convert(const AVFrame& picture, double ptsSeconds) {
    Layout layout{picture.width, picture.height, picture.format, matrixOf(picture),
                  picture.color_range == AVCOL_RANGE_JPEG};
    layout.format = plainFormat(picture.format, layout.fullRange);
    if (auto ready = prepare(layout); !ready) return ready.error();

    // rows of swscale's own buffer are padded: it may write a few pixels past the visible ones
    const int stride = (picture.width * 4 + 63) & ~63;
    std::vector<std::uint8_t> padded(static_cast<std::size_t>(stride) * picture.height + 64);
    std::array<std::uint8_t*, 4> planes{padded.data()};
    std::array<int, 4> strides{stride};
    const int rows =
        sws_scale(scaler_.get(), picture.data, picture.linesize, 0, picture.height, planes.data(), strides.data());
    if (rows != picture.height) return Error{Error::Kind::Internal, "the picture could not be converted", {}, {}, {}};

    auto frame = std::make_shared<Frame>();
    frame->width = picture.width;
    frame->height = picture.height;
    frame->ptsSeconds = ptsSeconds;
    const std::size_t row = static_cast<std::size_t>(picture.width) * 4;
    frame->rgba.resize(row * picture.height);
    for (int y = 0; y < picture.height; ++y) {
        std::copy_n(padded.data() + static_cast<std::size_t>(y) * stride, row, frame->rgba.data() + row * y);
    }
    if (quarterTurns_ > 0) *frame = turned(std::move(*frame), quarterTurns_);
    return FramePtr(std::move(frame));
}

}  // namespace orrery
