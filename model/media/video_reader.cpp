#include "model/media/video_reader.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include <algorithm>
#include <array>
#include <set>

#include "model/media/frame_converter.h"
#include "model/media/picture_cache.h"
#include "model/media/video_decoder.h"
#include "model/media/video_index.h"
#include "model/media/video_index_cache.h"

namespace orrery {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{96} << 20;

std::string formatName(int format) {
    const char* name = av_get_pix_fmt_name(static_cast<AVPixelFormat>(format));
    return name ? name : "unknown";
}

class FileReader final : public VideoReader {
public:
    /// `demuxer` stands at the start of the file, or at its end when it was used to make the index.
    FileReader(std::string file, std::unique_ptr<Demuxer> demuxer, bool atEnd, std::shared_ptr<const VideoIndex> index,
               VideoDecoder decoder)
        : file_(std::move(file)),
          demuxer_(std::move(demuxer)),
          known_(std::move(index)),
          index_(*known_),
          decoder_(std::move(decoder)),
          converter_(quarterTurns(*demuxer_->stream())),
          cache_(kCacheBytes),
          packet_(av_packet_alloc()) {
        const AVCodecParameters& codec = *demuxer_->stream()->codecpar;
        info_ = {avcodec_get_name(codec.codec_id),
                 formatName(codec.format),
                 codec.width,
                 codec.height,
                 index_.gop,
                 index_.exact,
                 index_.problem};
        const double unit = av_q2d(demuxer_->stream()->time_base);
        for (const std::int64_t pts : index_.pts) seconds_.push_back(static_cast<double>(pts) * unit);
        ended_ = true;  // so that the first picture begins with a jump
        nextPacket_ = atEnd ? static_cast<std::int64_t>(index_.packets.size()) : 0;
    }

    const VideoInfo& info() const override { return info_; }
    std::int64_t frameCount() const override { return index_.frames(); }
    std::span<const double> ptsSeconds() const override { return seconds_; }
    std::span<const std::int64_t> keyFrames() const override { return index_.keyFrames; }

    Result<FramePtr> frame(std::int64_t index, std::stop_token stop) override {
        auto picture = find(index, std::move(stop));
        if (!picture) return picture.error();
        auto converted = converter_.convert(**picture, seconds_[static_cast<std::size_t>(index)]);
        if (converted) return converted;
        Error error = converted.error();
        error.where = at(index);
        return error;
    }

    Result<RawPicture> rawPicture(std::int64_t index, std::stop_token stop) override {
        auto picture = find(index, std::move(stop));
        if (!picture) return picture.error();
        const AVFrame& from = **picture;
        const auto format = static_cast<AVPixelFormat>(from.format);
        RawPicture raw{{}, formatName(from.format), index_.pts[static_cast<std::size_t>(index)]};
        raw.planes.resize(static_cast<std::size_t>(av_image_get_buffer_size(format, from.width, from.height, 1)));
        av_image_copy_to_buffer(raw.planes.data(), static_cast<int>(raw.planes.size()), from.data, from.linesize,
                                format, from.width, from.height, 1);
        return raw;
    }

private:
    std::string at(std::int64_t index) const { return file_ + ", frame " + std::to_string(index); }
    Result<const AVFrame*> find(std::int64_t index, std::stop_token stop);
    Result<void> goTo(std::int64_t keyPacket);
    Result<void> restart();
    Result<void> decodeUntil(std::int64_t frame);
    bool take(const AVFrame& picture, std::int64_t packet, std::int64_t wanted);

