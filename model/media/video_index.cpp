#include "model/media/video_index.h"

#include <algorithm>

#include "model/media/container_check.h"
#include "model/media/video_decoder.h"

namespace orrery {
namespace {

/// VP9 and VP8 packets can hold a picture that is only a reference for others.
bool showsNothing(AVCodecID codec, const AVPacket& packet) {
    if (packet.size < 1) return true;
    const unsigned first = packet.data[0];
    if (codec == AV_CODEC_ID_VP8) return (first & 0x10) == 0;  // RFC 6386, 9.1: show_frame
    if (codec != AV_CODEC_ID_VP9) return false;
    // VP9 bitstream, Annex B: a superframe ends with a marker and then always shows its last frame
    if ((packet.data[packet.size - 1] & 0xe0) == 0xc0) return false;
    // uncompressed_header(): marker 2 bits, profile 2 (+1 reserved for 3), show_existing 1, frame_type 1, show_frame 1
    const unsigned shift = (first & 0x30) == 0x30 ? 1 : 0;
    const bool showsExisting = (first >> (3 - shift)) & 1;
    const bool showFrame = (first >> (1 - shift)) & 1;
    return !showsExisting && !showFrame;
}

/// Reads all packets. Returns FFmpeg's last code.
int readPackets(Demuxer& demuxer, VideoIndex& index, bool& cut) {
    const AVCodecID codec = demuxer.stream()->codecpar->codec_id;
    PacketPtr packet(av_packet_alloc());
    int code = 0;
    int failures = 0;
    while (true) {
        code = demuxer.read(packet.get());
        if (code == AVERROR_EOF || code == AVERROR_EXIT) break;
        if (code < 0) {
            // a container can go on behind a hole, but not for ever
            cut = true;
            if (++failures > 100) break;
            continue;
        }
        if (packet->flags & AV_PKT_FLAG_CORRUPT) {
            cut = true;
            continue;
        }
        const bool shown = !(packet->flags & AV_PKT_FLAG_DISCARD) && !showsNothing(codec, *packet);
        index.packets.push_back({packet->pts, packet->dts, packet->pos, (packet->flags & AV_PKT_FLAG_KEY) != 0, shown});
    }
    const int entries = avformat_index_get_entries_count(demuxer.stream());
    cut = cut || static_cast<std::size_t>(std::max(entries, 0)) > index.packets.size();
    return code;
}

/// True when the time stamps of the container order all shown pictures.
bool orderByTime(VideoIndex& index) {
    auto& order = index.packetOfFrame;
    for (std::size_t i = 0; i < index.packets.size(); ++i) {
        if (!index.packets[i].shown) continue;
        if (index.packets[i].pts == AV_NOPTS_VALUE) return false;
        order.push_back(static_cast<std::int64_t>(i));
    }
    const auto time = [&](std::int64_t packet) { return index.packets[static_cast<std::size_t>(packet)].pts; };
    std::ranges::sort(order, {}, time);
    if (std::ranges::adjacent_find(order, std::equal_to{}, time) != order.end()) return false;
    for (const std::int64_t packet : order) index.pts.push_back(time(packet));
    return true;
}

/// Decodes the whole file to see in which order its packets are shown; the time of a picture is then that of the
/// packet which brought it out.
Result<void> orderByDecoding(Demuxer& demuxer, const std::string& where, VideoIndex& index) {
    auto decoder = VideoDecoder::open(*demuxer.stream(), where);
    if (!decoder) return decoder.error();
    auto again = Demuxer::open(where, demuxer.stop());
    if (!again) return again.error();
    index.packetOfFrame.clear();
    index.pts.clear();
    for (IndexedPacket& packet : index.packets) packet.shown = false;

    std::int64_t now = 0;
    std::int64_t step = 1;
    const auto take = [&](const AVFrame&, std::int64_t packet) {
        if (packet < 0 || packet >= static_cast<std::int64_t>(index.packets.size())) return true;
        if (!index.pts.empty() && now <= index.pts.back()) now = index.pts.back() + step;
        index.packets[static_cast<std::size_t>(packet)].shown = true;
        index.packetOfFrame.push_back(packet);
        index.pts.push_back(now);
        return true;
    };
    PacketPtr packet(av_packet_alloc());
    std::int64_t number = 0;
    int code = 0;
    while ((code = (*again)->read(packet.get())) >= 0) {
        if (packet->flags & AV_PKT_FLAG_CORRUPT) continue;
        if (packet->duration > 0) step = packet->duration;
        now = packet->dts != AV_NOPTS_VALUE ? packet->dts : now + step;
        decoder->feed(packet.get(), number++, take);
    }
    if (code == AVERROR_EXIT) return cancelled(where);
    decoder->feed(nullptr, 0, take);
    for (std::size_t frame = 0; frame < index.pts.size(); ++frame) {
        index.packets[static_cast<std::size_t>(index.packetOfFrame[frame])].pts = index.pts[frame];
    }
    return {};
}

void findKeyFrames(VideoIndex& index) {
    index.frameOfPacket.assign(index.packets.size(), -1);
    for (std::size_t frame = 0; frame < index.packetOfFrame.size(); ++frame) {
        index.frameOfPacket[static_cast<std::size_t>(index.packetOfFrame[frame])] = static_cast<std::int64_t>(frame);
    }
    std::size_t last = 0;
    for (std::size_t i = 0; i <= index.packets.size(); ++i) {
        if (i < index.packets.size() && !index.packets[i].key) continue;
        index.gop = std::max(index.gop, static_cast<int>(i - last));
        last = i;
        if (i < index.packets.size() && index.frameOfPacket[i] >= 0) index.keyFrames.push_back(index.frameOfPacket[i]);
    }
    std::ranges::sort(index.keyFrames);
}

}  // namespace

std::int64_t VideoIndex::keyPacketBefore(std::int64_t frame) const {
    const std::int64_t packet = packetOfFrame[static_cast<std::size_t>(frame)];
    for (std::int64_t i = packet; i > 0; --i) {
        const IndexedPacket& candidate = packets[static_cast<std::size_t>(i)];
        // pictures that follow a key packet in the file but come before it on screen may need the group before it
        if (candidate.key && candidate.pts != AV_NOPTS_VALUE && candidate.pts <= pts[static_cast<std::size_t>(frame)])
            return i;
    }
    return 0;
}

std::int64_t VideoIndex::find(const AVPacket& packet) const {
    const std::int64_t place = positionsTell_ ? packet.pos : packet.pts;
    const auto found = std::ranges::lower_bound(byPlace_, std::pair(place, std::int64_t{-1}));
    return found != byPlace_.end() && found->first == place ? found->second : -1;
}

Result<VideoIndex> indexVideo(Demuxer& demuxer, const std::string& where) {
    VideoIndex index;
    bool cut = false;
    if (readPackets(demuxer, index, cut) == AVERROR_EXIT) return cancelled(where);

    const auto list = [&](auto member) {
        index.byPlace_.clear();
        for (std::size_t i = 0; i < index.packets.size(); ++i) {
            index.byPlace_.emplace_back(index.packets[i].*member, static_cast<std::int64_t>(i));
        }
        std::ranges::sort(index.byPlace_);
        const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
        return std::ranges::adjacent_find(index.byPlace_, same) == index.byPlace_.end();
    };
    index.positionsTell_ = list(&IndexedPacket::position);
    if (!index.positionsTell_) list(&IndexedPacket::pts);

    if (!orderByTime(index)) {
        if (auto done = orderByDecoding(demuxer, where, index); !done) return done.error();
    }
    findKeyFrames(index);
    if (index.pts.empty())
        return Error{Error::Kind::Corrupt, "not a single frame inside", where, "truncated", "copy the file again"};
    if (cut || endsEarly(where))
        index.problem = "the video is cut off: " + std::to_string(index.frames()) + " frames are there";
    return index;
}

}  // namespace orrery
