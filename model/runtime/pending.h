#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace orrery {

/// A value that another thread brings once; whoever waits may be told to stop.
template <class T>
class Pending {
public:
    void set(T value) {
        std::scoped_lock lock(mutex_);
        value_ = std::move(value);
        ready_.notify_all();
    }
    /// The value, or nothing when `stop` came first.
    std::optional<T> wait(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, stop, [this] { return value_.has_value(); });
        return value_;
    }
    std::optional<T> peek() const {
        std::scoped_lock lock(mutex_);
        return value_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable_any ready_;
    std::optional<T> value_;  // guarded by mutex_
};

}  // namespace orrery