    std::string file_;
    std::unique_ptr<Demuxer> demuxer_;
    std::shared_ptr<const VideoIndex> known_;
    const VideoIndex& index_;  // what known_ holds
    VideoDecoder decoder_;
    FrameConverter converter_;
    PictureCache cache_;
    PacketPtr packet_;
    VideoInfo info_;
    std::vector<double> seconds_;
    std::int64_t nextPacket_ = 0;     // the packet that the demuxer hands out next; -1 when it was interrupted
    std::int64_t startPacket_ = 0;    // where the running decoder began
    std::int64_t lastFrame_ = -1;     // the newest frame that came out of it
    bool ended_ = false;              // the decoder was told that the stream is over
    std::set<std::int64_t> damaged_;  // frames that were tried in vain
    std::stop_token stop_;
};

Result<const AVFrame*> FileReader::find(std::int64_t index, std::stop_token stop) {
    if (index < 0 || index >= frameCount()) {
        return Error{Error::Kind::NotFound,
                     "the video has " + std::to_string(frameCount()) + " frames",
                     at(index),
                     "past_the_end",
                     {}};
    }
    if (const AVFrame* known = cache_.get(index)) return known;
    stop_ = std::move(stop);
    demuxer_->setStop(stop_);

    const std::int64_t key = index_.keyPacketBefore(index);
    const bool onTheWay =
        !ended_ && nextPacket_ >= 0 && startPacket_ <= key && key <= nextPacket_ && lastFrame_ < index;
    // a key packet can turn out to be none (a recovery point): then begin one group earlier
    const std::array starts{key, index_.keyPacketBefore(std::max<std::int64_t>(0, index - info_.gop))};
    for (const std::int64_t start : starts) {
        if (damaged_.contains(index)) break;
        if (!onTheWay || start != key) {
            if (auto there = goTo(start); !there) return there.error();
        }
        if (auto decoded = decodeUntil(index); !decoded) return decoded.error();
        if (const AVFrame* found = cache_.get(index)) return found;
    }
    damaged_.insert(index);
    return Error{Error::Kind::Corrupt, "the frame does not decode", at(index), "damaged_frame", "copy the file again"};
}

Result<void> FileReader::restart() {
    auto demuxer = Demuxer::open(file_, stop_);
    if (!demuxer) return demuxer.error();
    demuxer_ = *std::move(demuxer);
    nextPacket_ = 0;
    return {};
}

/// Leaves the demuxer before `keyPacket` and the decoder empty.
Result<void> FileReader::goTo(std::int64_t keyPacket) {
    decoder_.reset();
    ended_ = false;
    lastFrame_ = -1;
    startPacket_ = keyPacket;
    const IndexedPacket& key = index_.packets[static_cast<std::size_t>(keyPacket)];
    if (keyPacket == nextPacket_) return {};
    nextPacket_ = -1;
    if (keyPacket > 0 && demuxer_->seek(key.dts != AV_NOPTS_VALUE ? key.dts : key.pts)) {
        // the demuxer lands at or before the key packet: what it hands out next says where
        int code = 0;
        std::int64_t number = -1;
        while ((code = demuxer_->read(packet_.get())) >= 0) {
            number = index_.find(*packet_);
            if (number < 0 || number >= keyPacket) break;
        }
        if (code == AVERROR_EXIT) return cancelled(file_);
        if (code >= 0 && number == keyPacket) {
            nextPacket_ = keyPacket + 1;
            decoder_.feed(packet_.get(), keyPacket,
                          [&](const AVFrame& picture, std::int64_t packet) { return take(picture, packet, -1); });
            return {};
        }
    }
    return restart();
}

bool FileReader::take(const AVFrame& picture, std::int64_t packet, std::int64_t wanted) {
    if (packet < 0 || packet >= static_cast<std::int64_t>(index_.packets.size())) return true;
    const std::int64_t frame = index_.frameOfPacket[static_cast<std::size_t>(packet)];
    // pictures shown before the key packet lean on a group that was not decoded
    const std::int64_t start = index_.packets[static_cast<std::size_t>(startPacket_)].pts;
    if (frame < 0 || (startPacket_ > 0 && index_.packets[static_cast<std::size_t>(packet)].pts < start)) return true;
    if (picture.decode_error_flags == 0 && !(picture.flags & AV_FRAME_FLAG_CORRUPT))
        cache_.put(frame, picture, wanted < 0 ? frame : wanted);
    lastFrame_ = std::max(lastFrame_, frame);
    return true;
}

/// Decodes until `frame` or a later one came out, or the file ends.
Result<void> FileReader::decodeUntil(std::int64_t frame) {
    const auto sink = [&](const AVFrame& picture, std::int64_t packet) { return take(picture, packet, frame); };
    while (lastFrame_ < frame && !ended_) {
        const int code = demuxer_->read(packet_.get());
        if (code == AVERROR_EXIT) {
            nextPacket_ = -1;
            return cancelled(at(frame));
        }
        if (code < 0) {
            ended_ = true;
            decoder_.feed(nullptr, 0, sink);
            break;
        }
        if (packet_->flags & AV_PKT_FLAG_CORRUPT) continue;
        const std::int64_t number = nextPacket_++;
        if (number >= startPacket_) decoder_.feed(packet_.get(), number, sink);
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<VideoReader>> VideoReader::open(const std::filesystem::path& file, std::stop_token stop,
                                                       VideoIndexCache* known) {
    auto demuxer = Demuxer::open(file, std::move(stop));
    if (!demuxer) return demuxer.error();
    auto index = known ? known->find(file) : nullptr;
    const bool fresh = !index;
    if (fresh) {
        auto made = indexVideo(**demuxer, file.string());
        if (!made) return made.error();
        index = std::make_shared<const VideoIndex>(*std::move(made));
        if (known) known->put(file, index);
    }
    auto decoder = VideoDecoder::open(*(*demuxer)->stream(), file.string());
    if (!decoder) return decoder.error();
    return std::unique_ptr<VideoReader>(
        std::make_unique<FileReader>(file.string(), *std::move(demuxer), fresh, std::move(index), *std::move(decoder)));
}

}  // namespace orrery
