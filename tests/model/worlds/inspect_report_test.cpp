#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "model/worlds/catalog.h"
#include "tests/support/paths.h"

namespace orrery {
namespace {

nlohmann::json reportOn(const std::filesystem::path& file, const InspectOptions& options = {}) {
    const auto checkpoint = openCheckpoint(file);
    if (!checkpoint) return {{"error", describe(checkpoint.error())}};
    Recognition recognition;
    recognition.family = "gr1";
    recognition.config = {{"n_layer", "12", "shapes"}};
    recognition.missing = {{"obs_hand_queries.weight", {1, 3840}, "frames of rgb_gripper", {"obs_queries.weight"}}};
    return inspectReport(**checkpoint, recognition, options);
}

TEST(InspectReport, ListsTensorsWithNamesShapesAndSharing) {
    const auto file = test::golden("checkpoints/zip/tied_weights.pt");
    ORRERY_OWNS(file, "goldens/checkpoints");
    const auto report = reportOn(file);
    ASSERT_TRUE(report.contains("tensors")) << report;
    EXPECT_EQ(report["container"], "torch-zip");
    EXPECT_EQ(report["tensor_count"], report["tensors"].size());
    EXPECT_EQ(report["config"]["n_layer"]["value"], 12);
    EXPECT_EQ(report["missing"][0]["needed_for"], "frames of rgb_gripper");
    bool shared = false;
    for (const auto& tensor : report["tensors"]) shared |= tensor.contains("same_as");
    EXPECT_TRUE(shared);
}

TEST(InspectReport, AddsHashAndStatisticsOnDemand) {
    const auto file = test::golden("checkpoints/zip/plain_dict.pt");
    ORRERY_OWNS(file, "goldens/checkpoints");
    EXPECT_FALSE(reportOn(file)["tensors"][0].contains("sha256"));
    const auto report = reportOn(file, {true, true});
    EXPECT_EQ(report["tensors"][0]["sha256"], "428d1adcf2f5c28008070b4eaf86d67c5e79f286e563d59e3f3c69f6776e9a6e");
    EXPECT_EQ(report["tensors"][0]["stats"]["non_finite"], 0);
    EXPECT_TRUE(report["tensors"][0]["stats"]["std"].is_number());
}

TEST(InspectReport, KeepsABrokenTensorBesideTheGoodOnes) {
    const auto file = test::golden("checkpoints/evil/tensors/shape_negative.pt");
    ORRERY_OWNS(file, "goldens/checkpoints");
    const auto report = reportOn(file, {true, true});
    int broken = 0;
    int hashed = 0;
    for (const auto& tensor : report["tensors"]) {
        broken += tensor.contains("error");
        hashed += tensor.contains("sha256");
    }
    EXPECT_EQ(broken, 1);
    EXPECT_GE(hashed, 1);
}

}  // namespace
}  // namespace orrery
