#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace orrery {

/// How urgent a task is; a person waits for the first kind.
enum class Urgency : std::uint8_t { Now, Soon, Later };

/// How a worker shares the processor with the thread that draws: Yielding runs at a lower priority, for long computation.
enum class Pace : std::uint8_t { Prompt, Yielding };

/// One worker thread for one resource (a camera, a model). Runs the most urgent waiting task, oldest first among equals.
/// A task posted under a key takes the place of a waiting one under the same key, so that only the newest request waits.
class WorkQueue {
public:
    using Task = std::function<void(std::stop_token)>;

    explicit WorkQueue(Pace pace = Pace::Prompt);
    ~WorkQueue();  ///< finish()
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    void post(Urgency urgency, const std::string& key, Task task);

    /// Forgets the waiting task of this key and asks the running one to stop.
    void cancel(const std::string& key);
    /// The same for every key that begins so.
    void cancelPrefix(const std::string& prefix);
    /// The same for everything.
    void cancelAll();
    /// Stops the running task, forgets the waiting ones and joins. What is posted afterwards never runs.
    void finish();

    /// Whether something more urgent than this waits: long background work asks between its pieces.
    bool moreUrgentWaits(Urgency urgency) const;
    /// Whether a task of this key waits: a running one asks whether a newer request has come.
    bool waits(const std::string& key) const;
    /// Nothing waits and nothing runs that is at least so urgent.
    bool idle(Urgency atLeast = Urgency::Later) const;

private:
    struct Place {
        Urgency urgency;
        std::uint64_t number;
        auto operator<=>(const Place&) const = default;
    };
    struct Waiting {
        std::string key;
        Task task;
    };

    void run(Pace pace, std::stop_token stop);
    void cancelWhere(const std::function<bool(const std::string&)>& chosen);

    mutable std::mutex mutex_;
    std::condition_variable_any ready_;
    std::map<Place, Waiting> waiting_;     // guarded by mutex_
    std::uint64_t next_ = 0;               // guarded by mutex_
    std::string runningKey_;               // guarded by mutex_
    Urgency runningUrgency_ = Urgency::Now;  // guarded by mutex_
    std::stop_source runningStop_;         // guarded by mutex_
    bool running_ = false;                 // guarded by mutex_
    std::jthread thread_;                  // last: joins before what it uses goes away
};

}  // namespace orrery
