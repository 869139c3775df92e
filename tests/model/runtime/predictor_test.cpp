#include "model/runtime/predictor.h"

#include <gtest/gtest.h>

#include "model/runtime/episode_data.h"
#include "tests/support/fake_dataset.h"
#include "tests/support/fake_world.h"

namespace orrery {
namespace {

class PredictorTest : public testing::Test {
protected:
    test::FakeDataset dataset;
    test::FakeWorld world;
    TextCache texts;
    std::unique_ptr<Episode> episode = *dataset.openEpisode(0, {});
    ObservationParts parts{
        [this](const std::string& feature, std::int64_t step, std::stop_token stop) { return episode->frame(feature, step, stop); },
        [this](const std::string& feature) { return episode->column(feature); }};
    Predictor predictor{world, texts, proposeMapping(dataset.features(), world.card()), parts};
};

TEST_F(PredictorTest, TheWindowFillsFromTheStartOfTheEpisodeAndThenSlides) {
    for (std::int64_t step = 0; step < 15; ++step) {
        const auto prediction = predictor.predict(step, "lift", {}, {});
        ASSERT_TRUE(prediction);
        EXPECT_EQ((*prediction)->contextUsed, std::min<std::int64_t>(step + 1, 10));
    }
    EXPECT_EQ(predictor.firstStepUsed(14), 5);
    EXPECT_EQ(predictor.firstStepUsed(3), 0);
}

TEST_F(PredictorTest, NothingBeforeTheHistoryBeginsIsSeen) {
    for (const auto& [step, used] : {std::pair<std::int64_t, int>{7, 1}, {9, 3}, {16, 10}, {18, 10}}) {
        const auto prediction = predictor.predict(step, "lift", {}, {}, {}, 7);
        ASSERT_TRUE(prediction);
        EXPECT_EQ((*prediction)->contextUsed, used) << step;
    }
    EXPECT_EQ(predictor.firstStepUsed(9, 7), 7);
    EXPECT_EQ(predictor.firstStepUsed(18, 7), 9);
}

TEST(EpisodeHistory, BeginsWithTheInstructionOrWhereTheLastOneEnded) {
    EpisodeData data;
    data.info.length = 100;
    data.instructions = {{10, 30, "lift", {}}, {25, 50, "push", {}}, {60, 80, "open", {}}};
    const std::pair<std::int64_t, std::int64_t> expected[] = {{0, 0}, {9, 0}, {10, 10}, {29, 10}, {30, 25}, {49, 25}, {50, 50}, {59, 50}, {60, 60}, {99, 80}};
    for (const auto& [step, begin] : expected) EXPECT_EQ(data.historyBeginAt(step), begin) << step;
    EXPECT_EQ(EpisodeData{}.historyBeginAt(12), 0);
}

TEST_F(PredictorTest, EncodesEachStepAndEachInstructionOnce) {
    for (const char* text : {"lift", "push"}) {
        for (std::int64_t step = 0; step < 15; ++step) ASSERT_TRUE(predictor.predict(step, text, {}, {}));
    }
    EXPECT_EQ(world.state().encodes, 15);
    EXPECT_EQ(world.state().texts, 2);
}

TEST_F(PredictorTest, GivingUpKeepsWhatWasEncoded) {
    int asked = 0;
    const auto prediction = predictor.predict(12, "lift", {}, {}, [&] { return ++asked > 4; });
    ASSERT_FALSE(prediction);
    EXPECT_EQ(prediction.error().kind, Error::Kind::Cancelled);
    EXPECT_EQ(world.state().encodes, 4);
    ASSERT_TRUE(predictor.predict(12, "lift", {}, {}));
    EXPECT_EQ(world.state().encodes, 10);
}

TEST_F(PredictorTest, WithoutASourceItSaysWhatIsMissingAndEncodesNothing) {
    InputMapping mapping = predictor.mapping();
    mapping.sources["rgb_gripper"] = {};
    Predictor lacking(world, texts, mapping, parts);
    const auto prediction = lacking.predict(3, "lift", {}, {});
    ASSERT_FALSE(prediction);
    EXPECT_EQ(prediction.error().code, "missing_input");
    EXPECT_EQ(world.state().encodes, 0);
}

TEST_F(PredictorTest, ABrokenFrameFailsOnlyTheStepsWhoseWindowHoldsIt) {
    dataset.state().brokenSteps = {2};
    EXPECT_TRUE(predictor.predict(1, "lift", {}, {}));
    EXPECT_FALSE(predictor.predict(5, "lift", {}, {}));
    EXPECT_TRUE(predictor.predict(12, "lift", {}, {}));
}

TEST(TokenHash, DependsOnTheIdsAlone) {
    TokenizedText text;
    text.tokens = {{1, "<start>", 0, 0, true}, {2, "<end>", 0, 0, true}};
    TokenizedText same = text;
    same.original = "other spelling";
    EXPECT_EQ(tokenHash(text), tokenHash(same));
    same.tokens[1].id = 3;
    EXPECT_NE(tokenHash(text), tokenHash(same));
}

}  // namespace
}  // namespace orrery
