#pragma once
// Owners for FFmpeg's handles. Included by sources of model/media only.

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

#include <memory>

namespace orrery {

/// Deleter for FFmpeg's `void xxx_free(T**)` functions.
template <auto Free>
struct AvFree {
    template <class T>
    void operator()(T* p) const {
        Free(&p);
    }
};
using PacketPtr = std::unique_ptr<AVPacket, AvFree<av_packet_free>>;
using AvFramePtr = std::unique_ptr<AVFrame, AvFree<av_frame_free>>;
using CodecPtr = std::unique_ptr<AVCodecContext, AvFree<avcodec_free_context>>;
using FormatPtr = std::unique_ptr<AVFormatContext, AvFree<avformat_close_input>>;

struct SwsFree {
    void operator()(SwsContext* p) const { sws_freeContext(p); }
};
using SwsPtr = std::unique_ptr<SwsContext, SwsFree>;

}  // namespace orrery
