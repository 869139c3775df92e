#pragma once

#include <chrono>
#include <vector>

namespace orrery {

/// Durations of one thing done several times.
class Timings {
public:
    /// Does the work, notes how long it took and returns what it returned.
    template <class Work>
    auto measure(const Work& work) {
        const auto begin = std::chrono::steady_clock::now();
        auto result = work();
        add(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        return result;
    }
    void add(double milliseconds) { milliseconds_.push_back(milliseconds); }

    /// The smallest that `share` of all do not exceed (nearest rank); 0 while there are none.
    double quantile(double share) const;
    double median() const;
    int count() const { return static_cast<int>(milliseconds_.size()); }

private:
    std::vector<double> milliseconds_;
};

}  // namespace orrery
