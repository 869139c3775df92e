#include "model/runtime/job_board.h"

#include <algorithm>

namespace orrery {
namespace {

constexpr std::size_t kEndedKept = 10;

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

std::optional<double> JobInfo::secondsLeft() const {
    constexpr double kSteadyAfter = 2;  // s
    if (state != State::Running || rate <= 0 || total <= 0 || elapsedSeconds < kSteadyAfter) return std::nullopt;
    return static_cast<double>(total - done) / rate;
}

int JobBoard::start(JobInfo::Kind kind, std::string subject, std::int64_t total, std::function<void()> cancel) {
    JobInfo info;
    {
        std::scoped_lock lock(mutex_);
        info.id = next_++;
        info.kind = kind;
        info.subject = std::move(subject);
        info.total = total;
        entries_[info.id] = {info, std::chrono::steady_clock::now(), std::move(cancel)};
    }
    if (changed_) changed_(info);
    return info.id;
}

void JobBoard::change(int job, const std::function<void(Entry&)>& edit) {
    JobInfo info;
    {
        std::scoped_lock lock(mutex_);
        const auto found = entries_.find(job);
        if (found == entries_.end() || found->second.info.state != JobInfo::State::Running) return;
        edit(found->second);
        info = found->second.info;
        info.elapsedSeconds = found->second.info.elapsedSeconds = secondsSince(found->second.begin);
        if (info.done > 0 && info.elapsedSeconds > 0) {
            info.rate = found->second.info.rate = static_cast<double>(info.done) / info.elapsedSeconds;
        }
        forgetOld();
    }
    if (changed_) changed_(info);
}

void JobBoard::advance(int job, std::int64_t done) {
    change(job, [&](Entry& entry) { entry.info.done = done; });
}

void JobBoard::setTotal(int job, std::int64_t total) {
    change(job, [&](Entry& entry) { entry.info.total = total; });
}

void JobBoard::finish(int job) {
    change(job, [](Entry& entry) { entry.info.state = JobInfo::State::Done; });
}

void JobBoard::fail(int job, Error error) {
    change(job, [&](Entry& entry) {
        entry.info.state = JobInfo::State::Failed;
        entry.info.error = std::move(error);
    });
}

void JobBoard::cancel(int job) {
    std::function<void()> stop;
    change(job, [&](Entry& entry) {
        entry.info.state = JobInfo::State::Cancelled;
        stop = std::move(entry.cancel);
    });
    if (stop) stop();
}

void JobBoard::cancelAll() {
    for (const JobInfo& info : jobs()) cancel(info.id);
}

bool JobBoard::running(int job) const {
    const auto info = this->job(job);
    return info && info->state == JobInfo::State::Running;
}

std::optional<JobInfo> JobBoard::job(int job) const {
    std::scoped_lock lock(mutex_);
    const auto found = entries_.find(job);
    return found == entries_.end() ? std::nullopt : std::optional(found->second.info);
}

std::vector<JobInfo> JobBoard::jobs() const {
    std::scoped_lock lock(mutex_);
    std::vector<JobInfo> all;
    for (const auto& [id, entry] : entries_) all.push_back(entry.info);
    return all;
}

void JobBoard::forgetOld() {
    const auto ended = [](const auto& entry) { return entry.second.info.state != JobInfo::State::Running; };
    while (std::ranges::count_if(entries_, ended) > static_cast<std::ptrdiff_t>(kEndedKept)) {
        entries_.erase(std::ranges::find_if(entries_, ended));
    }
}

}  // namespace orrery
