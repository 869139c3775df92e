#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "model/base/result.h"
#include "model/media/av_handles.h"

namespace orrery {

/// An opened container that hands out the packets of its best video stream only.
class Demuxer {
public:
    /// Errors: those of checkDataFile, Corrupt (no_index, truncated, not_a_video), Unsupported (no_video), Cancelled.
    static Result<std::unique_ptr<Demuxer>> open(const std::filesystem::path& file, std::stop_token stop);

    /// The next packet of the video; 0, or FFmpeg's error: AVERROR_EOF at the end, AVERROR_EXIT when stopped.
    int read(AVPacket* packet);

    /// Goes to a key packet at or before `dts`; false when the container cannot.
    bool seek(std::int64_t dts);

    /// The token that the following calls look at.
    void setStop(std::stop_token stop) { stop_ = std::move(stop); }

    std::stop_token stop() const { return stop_; }
    AVStream* stream() const { return format_->streams[stream_]; }
    AVFormatContext* format() const { return format_.get(); }

private:
    Demuxer() = default;
    static int interrupted(void* self);

    std::stop_token stop_;
    FormatPtr format_;
    int stream_ = -1;
};

}  // namespace orrery
