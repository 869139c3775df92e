#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "model/base/result.h"

namespace orrery {

/// A piece of long work as the status bar shows it.
struct JobInfo {
    enum class State : std::uint8_t { Running, Done, Cancelled, Failed };
    /// What kind of work it is; widgets turn it into translated words around `subject`.
    enum class Kind : std::uint8_t { LoadModel, OpenDataset, FillPredictions, RunBranch, FitBasis };
    int id = 0;
    Kind kind = Kind::FillPredictions;
    std::string subject;      ///< "gr1.pt", "A: open the drawer"
    State state = State::Running;
    std::int64_t done = 0;
    std::int64_t total = 0;   ///< 0: unknown
    double rate = 0;          ///< items per second since the start; 0 until something was done
    double elapsedSeconds = 0;
    std::optional<Error> error;  ///< State::Failed

    /// Seconds left after two seconds of work, else nothing.
    std::optional<double> secondsLeft() const;
};

/// All long work in one place. Every member may be called from any thread; the callback runs on the thread that reports.
class JobBoard {
public:
    using Changed = std::function<void(const JobInfo&)>;
    explicit JobBoard(Changed changed = {}) : changed_(std::move(changed)) {}

    /// `cancel` is called by cancel(), at most once, and must return at once.
    int start(JobInfo::Kind kind, std::string subject, std::int64_t total, std::function<void()> cancel);
    void advance(int job, std::int64_t done);
    void setTotal(int job, std::int64_t total);
    void finish(int job);
    void fail(int job, Error error);
    /// The job counts as cancelled at once; its work ends within one step of it.
    void cancel(int job);
    void cancelAll();

    bool running(int job) const;
    std::optional<JobInfo> job(int job) const;
    std::vector<JobInfo> jobs() const;  ///< Oldest first: those that run, and the last ten that ended.

private:
    struct Entry {
        JobInfo info;
        std::chrono::steady_clock::time_point begin;
        std::function<void()> cancel;
    };
    void change(int job, const std::function<void(Entry&)>& edit);
    void forgetOld();

    Changed changed_;
    mutable std::mutex mutex_;
    std::map<int, Entry> entries_;  // guarded by mutex_
    int next_ = 1;                  // guarded by mutex_
};

}  // namespace orrery
