#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "model/media/demuxer.h"

namespace orrery {

/// One packet as the demuxer hands it out.
struct IndexedPacket {
    std::int64_t pts = AV_NOPTS_VALUE;
    std::int64_t dts = AV_NOPTS_VALUE;
    std::int64_t position = -1;  ///< byte offset in the file
    bool key = false;
    bool shown = true;  ///< becomes a picture on screen
};

/// Which packet shows the n-th picture. "Packet" numbers count in decoding order, "frame" numbers in presentation
/// order.
struct VideoIndex {
    std::vector<IndexedPacket> packets;
    std::vector<std::int64_t> packetOfFrame;  ///< [frames]
    std::vector<std::int64_t> frameOfPacket;  ///< [packets]; -1 where nothing is shown
    std::vector<std::int64_t> pts;            ///< [frames] in the stream's time base, rising
    std::vector<std::int64_t> keyFrames;
    int gop = 0;  ///< longest distance between key packets, in packets
    bool exact = true;
    std::string problem;

    std::int64_t frames() const { return static_cast<std::int64_t>(pts.size()); }

    /// The packet from which decoding must begin to reach `frame`.
    std::int64_t keyPacketBefore(std::int64_t frame) const;

    /// Number of a packet that was read again, or -1.
    std::int64_t find(const AVPacket& packet) const;

private:
    friend Result<VideoIndex> indexVideo(Demuxer& demuxer, const std::string& where);
    std::vector<std::pair<std::int64_t, std::int64_t>> byPlace_;  ///< (position or time, packet), sorted
    bool positionsTell_ = true;
};

/// Reads every packet once; decodes only where the container does not tell the order of the pictures.
/// Errors: Cancelled, Corrupt when not a single picture is inside.
Result<VideoIndex> indexVideo(Demuxer& demuxer, const std::string& where);

}  // namespace orrery
