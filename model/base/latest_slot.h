#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace orrery {

/// Room for one waiting request: a newer one takes the place of the one not yet started.
template <class Request>
class LatestSlot {
public:
    void put(Request request) {
        std::scoped_lock lock(mutex_);
        pending_ = std::move(request);
        ready_.notify_one();
    }
    /// Waits for a request; nothing when `stop` is asked for.
    std::optional<Request> take(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, stop, [this] { return pending_.has_value(); });
        if (stop.stop_requested()) return std::nullopt;
        return std::exchange(pending_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::condition_variable_any ready_;
    std::optional<Request> pending_;  // guarded by mutex_
};

}  // namespace orrery
