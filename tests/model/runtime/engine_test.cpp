#include "model/runtime/engine.h"

#include <gtest/gtest.h>

#include <condition_variable>

#include "tests/support/fake_dataset.h"
#include "tests/support/fake_world.h"

namespace orrery {
namespace {

using test::FakeDataset;
using test::FakeWorld;

/// Writes down the news and lets the test wait for them.
class Notes : public EngineListener {
public:
    void predictionReady(EpisodeTicket, int branch, std::int64_t step) override { note([&] { ready.emplace_back(branch, step); }); }
    void predictionFailed(EpisodeTicket, int, std::int64_t step, Error error) override {
        note([&] { failed.emplace_back(step, std::move(error)); });
    }
    void episodeReady(EpisodeTicket, Result<EpisodeDataPtr> data) override { note([&] { episodes += data ? 1 : 0; }); }
    void patchesReady(EpisodeTicket, std::size_t, std::int64_t, std::size_t, Result<std::shared_ptr<const PatchFeatures>> features) override {
        note([&] { patches += features ? 1 : 0; });
    }
    void textReady(std::string text, Result<TextEncodingPtr>) override { note([&] { texts.push_back(std::move(text)); }); }
    void jobChanged(JobInfo job) override { note([&] { jobs.push_back(std::move(job)); }); }

