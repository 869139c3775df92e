// What datasets say of their values: read as it stands in their files, and brought together where every episode says its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "model/base/temporary_folder.h"
#include "model/datasets/dataset_report.h"
#include "tests/model/datasets/dataset_goldens.h"
#include "tests/support/paths.h"

namespace orrery::test {
namespace {

const FeatureStatistics* of(const DatasetStatistics& all, std::string_view feature) {
    const auto found = std::ranges::find(all.features, feature, &FeatureStatistics::feature);
    return found == all.features.end() ? nullptr : &*found;
}

/// A copy of the small CALVIN dataset whose statistics.yaml holds `yaml`.
DatasetPtr calvinWith(const TemporaryFolder& folder, const std::string& yaml) {
    std::filesystem::copy(golden("datasets/small/calvin"), folder.path() / "calvin", std::filesystem::copy_options::recursive);
    std::ofstream(folder.path() / "calvin/training/statistics.yaml") << yaml;
    return openedDataset(folder.path() / "calvin");
}

TEST(Statistics, OfCalvinAreThoseOfItsFile) {
    const auto folder = golden("datasets/small");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const auto statistics = openedDataset(folder / "calvin")->statistics();
    EXPECT_TRUE(statistics.problems.empty());
    ASSERT_EQ(statistics.features.size(), 1u);
    const FeatureStatistics& actions = statistics.features.front();
    EXPECT_EQ(actions.feature, "actions");
    EXPECT_EQ(actions.split, "training");
    EXPECT_EQ(actions.source, "training/statistics.yaml");
    EXPECT_EQ(actions.numbers.at("min"), std::vector<double>(7, -1));
    EXPECT_EQ(actions.numbers.at("max"), std::vector<double>(7, 1));
}

TEST(Statistics, OfTheDerivedCalvinSampleHaveBothForms) {
    const auto sample = shared("data/calvin_layout_derived");
    ORRERY_NEEDS(sample, "shared/data");
    const auto statistics = openedDataset(sample)->statistics();
    const FeatureStatistics* robot = of(statistics, "robot_obs");
    ASSERT_TRUE(robot && of(statistics, "scene_obs") && of(statistics, "actions"));
    EXPECT_EQ(robot->numbers.at("mean").size(), 15u);
    EXPECT_DOUBLE_EQ(robot->numbers.at("mean")[0], 0.25942302743593854);
    EXPECT_DOUBLE_EQ(robot->numbers.at("std")[6], 0.00026605950221877044);
    EXPECT_DOUBLE_EQ(of(statistics, "actions")->numbers.at("max")[1], 0.1181156262755394);
    EXPECT_TRUE(statistics.problems.empty());
}

TEST(Statistics, OfCalvinMayBeWrittenOverLinesAndNameAClass) {
    ORRERY_OWNS(golden("datasets/small/calvin"), "goldens/datasets/small");
    const auto folder = *TemporaryFolder::create();
    const auto dataset = calvinWith(folder, "robot_obs:\n- _target_: calvin_agent.utils.transforms.NormalizeVector\n  mean: [0.5,\n    -1.0e-3]\n  std:\n  - 0.0\n  - .nan\n");
    const auto statistics = dataset->statistics();
    const FeatureStatistics* robot = of(statistics, "robot_obs");
    ASSERT_TRUE(robot);
    EXPECT_EQ(robot->numbers.at("mean"), (std::vector<double>{0.5, -0.001}));
    EXPECT_EQ(robot->numbers.at("std")[0], 0);
    EXPECT_TRUE(std::isnan(robot->numbers.at("std")[1]));
}

TEST(Statistics, ThatCannotBeReadLeaveTheDatasetWhole) {
    ORRERY_OWNS(golden("datasets/small/calvin"), "goldens/datasets/small");
    for (const char* yaml : {"robot_obs: [}", "act_min_bound: [low, high]", "- 1", "", "robot_obs: &a [*a]"}) {
        SCOPED_TRACE(yaml);
        const auto folder = *TemporaryFolder::create();
        const auto dataset = calvinWith(folder, yaml);
        ASSERT_TRUE(dataset);
        const auto report = datasetReport(*dataset);
        EXPECT_EQ(report.at("usable_episodes"), 2);
        const bool silent = std::string_view(yaml).starts_with("robot_obs: &a");  // nothing said is no mistake
        EXPECT_EQ(report.at("problems").size(), silent ? 0u : 1u) << report.at("problems").dump();
    }
}

/// Over all episodes, from the data itself.
struct Counted {
    double n = 0, sum = 0, squares = 0, min = INFINITY, max = -INFINITY;
};

std::vector<Counted> counted(const Dataset& dataset, const std::string& feature) {
    std::vector<Counted> all;
    for (std::size_t at = 0; at < dataset.episodes().size(); ++at) {
        const auto episode = dataset.openEpisode(at);
        const auto column = (*episode)->column(feature);
        const auto values = column->values<float>();
        all.resize(static_cast<std::size_t>(column->shape().back()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            Counted& one = all[i % all.size()];
            one.n += 1, one.sum += values[i], one.squares += double{values[i]} * values[i];
            one.min = std::min(one.min, double{values[i]}), one.max = std::max(one.max, double{values[i]});
        }
    }
    return all;
}

TEST(Statistics, OfEveryEpisodeAreJoinedToThoseOfTheDataset) {
    const auto dataset = openedDataset(dataFolder() / "lerobot_v21_tabletop");
    const auto statistics = dataset->statistics();
    EXPECT_TRUE(statistics.problems.empty());
    const FeatureStatistics* action = of(statistics, "action");
    ASSERT_TRUE(action);
    EXPECT_EQ(action->source, "meta/episodes_stats.jsonl");
    EXPECT_EQ(action->count, dataset->stepCount());
    const auto reference = counted(*dataset, "action");
    ASSERT_EQ(action->numbers.at("mean").size(), reference.size());
    for (std::size_t i = 0; i < reference.size(); ++i) {
        SCOPED_TRACE(i);
        const double mean = reference[i].sum / reference[i].n;
        EXPECT_NEAR(action->numbers.at("mean")[i], mean, 1e-6);
        EXPECT_NEAR(action->numbers.at("std")[i], std::sqrt(reference[i].squares / reference[i].n - mean * mean), 1e-5);
        EXPECT_EQ(action->numbers.at("min")[i], reference[i].min);
        EXPECT_EQ(action->numbers.at("max")[i], reference[i].max);
    }
}

TEST(Statistics, OfAWholeLerobotDatasetStandInItsReport) {
    const auto folder = golden("datasets/small/lerobot_v30");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const auto dataset = openedDataset(folder);
    const auto file = readJson(folder / "meta/stats.json");
    const auto report = datasetReport(*dataset);
    int compared = 0;
    for (const auto& feature : report.at("features")) {
        const auto said = file.find(feature.at("name").get<std::string>());
        if (said == file.end()) continue;
        ++compared;
        EXPECT_EQ(feature.at("statistics")[0].at("source"), "meta/stats.json");
        if (!said->at("mean")[0].is_number()) continue;  // pictures are flattened
        EXPECT_EQ(feature.at("statistics")[0].at("mean"), said->at("mean"));
    }
    EXPECT_GT(compared, 0);
}

TEST(Statistics, OfBadLinesAreLeftOutAndTold) {
    const auto folder = *TemporaryFolder::create();
    std::filesystem::copy(dataFolder() / "lerobot_v21_tabletop", folder.path() / "set", std::filesystem::copy_options::recursive);
    std::ofstream(folder.path() / "set/meta/episodes_stats.jsonl", std::ios::app) << "{\"episode_index\": 9, \"stats\": 3}\nnot json\n";
    const auto statistics = openedDataset(folder.path() / "set")->statistics();
    ASSERT_EQ(statistics.problems.size(), 1u);
    EXPECT_NE(statistics.problems.front().message.find("2 lines"), std::string::npos) << statistics.problems.front().message;
    EXPECT_TRUE(of(statistics, "action"));
}

}  // namespace
}  // namespace orrery::test
