#include "model/media/video_writer.h"

#include "model/base/unfinished_file.h"
#include "model/media/av_handles.h"

extern "C" {
#include <libavutil/opt.h>
}

namespace orrery {
namespace {

struct OutputFree {
    void operator()(AVFormatContext* p) const {
        if (p->pb) avio_closep(&p->pb);
        avformat_free_context(p);
    }
};
using OutputPtr = std::unique_ptr<AVFormatContext, OutputFree>;

Error cannotWrite(const std::filesystem::path& file) {
    return {Error::Kind::Device, "the video cannot be written", file.string(), "write", "check the free space and the rights of its folder"};
}

int even(int size) { return size + size % 2; }  // 4:2:0 halves both sides

const AVCodec* chosenEncoder() {
    if (const AVCodec* x264 = avcodec_find_encoder_by_name("libx264")) return x264;
    return avcodec_find_encoder(AV_CODEC_ID_MPEG4);
}

class Mp4Writer final : public VideoWriter {
public:
    Mp4Writer(std::filesystem::path file, int width, int height) : file_(std::move(file)), part_(file_.string() + ".part"), width_(width), height_(height) {}

    Result<void> open(double fps) {
        const AVCodec* encoder = chosenEncoder();
        if (!encoder) return Error{Error::Kind::Unsupported, "this FFmpeg has no encoder for mp4", file_.string(), "unsupported", {}};
        AVFormatContext* made = nullptr;
        avformat_alloc_output_context2(&made, nullptr, "mp4", part_.path().c_str());
        output_.reset(made);
        codec_.reset(avcodec_alloc_context3(encoder));
        codec_->width = even(width_);
        codec_->height = even(height_);
        codec_->pix_fmt = AV_PIX_FMT_YUV420P;
        codec_->time_base = av_inv_q(av_d2q(fps, 1 << 16));
        codec_->framerate = av_inv_q(codec_->time_base);
        codec_->bit_rate = std::int64_t{codec_->width} * codec_->height * 8;  // generous: edges are what is looked at
        if (output_->oformat->flags & AVFMT_GLOBALHEADER) codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        av_opt_set(codec_->priv_data, "crf", "16", 0);
        if (avcodec_open2(codec_.get(), encoder, nullptr) < 0) return cannotWrite(file_);
        AVStream* stream = avformat_new_stream(output_.get(), nullptr);
        avcodec_parameters_from_context(stream->codecpar, codec_.get());
        stream->time_base = codec_->time_base;
        stream->avg_frame_rate = codec_->framerate;
        scaler_.reset(sws_getContext(width_, height_, AV_PIX_FMT_RGBA, codec_->width, codec_->height, codec_->pix_fmt, SWS_BICUBIC, nullptr,
                                     nullptr, nullptr));
        picture_.reset(av_frame_alloc());
        picture_->format = codec_->pix_fmt;
        picture_->width = codec_->width;
        picture_->height = codec_->height;
        const bool ready = scaler_ && av_frame_get_buffer(picture_.get(), 0) >= 0 &&
                           avio_open(&output_->pb, part_.path().c_str(), AVIO_FLAG_WRITE) >= 0 && avformat_write_header(output_.get(), nullptr) >= 0;
        if (!ready) return cannotWrite(file_);
        return {};
    }

    Result<void> add(const Frame& frame) override {
        if (frame.width != width_ || frame.height != height_) {
            return Error{Error::Kind::Internal, "a picture has another size than the video", file_.string(), {}, {}};
        }
        if (av_frame_make_writable(picture_.get()) < 0) return cannotWrite(file_);
        const std::uint8_t* rows = frame.rgba.data();
        const int stride = frame.width * 4;
        sws_scale(scaler_.get(), &rows, &stride, 0, frame.height, picture_->data, picture_->linesize);
        picture_->pts = next_++;
        return encode(picture_.get());
    }

    Result<void> finish() override {
        if (auto flushed = encode(nullptr); !flushed) return flushed;
        if (av_write_trailer(output_.get()) < 0) return cannotWrite(file_);
        output_.reset();
        if (!part_.finish(file_)) return cannotWrite(file_);
        return {};
    }

private:
    /// Null flushes what the encoder holds back.
    Result<void> encode(const AVFrame* frame) {
        if (avcodec_send_frame(codec_.get(), frame) < 0) return cannotWrite(file_);
        const PacketPtr packet(av_packet_alloc());
        while (avcodec_receive_packet(codec_.get(), packet.get()) >= 0) {
            packet->duration = 1;
            av_packet_rescale_ts(packet.get(), codec_->time_base, output_->streams[0]->time_base);
            if (av_interleaved_write_frame(output_.get(), packet.get()) < 0) return cannotWrite(file_);
        }
        return {};
    }

    std::filesystem::path file_;
    UnfinishedFile part_;
    int width_, height_;
    std::int64_t next_ = 0;
    OutputPtr output_;
    CodecPtr codec_;
    AvFramePtr picture_;
    SwsPtr scaler_;
};

}  // namespace

Result<std::unique_ptr<VideoWriter>> VideoWriter::create(const std::filesystem::path& file, int width, int height, double fps) {
    av_log_set_level(AV_LOG_ERROR);  // encoders tell their statistics on stderr otherwise
    auto writer = std::make_unique<Mp4Writer>(file, width, height);
    if (auto opened = writer->open(fps); !opened) return opened.error();
    return std::unique_ptr<VideoWriter>(std::move(writer));
}

std::string ffmpegVersion() { return av_version_info(); }

}  // namespace orrery
