#include <gtest/gtest.h>

#include <cmath>

#include "model/base/sha256.h"
#include "model/datasets/catalog.h"
#include "tests/model/datasets/dataset_goldens.h"
#include "tests/support/paths.h"

namespace orrery::test {
namespace {

std::string rgbHash(const Frame& frame) {
    std::vector<std::byte> rgb;
    for (std::size_t i = 0; i < frame.rgba.size(); ++i) {
        if (i % 4 != 3) rgb.push_back(std::byte{frame.rgba[i]});
    }
    return sha256Hex(rgb);
}

/// The row of a column as the bytes of its own type.
std::string rowHash(const HostTensor& column, std::int64_t row) {
    const std::size_t size = column.bytes() / static_cast<std::size_t>(column.shape().front());
    return sha256Hex({column.data() + static_cast<std::size_t>(row) * size, size});
}

/// `position`: place of the split's first episode; moved behind its last.
void checkSteps(const Dataset& dataset, const nlohmann::json& split, std::size_t& position) {
    for (const auto& interval : split.at("intervals_inclusive")) {
        const std::int64_t first = interval[0];
        const std::int64_t last = interval[1];
        const auto opened = dataset.openEpisode(position++);
        ASSERT_TRUE(opened) << describe(opened.error());
        Episode& episode = **opened;
        EXPECT_EQ(episode.info().length, last - first + 1);
        EXPECT_EQ(episode.seconds().size(), static_cast<std::size_t>(last - first + 1));
        for (const auto& [id, members] : split.at("steps").items()) {
            const std::int64_t step = std::stoll(id) - first;
            if (step < 0 || step > last - first) continue;
            for (const auto& [key, expected] : members.items()) {
                SCOPED_TRACE(id + " " + key);
                const Feature* feature = dataset.feature(key);
                ASSERT_NE(feature, nullptr);
                if (feature->isPicture()) {
                    const auto frame = episode.frame(key, step);
                    ASSERT_TRUE(frame) << describe(frame.error());
                    EXPECT_EQ(rgbHash(**frame), expected.at("sha256"));
                } else if (!key.starts_with("depth") && !key.starts_with("rgb")) {
                    const auto column = episode.column(key);
                    ASSERT_TRUE(column) << describe(column.error());
                    EXPECT_EQ(name(column->dtype()), expected.at("dtype").get<std::string>());
                    EXPECT_EQ(rowHash(*column, step), expected.at("sha256"));
                }
            }
        }
        EXPECT_TRUE(episode.problems().empty());
    }
}

void checkWhole(const std::filesystem::path& path, const nlohmann::json& expected) {
    const auto dataset = openedDataset(path);
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->format(), "calvin");
    EXPECT_EQ(dataset->fps(), 30.0);
    EXPECT_TRUE(dataset->problems().empty());
    std::size_t position = 0;
    std::size_t listed = 0;
    for (const char* name : {"training", "validation"}) {
        if (!expected.at("splits").contains(name)) continue;
        const auto& split = expected.at("splits").at(name);
        const std::size_t first = position;
        checkSteps(*dataset, split, position);
        for (std::size_t i = first; i < position; ++i) EXPECT_EQ(dataset->episodes()[i].split, name);
        listed += split.at("language").at("indx").size();
    }
    EXPECT_EQ(dataset->episodes().size(), position);
    std::size_t spans = 0;
    for (std::size_t i = 0; i < dataset->episodes().size(); ++i) {
        const auto episode = dataset->openEpisode(i);
        ASSERT_TRUE(episode);
        spans += (*episode)->instructions().size();
    }
    EXPECT_EQ(spans, listed);
}

TEST(Calvin, ReadsTheSmallDatasetAsTheReferenceDid) {
    const auto folder = golden("datasets/small");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    checkWhole(folder / "calvin", readJson(folder / "expected.json").at("calvin"));
}

TEST(Calvin, ReadsTheDerivedSampleAsTheReferenceDid) {
    const auto sample = shared("data/calvin_layout_derived");
    const auto table = golden("datasets/expected.json");
    ORRERY_NEEDS(sample, "shared/data");
    ORRERY_NEEDS(table, "goldens/datasets");
    checkWhole(sample, readJson(table).at("calvin_layout_derived"));
}

TEST(Calvin, DrawsTheFileNumberOfEachStep) {
    const auto folder = golden("datasets/small/calvin");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const auto dataset = openedDataset(folder);
    const auto episode = openedEpisode(*dataset, 1);
    for (std::int64_t step = 0; step < 6; ++step) EXPECT_EQ(drawnNumber(**episode->frame("rgb_static", step)), 120 + step);
    EXPECT_FALSE(episode->frame("rgb_static", 6));
    EXPECT_FALSE(episode->frame("robot_obs", 0));
}

TEST(Calvin, NamesDimensionsAndGivesInstructionsTheirSteps) {
    const auto folder = golden("datasets/small/calvin");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const auto dataset = openedDataset(folder);
    const Feature* action = dataset->feature("rel_actions");
    ASSERT_NE(action, nullptr);
    EXPECT_EQ(action->kind, Feature::Kind::Action);
    EXPECT_EQ(action->dimNames, (std::vector<std::string>{"dx", "dy", "dz", "droll", "dpitch", "dyaw", "gripper"}));
    EXPECT_EQ(dataset->feature("robot_obs")->dimNames.size(), 15u);
    EXPECT_EQ(dataset->feature("scene_obs")->dimNames.size(), 24u);
    EXPECT_EQ(dataset->feature("rgb_gripper")->kind, Feature::Kind::Image);
    EXPECT_EQ(dataset->feature("depth_static")->kind, Feature::Kind::Other);
    const auto episode = openedEpisode(*dataset, 0);
    ASSERT_EQ(episode->instructions().size(), 2u);
    EXPECT_EQ(episode->instructions()[0].text, "open the drawer");
    EXPECT_EQ(episode->instructions()[0].taskId, "open_drawer");
    EXPECT_EQ(episode->instructions()[0].begin, 1);
    EXPECT_EQ(episode->instructions()[0].end, 7);
    EXPECT_EQ(dataset->episodes()[1].instruction, "lift it");
}

/// Steps of a camera whose picture can be shown.
std::int64_t shownOf(Episode& episode, const std::string& camera) {
    std::int64_t shown = 0;
    for (std::int64_t step = 0; step < episode.frameCount(camera).valueOr(0); ++step) shown += static_cast<bool>(episode.frame(camera, step));
    return shown;
}

void checkEpisode(Episode& episode, const std::string& index, const nlohmann::json& expected) {
    const std::int64_t rows = expected.at("rows").at(index);
    const auto column = episode.column("robot_obs");
    EXPECT_EQ(column ? column->shape().front() : 0, rows);
    const auto& missing = expected.value("missing_frames", nlohmann::json::object());
    const auto gaps = missing.contains(index) ? static_cast<std::int64_t>(missing.at(index).size()) : 0;
    const auto& broken = expected.value("broken", nlohmann::json::object());
    for (const char* camera : {"rgb_static", "rgb_gripper"}) {
        const std::int64_t lost = index == "0" && broken.contains(camera) ? 1 : 0;
        EXPECT_EQ(shownOf(episode, camera), rows - gaps - lost) << camera;
    }
    if (!column || rows == 0) return;
    const bool gap = index == "0" && broken.contains("robot_obs");
    std::int64_t empty = 0;
    for (const double value : toDoubles(*column)) empty += std::isnan(value);
    EXPECT_EQ(empty, (gaps + (gap ? 1 : 0)) * 15) << "gaps are NaN, everything else is there";
}

TEST(Calvin, OpensWhatIsThereOfDamagedDatasetsAndSaysWhatIsNot) {
    const auto folder = golden("datasets/damaged");
    ORRERY_OWNS(folder, "goldens/datasets/damaged");
    const auto expectations = readJson(folder / "expected.json");
    for (const auto& [name, expected] : expectations.items()) {
        if (!name.starts_with("calvin")) continue;
        SCOPED_TRACE(name + ": " + expected.at("message").get<std::string>());
        const auto dataset = openDataset(folder / name);
        ASSERT_EQ(static_cast<bool>(dataset), expected.at("opens").get<bool>()) << (dataset ? "" : describe(dataset.error()));
        if (!dataset) continue;
        std::vector<Problem> problems((*dataset)->problems().begin(), (*dataset)->problems().end());
        std::size_t clips = 0;
        bool flipped = false;
        for (const auto& [index, rows] : expected.at("rows").items()) {
            const auto episode = openedEpisode(**dataset, std::stoll(index));
            ASSERT_TRUE(episode);
            checkEpisode(*episode, index, expected);
            clips += episode->instructions().size();
            problems.insert(problems.end(), episode->problems().begin(), episode->problems().end());
            flipped |= !episode->frame("rgb_static", 3);
        }
        if (expected.contains("clips")) {
            EXPECT_EQ(clips, expected.at("clips").get<std::size_t>());
        }
        // a wrong checksum shows only when that picture is asked for
        EXPECT_TRUE(!problems.empty() || (flipped && name == "calvin/npz_flipped")) << "nothing was reported";
        for (const auto& ignored : expected.value("ignored", nlohmann::json::array())) EXPECT_EQ((*dataset)->feature(ignored.get<std::string>()), nullptr);
        if (std::getenv("ORRERY_SHOW")) {
            for (const Problem& problem : problems) std::printf("%s | %s\n", name.c_str(), problem.message.c_str());
        }
    }
    EXPECT_FALSE(std::filesystem::exists("PWNED"));
}

}  // namespace
}  // namespace orrery::test
