#include "model/base/latest_slot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace orrery {
namespace {

TEST(LatestSlot, HandsOutOnlyTheNewestOfThoseWaiting) {
    LatestSlot<int> slot;
    for (int i = 0; i < 200; ++i) slot.put(i);
    EXPECT_EQ(slot.take({}), 199);
}

TEST(LatestSlot, WakesUpWhenItIsStopped) {
    LatestSlot<int> slot;
    std::jthread waiting([&](std::stop_token stop) { EXPECT_FALSE(slot.take(stop)); });
    waiting.request_stop();
}

TEST(LatestSlot, LosesNothingThatWasPutWhileTheOneBeforeRan) {
    LatestSlot<int> slot;
    std::vector<int> seen;
    std::jthread worker([&](std::stop_token stop) {
        while (const auto value = slot.take(stop)) {
            seen.push_back(*value);
            if (*value == 999) return;
        }
    });
    for (int i = 0; i < 1000; ++i) slot.put(i);
    worker.join();
    EXPECT_EQ(seen.back(), 999);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

}  // namespace
}  // namespace orrery
