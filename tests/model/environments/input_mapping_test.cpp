#include "model/environments/input_mapping.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/fake_dataset.h"
#include "tests/support/fake_world.h"

namespace orrery {
namespace {

using Dims = std::vector<std::int64_t>;

Feature feature(std::string name, Feature::Kind kind, Shape shape) {
    Feature one;
    one.name = name;
    one.shortName = name.substr(name.rfind('.') + 1);
    one.kind = kind;
    one.shape = std::move(shape);
    return one;
}

const ModelCard& card() {
    static const test::FakeWorld world;
    return world.card();
}

TEST(InputMapping, FindsTheInputsOfTheTabletopByTheirNames) {
    const test::FakeDataset dataset;
    const InputMapping mapping = proposeMapping(dataset.features(), card());
    EXPECT_EQ(mapping.sources.at("rgb_static").feature, "observation.images.static");
    EXPECT_EQ(mapping.sources.at("rgb_gripper").feature, "observation.images.gripper");
    EXPECT_EQ(mapping.sources.at("arm_pose").dims, (Dims{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(mapping.sources.at("gripper_command").dims, Dims{14});
    EXPECT_EQ(mapping.actionFeature, "action");
    EXPECT_EQ(missingInputs(mapping, card()), "");
    EXPECT_EQ(mapping.inputOf("observation.images.gripper"), "rgb_gripper");
    EXPECT_EQ(mapping.inputOf("observation.state"), "");
}

TEST(InputMapping, FindsCalvinsUnnamedNumbersAndItsRelativeActions) {
    const std::vector<Feature> features{
        feature("rgb_static", Feature::Kind::Image, {200, 200, 3}), feature("rgb_gripper", Feature::Kind::Image, {84, 84, 3}),
        feature("depth_static", Feature::Kind::Image, {200, 200}),  feature("robot_obs", Feature::Kind::State, {15}),
        feature("actions", Feature::Kind::Action, {7}),             feature("rel_actions", Feature::Kind::Action, {7})};
    const InputMapping mapping = proposeMapping(features, card());
    EXPECT_EQ(mapping.sources.at("rgb_static").feature, "rgb_static");
    EXPECT_EQ(mapping.sources.at("arm_pose").dims, (Dims{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(mapping.sources.at("gripper_command").dims, Dims{14});
    EXPECT_EQ(mapping.actionFeature, "rel_actions");
}

TEST(InputMapping, NamesWhatADatasetLacksInOneSentence) {
    std::vector<Feature> features{feature("observation.images.ego_view", Feature::Kind::Video, {256, 256, 3}),
                                  feature("observation.state", Feature::Kind::State, {44})};
    features[1].dimNames.assign(44, "motor");
    const InputMapping mapping = proposeMapping(features, card());
    EXPECT_EQ(mapping.sources.at("rgb_static").feature, "observation.images.ego_view");
    EXPECT_EQ(missingInputs(mapping, card()),
              "Fake-1 needs hand camera (rgb_gripper), arm pose (arm_pose) and gripper command (gripper_command), and nothing in this "
              "dataset is chosen for them.");
    EXPECT_EQ(mapping.actionFeature, "");
}

TEST(InputMapping, NeverFeedsOneCameraToTwoInputsNorADepthCameraToAny) {
    const std::vector<Feature> features{feature("images.wrist_depth", Feature::Kind::Video, {84, 84, 3}),
                                        feature("images.wrist", Feature::Kind::Video, {84, 84, 3})};
    const InputMapping mapping = proposeMapping(features, card());
    EXPECT_EQ(mapping.sources.at("rgb_gripper").feature, "images.wrist");
    EXPECT_EQ(mapping.sources.at("rgb_static").kind, InputSource::Kind::None);
}

TEST(InputMapping, ComesBackFromJsonAsItWas) {
    const test::FakeDataset dataset;
    InputMapping mapping = proposeMapping(dataset.features(), card());
    mapping.sources["rgb_gripper"] = {InputSource::Kind::Zeros, {}, {}, "chosen by hand"};
    const auto back = mappingFromJson(nlohmann::json::parse(toJson(mapping).dump()));
    ASSERT_TRUE(back);
    EXPECT_EQ(toJson(*back), toJson(mapping));
    EXPECT_EQ(zeroInputs(*back), std::vector<std::string>{"rgb_gripper"});
    EXPECT_EQ(missingInputs(*back, card()), "");
}

TEST(InputMapping, RefusesJsonThatIsNoMapping) {
    for (const char* text : {"null", "[]", "{\"inputs\": 3}", "{\"inputs\": {\"a\": {}}}", "{\"inputs\": {\"a\": {\"kind\": \"feature\"}}}"}) {
        const auto mapping = mappingFromJson(nlohmann::json::parse(text));
        ASSERT_FALSE(mapping) << text;
        EXPECT_EQ(mapping.error().kind, Error::Kind::Corrupt);
    }
}

TEST(InputMapping, IsCheckedAgainstTheFilesThatAreOpen) {
    const test::FakeDataset dataset;
    const InputMapping good = proposeMapping(dataset.features(), card());
    EXPECT_TRUE(checkMapping(good, dataset.features(), card()));
    const auto spoiled = [&](const std::string& id, InputSource source) {
        InputMapping mapping = good;
        mapping.sources[id] = std::move(source);
        return bool(checkMapping(mapping, dataset.features(), card()));
    };
    EXPECT_FALSE(spoiled("rgb_static", {InputSource::Kind::Feature, "gone", {}, {}}));
    EXPECT_FALSE(spoiled("rgb_static", {InputSource::Kind::Feature, "action", {}, {}}));
    EXPECT_FALSE(spoiled("gripper_command", {InputSource::Kind::Feature, "observation.state", {15}, {}}));
    EXPECT_FALSE(spoiled("gripper_command", {InputSource::Kind::Feature, "observation.state", {1, 2}, {}}));
    EXPECT_FALSE(checkMapping({}, dataset.features(), card()));
}

}  // namespace
}  // namespace orrery