    template <class Condition>
    void waitUntil(Condition condition) {
        std::unique_lock lock(mutex);
        changed.wait(lock, condition);
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::pair<int, std::int64_t>> ready;
    std::vector<std::pair<std::int64_t, Error>> failed;
    std::vector<JobInfo> jobs;
    std::vector<std::string> texts;
    int episodes = 0, patches = 0;

private:
    template <class Work>
    void note(Work work) {
        std::scoped_lock lock(mutex);
        work();
        changed.notify_all();
    }
};

class EngineTest : public testing::Test {
protected:
    void SetUp() override {
        engine.setModel(world);
        engine.setMapping(proposeMapping(dataset->features(), world->card()));
        engine.setEpisode(dataset, 0);
    }
    std::vector<std::int64_t> stepsReady(int branch) {
        std::vector<std::int64_t> steps;
        for (const auto& [owner, step] : notes.ready) {
            if (owner == branch) steps.push_back(step);
        }
        return steps;
    }
    void waitForJob(JobInfo::State state) {
        notes.waitUntil([&] { return !notes.jobs.empty() && notes.jobs.back().state == state; });
    }
    std::shared_ptr<FakeDataset> dataset = std::make_shared<FakeDataset>();
    std::shared_ptr<FakeWorld> world = std::make_shared<FakeWorld>();
    Notes notes;
    Engine engine{notes, "orrery test"};
};

TEST_F(EngineTest, APredictionIsInTheTreeWithMetricsAndProvenance) {
    engine.predictAt({12}, 0);
    notes.waitUntil([&] { return !notes.ready.empty(); });
    const auto run = engine.episode();
    const NodePtr node = run->tree()->nodeAbout(0, 15, 3);
    ASSERT_TRUE(node);
    EXPECT_EQ(node->provenance->firstStepUsed, 3);
    EXPECT_EQ(node->provenance->instruction, "lift");
    EXPECT_EQ(node->provenance->checkpoint, "fake-hash");
    EXPECT_EQ(node->provenance->datasetFingerprint, "fake-fingerprint");
    const ComparisonPtr comparison = run->comparison(0, 12, "rgb_static", Contrast::Seen);
    ASSERT_TRUE(comparison && comparison->metrics);
    EXPECT_NEAR(comparison->metrics->mae, 4.0 / 255, 1e-6);  // "lift" has four letters
    EXPECT_NEAR(run->errors(0, "rgb_static", Contrast::Seen).mae[15], 4.0 / 255, 1e-6);
}

TEST_F(EngineTest, WhatIsKnownIsNotComputedAgain) {
    engine.predictAt({5}, 0);
    notes.waitUntil([&] { return notes.ready.size() == 1; });
    engine.predictAt({5}, 0);
    notes.waitUntil([&] { return notes.ready.size() == 2; });
    EXPECT_EQ(world->state().made, 1);
}

TEST_F(EngineTest, WhileAStepIsComputedOnlyTheNewestRequestWaits) {
    world->state().predictions.close();
    engine.predictAt({1}, 0);
    world->state().predictions.waitForVisitor();
    for (std::int64_t step = 2; step < 15; ++step) engine.predictAt({step}, 0);
    world->state().predictions.open();
    notes.waitUntil([&] { return stepsReady(0).size() == 2; });
    EXPECT_EQ(stepsReady(0), (std::vector<std::int64_t>{1, 14}));
}

TEST_F(EngineTest, ABranchGrowsFromItsForkUnderItsInstruction) {
    const int branch = engine.runBranch({0, 15, "open the drawer", 0, Origin::Imagined});
    waitForJob(JobInfo::State::Done);
    const auto tree = engine.episode()->tree();
    EXPECT_EQ(tree->branch(branch)->letter, "A");
    EXPECT_EQ(tree->branch(branch)->lastStep, 19);
    EXPECT_EQ(tree->branch(branch)->nodeCount, 5u);
    const NodePtr node = tree->node(branch, 16);
    EXPECT_EQ(node->provenance->instruction, "open the drawer");
    EXPECT_EQ(node->provenance->parent, "trunk");
    EXPECT_EQ(node->provenance->forkStep, 15);
    ASSERT_EQ(node->provenance->edits.size(), 1u);
    EXPECT_EQ(node->origin, Origin::Imagined);
    EXPECT_EQ(world->state().texts, 1);
}

TEST_F(EngineTest, CancellingABranchKeepsItsSteps) {
    world->state().predictions.close();
    const int branch = engine.runBranch({0, 0, "x", 0, Origin::Imagined});
    world->state().predictions.waitForVisitor();
    engine.stop();
    waitForJob(JobInfo::State::Cancelled);
    world->state().predictions.open();
    engine.stepBranch(branch);
    notes.waitUntil([&] { return !stepsReady(branch).empty(); });
    EXPECT_EQ(engine.episode()->tree()->branch(branch)->nodeCount, 1u);
}

TEST_F(EngineTest, StepsFollowOneAnotherHoweverFastTheyAreAskedFor) {
    const int branch = engine.runBranch({0, 16, "x", 1, Origin::Imagined});
    for (int count = 0; count < 4; ++count) engine.stepBranch(branch);
    notes.waitUntil([&] { return !notes.failed.empty(); });
    EXPECT_EQ(stepsReady(branch), (std::vector<std::int64_t>{16, 17, 18, 19}));
    EXPECT_EQ(notes.failed[0].second.code, "episode_end");
}

TEST_F(EngineTest, FillingGoesOutwardFromThePlayheadAndEnds) {
    engine.fillFrom(10);
    waitForJob(JobInfo::State::Done);
    const auto steps = stepsReady(0);
    ASSERT_EQ(steps.size(), 20u);
    for (std::size_t at = 0; at < 10; ++at) EXPECT_LE(std::abs(steps[at] - 10), 5) << at;
    EXPECT_EQ(notes.jobs.back().done, 20);
    EXPECT_EQ(world->state().encodes, 20);
}

TEST_F(EngineTest, FillingMakesWayForAPerson) {
    world->state().predictions.close();
    engine.fillFrom(0);
    world->state().predictions.waitForVisitor();
    engine.predictAt({19}, 0);
    world->state().predictions.open();
    waitForJob(JobInfo::State::Done);
    ASSERT_GE(notes.ready.size(), 2u);
    EXPECT_EQ(notes.ready[1].second, 19);
}

TEST_F(EngineTest, FillingPassesOverStepsThatFail) {
    dataset->state().brokenSteps = {0};
    engine.fillFrom(0);
    waitForJob(JobInfo::State::Done);
    EXPECT_EQ(stepsReady(0).size(), 10u);  // steps 10 to 19 do not see step 0
}

TEST_F(EngineTest, AMissingInputEndsTheFillWithItsSentence) {
    InputMapping mapping = engine.mapping();
    mapping.sources["rgb_gripper"] = {};
    engine.setMapping(mapping);
    engine.fillFrom(0);
    waitForJob(JobInfo::State::Failed);
    EXPECT_NE(notes.jobs.back().error->message.find("rgb_gripper"), std::string::npos);
}

TEST_F(EngineTest, ADeviceErrorFailsTheRequestAndTheNextOneWorks) {
    world->state().outOfMemory = true;
    engine.predictAt({3}, 0);
    notes.waitUntil([&] { return notes.failed.size() == 1; });
    EXPECT_EQ(notes.failed[0].second.kind, Error::Kind::Device);
    world->state().outOfMemory = false;
    engine.predictAt({3}, 0);
    notes.waitUntil([&] { return notes.ready.size() == 1; });
}

TEST_F(EngineTest, AnotherContrastMakesNewPicturesOfOldPredictions) {
    engine.predictAt({5}, 0);
    notes.waitUntil([&] { return notes.ready.size() == 1; });
    engine.setContrast(Contrast::Truth);
    engine.compareAt({5}, 0);
    notes.waitUntil([&] { return notes.ready.size() == 2; });
    EXPECT_TRUE(engine.episode()->comparison(0, 5, "rgb_gripper", Contrast::Truth));
    EXPECT_EQ(world->state().made, 1);
}

TEST_F(EngineTest, AnotherMappingForgetsWhatWasPredicted) {
    engine.predictAt({5}, 0);
    notes.waitUntil([&] { return notes.ready.size() == 1; });
    InputMapping mapping = engine.mapping();
    mapping.sources["rgb_gripper"] = {InputSource::Kind::Zeros, {}, {}, {}};
    engine.setMapping(mapping);
    EXPECT_FALSE(engine.episode()->tree()->node(0, 5));
    engine.predictAt({5}, 0);
    notes.waitUntil([&] { return notes.ready.size() == 2; });
    EXPECT_EQ(engine.episode()->tree()->node(0, 5)->provenance->zeros, std::vector<std::string>{"rgb_gripper"});
}

TEST_F(EngineTest, PatchesAndTokensComeWithoutAnEpisodesPredictions) {
    engine.wantPatches(1, 2, 0);
    engine.wantText("push");
    notes.waitUntil([&] { return notes.patches == 1 && notes.texts.size() == 1; });
    ASSERT_TRUE(engine.episode()->patches(1, 2, 0));
    EXPECT_EQ(engine.episode()->patches(1, 2, 0)->tokens.values<float>()[0], 50);
}

TEST_F(EngineTest, ChangingTheEpisodeWhileTheModelWorksLeavesNothingBehind) {
    world->state().predictions.close();
    engine.predictAt({5}, 0);
    world->state().predictions.waitForVisitor();
    engine.setEpisode(dataset, 1);
    world->state().predictions.open();
    engine.predictAt({4}, 0);
    notes.waitUntil([&] { return !notes.ready.empty(); });
    EXPECT_EQ(notes.ready[0].second, 4);
    EXPECT_EQ(engine.episode()->tree()->node(0, 4)->provenance->instruction, "push");
    EXPECT_EQ(engine.episode()->tree()->node(0, 4)->provenance->episode, 1);
}

TEST_F(EngineTest, TakingTheModelAwayStopsItsWork) {
    world->state().predictions.close();
    engine.fillFrom(0);
    world->state().predictions.waitForVisitor();
    engine.setModel(nullptr);
    engine.predictAt({4}, 0);
    waitForJob(JobInfo::State::Cancelled);
    EXPECT_FALSE(engine.episode()->tree()->node(0, 0));
}

TEST_F(EngineTest, EachModelFindsItsOwnTreeAgain) {
    const InputMapping mapping = engine.mapping();
    engine.predictAt({5}, 0);
    engine.wantPatches(1, 2, 0);
    notes.waitUntil([&] { return notes.ready.size() == 1 && notes.patches == 1; });
    const int branch = engine.episode()->tree()->addBranch(0, 3, "x", Origin::Imagined);
    const auto other = std::make_shared<FakeWorld>();
    engine.setModel(other, mapping);
    EXPECT_FALSE(engine.episode()->tree()->node(0, 5));
    EXPECT_FALSE(engine.episode()->tree()->branch(branch));
    EXPECT_FALSE(engine.episode()->comparison(0, 5, "rgb_static", Contrast::Seen));
    EXPECT_FALSE(engine.episode()->patches(1, 2, 0));
    engine.setModel(world, mapping);
    EXPECT_TRUE(engine.episode()->tree()->node(0, 5));
    EXPECT_TRUE(engine.episode()->tree()->branch(branch));
    EXPECT_TRUE(engine.episode()->comparison(0, 5, "rgb_static", Contrast::Seen));
    EXPECT_TRUE(engine.episode()->patches(1, 2, 0));
    engine.setModel(other, mapping);
    engine.dropModel(world);
    engine.setModel(world, mapping);
    EXPECT_FALSE(engine.episode()->tree()->node(0, 5));
}

TEST_F(EngineTest, WhatWasUnderWayWhenTheModelChangedDoesNotReachTheOther) {
    world->state().predictions.close();
    engine.predictAt({5}, 0);
    world->state().predictions.waitForVisitor();
    engine.setModel(std::make_shared<FakeWorld>(), engine.mapping());
    engine.predictAt({4}, 0);
    notes.waitUntil([&] { return !notes.ready.empty(); });
    EXPECT_EQ(notes.ready[0].second, 4);
    EXPECT_FALSE(engine.episode()->tree()->node(0, 5));
    EXPECT_EQ(world->state().stopped.load(), 1);
}

TEST_F(EngineTest, BranchesAreRemovedAndComeBack) {
    const int branch = engine.runBranch({0, 18, "x", 0, Origin::Edited});
    waitForJob(JobInfo::State::Done);
    ASSERT_TRUE(engine.removeBranch(branch));
    EXPECT_FALSE(engine.episode()->tree()->branch(branch));
    EXPECT_TRUE(engine.restoreBranch());
    EXPECT_EQ(engine.episode()->tree()->branch(branch)->nodeCount, 2u);
    engine.renameBranch(branch, "second try");
    EXPECT_EQ(engine.episode()->tree()->branch(branch)->label, "second try");
}

}  // namespace
}  // namespace orrery
