#include "model/runtime/job_board.h"

#include <gtest/gtest.h>

namespace orrery {
namespace {

using State = JobInfo::State;

TEST(JobBoard, TellsProgressUntilTheEnd) {
    std::vector<std::int64_t> told;
    JobBoard board([&](const JobInfo& job) { told.push_back(job.done); });
    const int job = board.start(JobInfo::Kind::RunBranch, "A", 3, {});
    for (std::int64_t done = 1; done <= 3; ++done) board.advance(job, done);
    board.finish(job);
    board.advance(job, 9);
    EXPECT_EQ(told, (std::vector<std::int64_t>{0, 1, 2, 3, 3}));
    EXPECT_EQ(board.job(job)->state, State::Done);
    EXPECT_GT(board.job(job)->rate, 0);
}

TEST(JobBoard, CancellingCountsAtOnceAndStopsTheWorkOnce) {
    JobBoard board;
    int stopped = 0;
    const int job = board.start(JobInfo::Kind::FillPredictions, "", 10, [&] { ++stopped; });
    board.cancel(job);
    board.cancel(job);
    board.fail(job, cancelled());
    EXPECT_EQ(board.job(job)->state, State::Cancelled);
    EXPECT_FALSE(board.running(job));
    EXPECT_EQ(stopped, 1);
}

TEST(JobBoard, KeepsWhatRunsAndTheLastFewThatEnded) {
    JobBoard board;
    const int running = board.start(JobInfo::Kind::LoadModel, "gr1.pt", 1, {});
    for (int count = 0; count < 30; ++count) board.finish(board.start(JobInfo::Kind::RunBranch, "", 1, {}));
    EXPECT_TRUE(board.running(running));
    EXPECT_EQ(board.jobs().size(), 11u);
}

TEST(JobBoard, AFailureKeepsItsReason) {
    JobBoard board;
    const int job = board.start(JobInfo::Kind::LoadModel, "gr1.pt", 1, {});
    board.fail(job, {Error::Kind::Device, "not enough memory", "cuda:0", {}, {}});
    EXPECT_EQ(board.job(job)->state, State::Failed);
    EXPECT_EQ(board.job(job)->error->message, "not enough memory");
    EXPECT_FALSE(board.job(job)->secondsLeft());
}

}  // namespace
}  // namespace orrery
