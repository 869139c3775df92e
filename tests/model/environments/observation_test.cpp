#include "model/environments/observation.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/fake_dataset.h"
#include "tests/support/fake_world.h"

namespace orrery {
namespace {

class ObservationAt : public testing::Test {
protected:
    test::FakeDataset dataset;
    test::FakeWorld world;
    std::unique_ptr<Episode> episode = *dataset.openEpisode(0, {});
    InputMapping mapping = proposeMapping(dataset.features(), world.card());
    ObservationParts parts{
        [this](const std::string& feature, std::int64_t step, std::stop_token stop) { return episode->frame(feature, step, stop); },
        [this](const std::string& feature) { return episode->column(feature); }};
};

TEST_F(ObservationAt, TakesPicturesAndNumbersOfOneStep) {
    const auto observation = observationAt(parts, 7, mapping, world.card());
    ASSERT_TRUE(observation);
    EXPECT_EQ(observation->images.at("rgb_static")->rgba[0], 35);
    EXPECT_EQ(observation->images.at("rgb_gripper")->rgba[0], 75);
    EXPECT_EQ(observation->vectors.at("arm_pose"), (std::vector<double>{700, 701, 702, 703, 704, 705}));
    EXPECT_EQ(observation->vectors.at("gripper_command"), std::vector<double>{714});
    EXPECT_TRUE(observation->zeros.empty());
}

TEST_F(ObservationAt, SaysWhichInputsWereSetToZeros) {
    mapping.sources["rgb_gripper"] = {InputSource::Kind::Zeros, {}, {}, {}};
    mapping.sources["arm_pose"] = {InputSource::Kind::Zeros, {}, {}, {}};
    const auto observation = observationAt(parts, 0, mapping, world.card());
    ASSERT_TRUE(observation);
    EXPECT_EQ(observation->zeros, (std::vector<std::string>{"rgb_gripper", "arm_pose"}));
    EXPECT_EQ(observation->vectors.at("arm_pose"), std::vector<double>(6, 0.0));
    EXPECT_EQ(observation->images.at("rgb_gripper")->rgba[0], 0);
}

TEST_F(ObservationAt, NamesAMissingInputInsteadOfInventingOne) {
    mapping.sources["rgb_gripper"] = {};
    const auto observation = observationAt(parts, 0, mapping, world.card());
    ASSERT_FALSE(observation);
    EXPECT_EQ(observation.error().code, "missing_input");
    EXPECT_NE(observation.error().message.find("rgb_gripper"), std::string::npos);
}

TEST_F(ObservationAt, EndsWithTheEpisode) {
    EXPECT_FALSE(observationAt(parts, 20, mapping, world.card()));
    EXPECT_FALSE(observationAt(parts, -1, mapping, world.card()));
}

TEST_F(ObservationAt, RefusesNumbersThatAreNotFinite) {
    parts.column = [](const std::string&) -> Result<HostTensor> {
        return HostTensor::of(Shape{1, 15}, std::vector<double>(15, std::numeric_limits<double>::quiet_NaN()));
    };
    const auto observation = observationAt(parts, 0, mapping, world.card());
    ASSERT_FALSE(observation);
    EXPECT_EQ(observation.error().kind, Error::Kind::Corrupt);
}

}  // namespace
}  // namespace orrery
