#include "model/media/video_decoder.h"

namespace orrery {
namespace {

constexpr std::int64_t kMostPixels = std::int64_t{1} << 26;  // 8192 x 8192: a damaged header asks for more

}  // namespace

Result<VideoDecoder> VideoDecoder::open(const AVStream& stream, const std::string& where) {
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    const std::string name = avcodec_get_name(stream.codecpar->codec_id);
    const Error unsupported{Error::Kind::Unsupported, "there is no decoder for " + name, where, "no_decoder",
                            "install an FFmpeg with this codec"};
    if (!codec) return unsupported;
    CodecPtr context(avcodec_alloc_context3(codec));
    if (!context || avcodec_parameters_to_context(context.get(), stream.codecpar) < 0) return unsupported;
    context->pkt_timebase = stream.time_base;
    context->max_pixels = kMostPixels;
    // slices only: whole frames in flight would make each jump slower, and several cameras already share the cores
    context->thread_count = 2;
    context->thread_type = FF_THREAD_SLICE;
    if (avcodec_open2(context.get(), codec, nullptr) < 0) return unsupported;
    return VideoDecoder(std::move(context));
}

bool VideoDecoder::feed(AVPacket* packet, std::int64_t number, const Sink& sink) {
    if (packet) packet->pts = number;
    bool sent = false;
    while (!sent) {
        const int code = avcodec_send_packet(codec_.get(), packet);
        sent = code != AVERROR(EAGAIN);
        bool got = false;
        while (avcodec_receive_frame(codec_.get(), picture_.get()) >= 0) {
            got = true;
            const bool more = sink(*picture_, picture_->pts);
            av_frame_unref(picture_.get());
            if (!more) return false;
        }
        if (!sent && !got) return true;  // a decoder that neither takes nor gives: pass over this packet
    }
    return true;
}

}  // namespace orrery
