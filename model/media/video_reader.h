#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "model/base/frame.h"
#include "model/base/result.h"

namespace orrery {

class VideoIndexCache;

struct VideoInfo {
    std::string codec;        ///< "h264", "av1", ...
    std::string pixelFormat;  ///< "yuv420p"
    int width = 0;            ///< px as stored, before rotation
    int height = 0;
    int gop = 0;          ///< longest distance between key frames
    bool exact = true;    ///< every index is known to be the n-th presented frame
    std::string problem;  ///< why frames are missing at the end, if they are
};

/// The decoded picture in its own pixel format, planes one after the other without row padding; for checks.
struct RawPicture {
    std::vector<std::uint8_t> planes;
    std::string pixelFormat;
    std::int64_t pts = 0;
};

/// Frames of one video by index: index n is the n-th presented frame. One owner thread at a time.
class VideoReader {
public:
    /// Indexes the file by demuxing it, without decoding; `known` keeps what was indexed before.
    static Result<std::unique_ptr<VideoReader>> open(const std::filesystem::path& file, std::stop_token stop = {},
                                                     VideoIndexCache* known = nullptr);
    virtual ~VideoReader() = default;

    virtual const VideoInfo& info() const = 0;
    virtual std::int64_t frameCount() const = 0;
    virtual std::span<const double> ptsSeconds() const = 0;  ///< [frameCount], as stored in the file
    virtual std::span<const std::int64_t> keyFrames() const = 0;

    /// Errors: NotFound past the end, Corrupt when it does not decode, Cancelled.
    virtual Result<FramePtr> frame(std::int64_t index, std::stop_token stop = {}) = 0;
    virtual Result<RawPicture> rawPicture(std::int64_t index, std::stop_token stop = {}) = 0;
};

}  // namespace orrery
