#include "model/runtime/work_queue.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>

#include "model/base/log.h"

namespace orrery {
namespace {

/// On Linux this lowers the calling thread alone and what it starts from then on (OpenMP's threads among them). Five steps down a
/// computing thread leaves three quarters of a shared core to one that draws, and has the whole of it while nobody draws; further
/// down it would starve beside somebody else's work on the same machine.
void yieldToDrawing() {
    constexpr int kStepsDown = 5;
    errno = 0;
    if (nice(kStepsDown) == -1 && errno != 0) log(LogLevel::Warning, "a worker keeps the priority of the window");
}

}  // namespace

WorkQueue::WorkQueue(Pace pace) : thread_([this, pace](std::stop_token stop) { run(pace, stop); }) {}

WorkQueue::~WorkQueue() { finish(); }

void WorkQueue::finish() {
    thread_.request_stop();
    cancelAll();
    if (thread_.joinable()) thread_.join();
}

void WorkQueue::post(Urgency urgency, const std::string& key, Task task) {
    if (thread_.get_stop_token().stop_requested()) return;
    Waiting replaced;  // goes away after the lock
    std::scoped_lock lock(mutex_);
    const auto older = std::ranges::find_if(waiting_, [&](const auto& entry) { return entry.second.key == key; });
    if (older != waiting_.end()) replaced = std::move(waiting_.extract(older).mapped());
    waiting_.emplace(Place{urgency, next_++}, Waiting{key, std::move(task)});
    ready_.notify_one();
}

void WorkQueue::cancel(const std::string& key) {
    cancelWhere([&](const std::string& one) { return one == key; });
}

void WorkQueue::cancelPrefix(const std::string& prefix) {
    cancelWhere([&](const std::string& one) { return one.starts_with(prefix); });
}

void WorkQueue::cancelAll() {
    cancelWhere([](const std::string&) { return true; });
}

void WorkQueue::cancelWhere(const std::function<bool(const std::string&)>& chosen) {
    std::map<Place, Waiting> dropped;  // goes away after the lock: tasks may own much
    std::scoped_lock lock(mutex_);
    for (auto it = waiting_.begin(); it != waiting_.end();) {
        const auto here = it++;
        if (chosen(here->second.key)) dropped.insert(waiting_.extract(here));
    }
    if (running_ && chosen(runningKey_)) runningStop_.request_stop();
}

bool WorkQueue::waits(const std::string& key) const {
    std::scoped_lock lock(mutex_);
    return std::ranges::any_of(waiting_, [&](const auto& entry) { return entry.second.key == key; });
}

bool WorkQueue::moreUrgentWaits(Urgency urgency) const {
    std::scoped_lock lock(mutex_);
    return !waiting_.empty() && waiting_.begin()->first.urgency < urgency;
}

bool WorkQueue::idle(Urgency atLeast) const {
    std::scoped_lock lock(mutex_);
    const bool waits = !waiting_.empty() && waiting_.begin()->first.urgency <= atLeast;
    return !waits && !(running_ && runningUrgency_ <= atLeast);
}

void WorkQueue::run(Pace pace, std::stop_token stop) {
    if (pace == Pace::Yielding) yieldToDrawing();
    while (true) {
        Waiting next;
        std::stop_token mine;
        {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, stop, [this] { return !waiting_.empty(); });
            if (stop.stop_requested()) return;
            runningUrgency_ = waiting_.begin()->first.urgency;
            next = std::move(waiting_.extract(waiting_.begin()).mapped());
            runningKey_ = next.key;
            runningStop_ = std::stop_source();
            running_ = true;
            mine = runningStop_.get_token();
        }
        try {
            next.task(mine);
        } catch (const std::exception& exception) {
            log(LogLevel::Error, std::string("a worker's task failed: ") + exception.what());
        }
        next.task = nullptr;  // what it owns goes on this thread, before the queue calls itself idle
        std::scoped_lock lock(mutex_);
        running_ = false;
    }
}

}  // namespace orrery
