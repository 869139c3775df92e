#pragma once

#include <filesystem>
#include <functional>

#include "model/media/av_handles.h"
#include "model/media/demuxer.h"

namespace orrery {

/// A codec that carries the number of each packet through to the picture made from it.
class VideoDecoder {
public:
    /// Takes a picture and the number of its packet; false ends the decoding.
    using Sink = std::function<bool(const AVFrame& picture, std::int64_t packet)>;

    /// Errors: Unsupported when this build of FFmpeg lacks the codec.
    static Result<VideoDecoder> open(const AVStream& stream, const std::string& where);

    /// Feeds one packet as number `number` (none: the end of the stream) and hands what comes out to `sink`.
    /// Returns false when `sink` did; damaged packets are passed over.
    bool feed(AVPacket* packet, std::int64_t number, const Sink& sink);

    /// Forgets everything, before a jump.
    void reset() { avcodec_flush_buffers(codec_.get()); }

    AVCodecContext* context() const { return codec_.get(); }

private:
    explicit VideoDecoder(CodecPtr codec) : codec_(std::move(codec)), picture_(av_frame_alloc()) {}
    CodecPtr codec_;
    AvFramePtr picture_;
};

}  // namespace orrery
