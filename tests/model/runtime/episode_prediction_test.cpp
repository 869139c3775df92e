#include "model/runtime/episode_prediction.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "model/media/video_reader.h"
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

TEST_F(EpisodePredictionTest, ForgetsEverythingWhereANewInstructionBegins) {
    dataset->state().spans = {{0, 8, "lift", {}}, {8, 20, "push", {}}};
    const auto report = predictEpisode(world, texts, job, {});
    ASSERT_TRUE(report);
    const auto& steps = (*report)["steps"];
    EXPECT_EQ(steps[7]["context_used"], 8);
    EXPECT_EQ(steps[8]["context_used"], 1);
    EXPECT_EQ(steps[8]["instruction"], "push");
    EXPECT_EQ(steps[10]["steps_used"], (nlohmann::json{8, 10}));
    job.instruction = "one instruction, one subtask";
    EXPECT_EQ((*predictEpisode(world, texts, job, {}))["steps"][8]["context_used"], 9);
}

TEST_F(EpisodePredictionTest, NamesWhatEachInputWasGiven) {
    job.mapping.sources["rgb_gripper"] = {InputSource::Kind::Zeros, {}, {}, {}};
    const auto report = predictEpisode(world, texts, job, {});
    ASSERT_TRUE(report);
    const auto& inputs = (*report)["steps"][3]["inputs"];
    EXPECT_EQ(inputs["rgb_static"], "observation.images.static");
    EXPECT_EQ(inputs["rgb_gripper"], "zeros");
    EXPECT_TRUE((*report)["provenance"]["files"].is_array());
}

TEST_F(EpisodePredictionTest, TheVideoShowsTruthPredictionAndErrorOfEveryStepThatHasATruth) {
    job.video = true;
    const auto report = predictEpisode(world, texts, job, {});
    ASSERT_TRUE(report) << describe(report.error());
    const auto& video = (*report)["video"];
    EXPECT_EQ(video["pictures"], 17);
    EXPECT_EQ(video["rows"], (nlohmann::json{"rgb_gripper", "rgb_static"}));
    const auto reader = VideoReader::open(job.folder / "predictions.mp4");
    ASSERT_TRUE(reader) << describe(reader.error());
    EXPECT_EQ((*reader)->frameCount(), 17);
    const auto frame = (*reader)->frame(5);
    ASSERT_TRUE(frame);
    EXPECT_EQ((*frame)->width, 3 * 8 + 2 * 4);
    EXPECT_EQ((*frame)->height, 2 * 8 + 4);
    // step 8 of the static camera below: truth 40, prediction 4 brighter, error 4 / 255 of a range of 0.3
    const auto grey = [&](int x, int y) { return static_cast<int>((*frame)->rgba[static_cast<std::size_t>(4 * (y * (*frame)->width + x))]); };
    EXPECT_NEAR(grey(4, 16), 40, 6);
    EXPECT_NEAR(grey(16, 16), 44, 6);
    EXPECT_NEAR(grey(28, 16), 13, 6);
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
    job.video = true;
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
