#include "model/runtime/episode_prediction.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "model/runtime/tensor_file.h"
#include "tests/support/fake_dataset.h"
#include "tests/support/fake_world.h"
#include "tests/support/golden_tensors.h"

namespace orrery {
namespace {

namespace fs = std::filesystem;

class EpisodePredictionTest : public testing::Test {
protected:
    void SetUp() override {
        job.dataset = dataset;
        job.mapping = proposeMapping(dataset->features(), world.card());
        job.folder = fs::path("out") / testing::UnitTest::GetInstance()->current_test_info()->name();
        job.version = "orrery test";
        fs::remove_all(job.folder);
    }
    std::shared_ptr<test::FakeDataset> dataset = std::make_shared<test::FakeDataset>();
    test::FakeWorld world;
    TextCache texts;
    EpisodePredictionJob job;
};

TEST_F(EpisodePredictionTest, WritesTensorsByStepAndMetricsAtTheStepTheyAreAbout) {
    const auto report = predictEpisode(world, texts, job, {});
    ASSERT_TRUE(report);
    const auto tensors = test::goldenTensors(job.folder / "predictions.safetensors");
    EXPECT_EQ(tensors.size(), 60u);
    EXPECT_EQ(tensors.at("step_000012.action").values[0], 10);
    EXPECT_EQ(tensors.at("step_000002.action").values[0], 3);
    EXPECT_EQ(tensors.at("step_000012.frames.rgb_gripper").shape, (Shape{1, 1}));
    const auto& step = (*report)["steps"][12];
    EXPECT_EQ(step["about"], 15);
    EXPECT_EQ(step["steps_used"], (nlohmann::json{3, 12}));
    EXPECT_NEAR(step["frames"]["rgb_static"]["mae"].get<double>(), 4.0 / 255, 1e-6);
    EXPECT_FALSE((*report)["steps"][18]["frames"]["rgb_static"].contains("mae"));
    EXPECT_EQ(step["recorded_action"].size(), 7u);
    EXPECT_EQ((*report)["provenance"]["checkpoint"], "fake-hash");
    EXPECT_EQ((*report)["provenance"]["steps"], (nlohmann::json{0, 20}));
    EXPECT_EQ(nlohmann::json::parse(std::ifstream(job.folder / "predictions.json")), *report);
    EXPECT_EQ(world.state().encodes, 20);
}

TEST_F(EpisodePredictionTest, ARangeOfStepsStillSeesItsHistory) {
    job.begin = 5;
    job.end = 7;
    job.instruction = "other";
    const auto report = predictEpisode(world, texts, job, {});
    ASSERT_TRUE(report);
    ASSERT_EQ((*report)["steps"].size(), 2u);
    EXPECT_EQ((*report)["steps"][0]["context_used"], 6);
    EXPECT_EQ((*report)["provenance"]["edits"][0]["value"], "other");
}

TEST_F(EpisodePredictionTest, AStepThatFailsIsListedAndTheOthersAreWritten) {
    dataset->state().brokenSteps = {0};
    const auto report = predictEpisode(world, texts, job, {});
    ASSERT_TRUE(report);
    EXPECT_EQ((*report)["problems"].size(), 10u);
    EXPECT_EQ((*report)["steps"].size(), 10u);
}

TEST_F(EpisodePredictionTest, ARunThatIsStoppedLeavesNoFile) {
    std::stop_source stop;
    job.progress = [&](std::int64_t done, std::int64_t) {
        if (done == 3) stop.request_stop();
    };
    const auto report = predictEpisode(world, texts, job, stop.get_token());
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, Error::Kind::Cancelled);
    EXPECT_TRUE(fs::is_empty(job.folder));
}

TEST_F(EpisodePredictionTest, AMissingInputIsNamedBeforeAnythingIsWritten) {
    job.mapping.sources["rgb_static"] = {};
    const auto report = predictEpisode(world, texts, job, {});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, "missing_input");
    EXPECT_FALSE(fs::exists(job.folder));
}

TEST(TensorFile, WithoutFinishNothingStays) {
    const fs::path folder = "tensor_file";
    fs::remove_all(folder);
    fs::create_directories(folder);
    {
        auto file = TensorFile::create(folder / "a.safetensors");
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->add("x", HostTensor::of(Shape{2}, std::vector<float>{1, 2})));
    }
    EXPECT_TRUE(fs::is_empty(folder));
    EXPECT_FALSE(TensorFile::create(folder / "missing" / "a.safetensors"));
}

TEST(TensorFile, AFileWithoutTensorsIsWhole) {
    auto file = TensorFile::create("empty.safetensors");
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->finish({{"note", "nothing"}}));
    EXPECT_TRUE(test::goldenTensors("empty.safetensors").empty());
}

}  // namespace
}  // namespace orrery
