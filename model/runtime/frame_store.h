#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "model/datasets/dataset.h"
#include "model/runtime/byte_cache.h"
#include "model/runtime/work_queue.h"

namespace orrery {

/// Answers of a FrameStore; called on the worker thread of the camera.
struct FrameNews {
    std::function<void(std::size_t camera, std::int64_t step, Result<FramePtr>)> frame;
    std::function<void(std::size_t camera, std::int64_t step, FramePtr)> thumbnail;
};

/// Recorded pictures of one episode: one reader and one thread per camera, one cache under a limit of bytes.
/// All members may be called from any thread but the camera threads themselves.
class FrameStore {
public:
    FrameStore(DatasetPtr dataset, std::size_t episode, FrameNews news, std::size_t budgetBytes = std::size_t{512} << 20);
    ~FrameStore();

    /// Picture features in dataset order; `camera` below is a place in it.
    const std::vector<Feature>& cameras() const { return cameras_; }
    std::optional<std::size_t> cameraOf(const std::string& feature) const;

    /// Asks for a picture; FrameNews::frame answers. Only the newest request of a camera waits. `ahead` more steps in the
    /// direction of its sign are decoded afterwards, while nothing else is asked for.
    void want(std::size_t camera, std::int64_t step, int ahead = 0);

    /// Asks for small pictures at most `height` px high; FrameNews::thumbnail answers as they come. Replaces what waits.
    void wantThumbnails(std::size_t camera, const std::vector<std::int64_t>& steps, int height);

    /// Waits for a picture. Errors: those of Episode::frame; Cancelled by `stop`.
    Result<FramePtr> get(std::size_t camera, std::int64_t step, std::stop_token stop);

    /// What is in memory now, or null.
    FramePtr peek(std::size_t camera, std::int64_t step) const;
    FramePtr thumbnail(std::size_t camera, std::int64_t step) const;
    /// Why a step has no picture, if that is known.
    std::optional<Error> failure(std::size_t camera, std::int64_t step) const;
    /// The nearest step before a failed one that has a picture: −1 when none has, nothing while it is looked for. The search
    /// begins when want() meets a failure; FrameNews::frame comes again at its end.
    std::optional<std::int64_t> pictureBefore(std::size_t camera, std::int64_t step) const;
    /// Steps in memory: [length].
    std::vector<bool> ready(std::size_t camera) const;

    std::size_t bytes() const;
    bool idle(Urgency atLeast = Urgency::Later) const;

private:
    struct Camera;
    Result<FramePtr> decode(std::size_t camera, std::int64_t step, std::stop_token stop);
    void searchBack(std::size_t camera, std::int64_t failed, std::int64_t step);
    void decodeAhead(std::size_t camera, std::int64_t step, int left, int direction);
    void makeThumbnails(std::size_t camera, std::vector<std::int64_t> steps, int height);

    using Key = std::pair<std::size_t, std::int64_t>;
    DatasetPtr dataset_;
    const std::size_t episode_;
    const FrameNews news_;
    std::int64_t length_ = 0;
    std::vector<Feature> cameras_;
    mutable std::mutex mutex_;
    ByteCache<Key, FramePtr> frames_;        // guarded by mutex_
    std::map<Key, FramePtr> thumbnails_;     // guarded by mutex_
    std::map<Key, Error> failures_;          // guarded by mutex_
    std::map<Key, std::int64_t> before_;     // guarded by mutex_; what searchBack() found
    std::uint64_t nextGet_ = 0;              // guarded by mutex_
    std::vector<std::unique_ptr<Camera>> workers_;  // last: their threads join before what they use goes away
};

/// A smaller copy by averaging whole blocks of pixels; the same picture when it is small enough.
FramePtr shrunk(const FramePtr& frame, int height);

}  // namespace orrery
