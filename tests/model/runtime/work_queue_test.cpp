#include "model/runtime/work_queue.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <future>
#include <string>

#include "tests/support/gate.h"

namespace orrery {
namespace {

class WorkQueueTest : public testing::Test {
protected:
    /// Occupies the worker until the gate opens.
    void hold() {
        gate.close();
        queue.post(Urgency::Now, "hold", [this](std::stop_token stop) { held = gate.pass(stop); });
        gate.waitForVisitor();
    }
    void drain() {
        std::promise<void> done;
        queue.post(Urgency::Later, "drain", [&](std::stop_token) { done.set_value(); });
        gate.open();
        done.get_future().wait();
    }
    WorkQueue::Task note(char letter) {
        return [this, letter](std::stop_token) { order += letter; };
    }
    std::string order;
    bool held = false;
    test::Gate gate;
    WorkQueue queue;
};

TEST_F(WorkQueueTest, RunsTheMostUrgentFirstAndOldestFirstAmongEquals) {
    hold();
    queue.post(Urgency::Later, "a", note('a'));
    queue.post(Urgency::Now, "b", note('b'));
    queue.post(Urgency::Soon, "c", note('c'));
    queue.post(Urgency::Now, "d", note('d'));
    drain();
    EXPECT_EQ(order, "bdca");
}

TEST_F(WorkQueueTest, KeepsOnlyTheNewestOfAKey) {
    hold();
    for (const char letter : std::string("abc")) queue.post(Urgency::Now, "same", note(letter));
    EXPECT_TRUE(queue.waits("same"));
    drain();
    EXPECT_EQ(order, "c");
    EXPECT_TRUE(held);
}

TEST_F(WorkQueueTest, CancellingForgetsTheWaitingAndStopsTheRunning) {
    hold();
    queue.post(Urgency::Now, "step 1", note('a'));
    queue.post(Urgency::Now, "other", note('b'));
    queue.cancelPrefix("step ");
    queue.cancel("hold");
    drain();
    EXPECT_EQ(order, "b");
    EXPECT_FALSE(held);
}

TEST_F(WorkQueueTest, TellsLongWorkThatSomethingMoreUrgentWaits) {
    hold();
    queue.post(Urgency::Soon, "a", note('a'));
    EXPECT_TRUE(queue.moreUrgentWaits(Urgency::Later));
    EXPECT_FALSE(queue.moreUrgentWaits(Urgency::Soon));
    EXPECT_FALSE(queue.idle(Urgency::Now));
    drain();
}

TEST_F(WorkQueueTest, FinishesWhileATaskWaitsForItsStopToken) {
    hold();
    queue.post(Urgency::Now, "a", note('a'));
    queue.finish();
    queue.post(Urgency::Now, "b", note('b'));
    EXPECT_EQ(order, "");
    EXPECT_FALSE(held);
}

TEST_F(WorkQueueTest, OutlivesATaskThatThrows) {
    queue.post(Urgency::Now, "bad", [](std::stop_token) { throw std::runtime_error("expected by this test"); });
    queue.post(Urgency::Now, "good", note('g'));
    drain();
    EXPECT_EQ(order, "g");
}

TEST(WorkQueuePaceTest, AYieldingWorkerLeavesTheCoreToTheThreadThatDraws) {
    const auto priorityIn = [](Pace pace) {
        std::promise<int> seen;
        WorkQueue queue(pace);
        queue.post(Urgency::Now, "ask", [&](std::stop_token) { seen.set_value(getpriority(PRIO_PROCESS, 0)); });
        return seen.get_future().get();
    };
    const int mine = getpriority(PRIO_PROCESS, 0);
    EXPECT_EQ(priorityIn(Pace::Prompt), mine);
    EXPECT_GT(priorityIn(Pace::Yielding), mine);
    EXPECT_EQ(getpriority(PRIO_PROCESS, 0), mine) << "the other threads keep theirs";
}

}  // namespace
}  // namespace orrery
