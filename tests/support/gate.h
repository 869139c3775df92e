#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace orrery::test {

/// Holds a worker at a known place until the test lets it go, so that no test sleeps.
class Gate {
public:
    void close() {
        std::scoped_lock lock(mutex_);
        open_ = false;
    }
    void open() {
        std::scoped_lock lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    /// False when `stop` came before the gate opened.
    bool pass(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait(lock, stop, [this] { return open_; });
        --waiting_;
        return !stop.stop_requested();
    }
    /// Somebody stands at the closed gate.
    bool visited() {
        std::scoped_lock lock(mutex_);
        return waiting_ > 0 && !open_;
    }
    /// Waits until somebody stands at the closed gate.
    void waitForVisitor() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_ > 0 && !open_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool open_ = true;   // guarded by mutex_
    int waiting_ = 0;    // guarded by mutex_
};

}  // namespace orrery::test
