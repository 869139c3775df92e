#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "model/base/frame.h"
#include "model/base/result.h"

namespace orrery {

/// Writes an mp4 picture by picture (H.264 where this FFmpeg has an encoder for it, else MPEG-4). The file comes into being,
/// whole, with finish(); without it nothing stays. One thread at a time.
class VideoWriter {
public:
    /// Every picture is `width` × `height` px; odd sizes are padded by one. `fps` > 0.
    /// Errors: Device when the file cannot be written, Unsupported when there is no encoder.
    static Result<std::unique_ptr<VideoWriter>> create(const std::filesystem::path& file, int width, int height, double fps);
    virtual ~VideoWriter() = default;

    /// Shown for 1 / fps seconds after the one before. Errors: Internal for another size, Device when the disk is full.
    virtual Result<void> add(const Frame& frame) = 0;
    virtual Result<void> finish() = 0;
};

/// "5.1.9": of the FFmpeg that is really linked.
std::string ffmpegVersion();

}  // namespace orrery
