#pragma once

#include <memory>

#include "model/datasets/dataset.h"
#include "model/datasets/lerobot/episode_table.h"
#include "model/media/video_reader.h"

namespace orrery::lerobot {

/// What a camera needs to know of its episode.
struct CameraContext {
    std::filesystem::path root;
    std::int64_t episode = 0;
    std::int64_t length = 0;  ///< Steps of the episode.
    double fps = 0;
    std::span<const double> seconds;   ///< [length] from the start of the episode.
    bool shared = false;               ///< The file holds other episodes too (v3).
    VideoIndexCache* known = nullptr;  ///< Indices of files that other episodes opened.
};

/// One camera of one episode: its file is opened and checked against the data when it is first asked for something.
class Camera {
public:
    Camera(const Feature& feature, VideoPlace place) : feature_(feature), place_(std::move(place)) {}

    /// Opens the video once; what is odd goes to `problems`. Errors: those of VideoReader::open.
    Result<void> prepare(const CameraContext& context, std::vector<Problem>& problems, std::stop_token stop);

    /// Steps that can be shown. After prepare().
    std::int64_t frameCount() const { return count_; }
    std::vector<double> pts() const;
    Result<FramePtr> frame(std::int64_t step, std::stop_token stop);

private:
    void findFirstFrame(const CameraContext& context, std::vector<Problem>& problems);
    void compare(const CameraContext& context, std::vector<Problem>& problems) const;

    Feature feature_;
    VideoPlace place_;
    std::unique_ptr<VideoReader> reader_;
    std::int64_t first_ = 0;  // number of the episode's first picture in the file
    std::int64_t count_ = 0;
    std::unique_ptr<Error> failure_;
};

}  // namespace orrery::lerobot
