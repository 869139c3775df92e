#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "model/datasets/catalog.h"
#include "model/datasets/dataset_report.h"
#include "model/datasets/lerobot/path_template.h"
#include "tests/model/datasets/dataset_goldens.h"
#include "tests/support/paths.h"

namespace orrery::test {
namespace {

const std::string kFront = "observation.images.front";

TEST(Lerobot, ReadsEveryColumnOfTheSmallDatasets) {
    const auto folder = golden("datasets/small");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const auto expected = readJson(folder / "expected.json");
    for (const char* name : {"lerobot_v21", "lerobot_v30", "lerobot_v30_images"}) {
        SCOPED_TRACE(name);
        auto dataset = openedDataset(folder / name);
        ASSERT_TRUE(dataset);
        EXPECT_TRUE(dataset->problems().empty()) << dataset->problems().front().message;
        EXPECT_EQ(dataset->episodes().size(), 4u);
        EXPECT_EQ(dataset->stepCount(), 43);
        checkColumns(*dataset, expected.at(name));
    }
}

TEST(Lerobot, ReadsEveryColumnOfTheSamples) {
    const auto folder = shared("data");
    ORRERY_NEEDS(folder, "../shared/data");
    const auto expected = readJson(golden("datasets/expected.json"));
    for (const auto& [name, entry] : expected.items()) {
        if (!name.starts_with("lerobot")) continue;
        SCOPED_TRACE(name);
        auto dataset = openedDataset(folder / name);
        ASSERT_TRUE(dataset);
        checkColumns(*dataset, entry);
    }
}

TEST(Lerobot, ShowsThePictureOfEachStep) {
    const auto folder = golden("datasets/small");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const std::pair<const char*, std::string> sets[] = {
        {"lerobot_v21", kFront}, {"lerobot_v30", kFront}, {"lerobot_v30_images", "observation.images.wrist"}};
    for (const auto& [name, camera] : sets) {
        SCOPED_TRACE(name);
        auto dataset = openedDataset(folder / name);
        for (const EpisodeInfo& listed : dataset->episodes()) {
            auto episode = openedEpisode(*dataset, listed.index);
            auto index = episode->column("index");
            ASSERT_TRUE(index);
            ASSERT_EQ(episode->frameCount(camera).valueOr(-1), listed.length);
            for (std::int64_t step = listed.length - 1; step >= 0; --step) {
                auto frame = episode->frame(camera, step);
                ASSERT_TRUE(frame) << describe(frame.error());
                EXPECT_EQ(drawnNumber(**frame), index->values<std::int64_t>()[static_cast<std::size_t>(step)]);
                EXPECT_NEAR((*frame)->ptsSeconds, static_cast<double>(step) / 10, 1e-6);
            }
            EXPECT_FALSE(episode->frame(camera, listed.length));
            EXPECT_FALSE(episode->frame(camera, -1));
            EXPECT_TRUE(episode->problems().empty()) << episode->problems().front().message;
        }
    }
}

TEST(Lerobot, OpensWhatIsThereOfDamagedDatasetsAndSaysWhatIsNot) {
    const auto folder = golden("datasets/damaged");
    ORRERY_OWNS(folder, "goldens/datasets/damaged");
    const auto expectations = readJson(folder / "expected.json");
    for (const auto& [name, expected] : expectations.items()) {
        if (!name.starts_with("lerobot")) continue;
        SCOPED_TRACE(name + ": " + expected.at("message").get<std::string>());
        auto dataset = openDataset(folder / name);
        ASSERT_EQ(static_cast<bool>(dataset), expected.at("opens").get<bool>())
            << (dataset ? "" : describe(dataset.error()));
        if (!dataset) {
            EXPECT_NE(dataset.error().message, "");
            continue;
        }
        std::vector<Problem> problems((*dataset)->problems().begin(), (*dataset)->problems().end());
        for (const auto& [index, rows] : expected.at("rows").items()) {
            auto episode = openedEpisode(**dataset, std::stoll(index));
            std::int64_t read = 0;
            if (episode) {
                auto numbers = episode->column("timestamp");
                if (!numbers) numbers = episode->column("index");
                read = numbers ? numbers->shape().front() : 0;
            }
            const bool repaired = expected.contains("also_right") && read > 0;
            EXPECT_TRUE(read == rows.get<std::int64_t>() || repaired)
                << "episode " << index << " has " << read << " rows";
            const auto& frames = expected.at("camera_frames").at(kFront).at(index);
            const std::int64_t least =
                frames.is_object() ? frames.at("at_least").get<std::int64_t>() : frames.get<std::int64_t>();
            const std::int64_t most = frames.is_object() ? frames.at("at_most").get<std::int64_t>() : least;
            std::int64_t shown = 0;
            for (std::int64_t step = 0; episode && step < episode->frameCount(kFront).valueOr(0); ++step) {
                auto frame = episode->frame(kFront, step);
                shown += frame ? 1 : 0;
            }
            EXPECT_GE(shown, least) << "episode " << index;
            EXPECT_LE(shown, most) << "episode " << index;
            if (episode) problems.insert(problems.end(), episode->problems().begin(), episode->problems().end());
        }
        EXPECT_FALSE(problems.empty()) << "nothing was reported";
        if (std::getenv("ORRERY_SHOW")) {
            for (const Problem& problem : problems) std::printf("%s | %s\n", name.c_str(), problem.message.c_str());
        }
    }
}

TEST(Lerobot, OpensAPartialCopy) {
    const auto folder = shared("data/lerobot_v21_g1_real");
    ORRERY_NEEDS(folder, "../shared/data");
    auto dataset = openedDataset(folder);
    const auto report = datasetReport(*dataset);
    EXPECT_EQ(report.at("format"), "lerobot-v2.1");
    EXPECT_EQ(report.at("episode_count"), 100);
    EXPECT_EQ(report.at("usable_episodes"), 2);
    EXPECT_EQ(report.at("step_count"), 35965);
    EXPECT_EQ(report.at("problems").size(), 98u);
    const auto& feature = *dataset->feature("observation.images.cam_high");
    EXPECT_EQ(feature.codec, "av1");
    EXPECT_EQ(feature.gop, 2);
    EXPECT_EQ(feature.shape, (Shape{480, 640, 3}));
    EXPECT_EQ(dataset->feature("action")->dimNames.size(), 26u) << "names lie in a list inside a list";
}

TEST(Lerobot, ReadsTheGr00tFlavourByOrdinals) {
    const auto folder = shared("data/lerobot_v20_gr1_sim");
    ORRERY_NEEDS(folder, "../shared/data");
    auto dataset = openedDataset(folder);
    auto episode = openedEpisode(*dataset, 1);
    EXPECT_DOUBLE_EQ(episode->seconds()[0], 0) << "its time stamps begin at 0.05";
    EXPECT_NEAR(episode->seconds()[469], 469 / 20.0, 1e-3);
    ASSERT_EQ(episode->instructions().size(), 1u);
    EXPECT_EQ(episode->instructions()[0].text, "pick the sweet potato from the counter and place it in the plate");
    EXPECT_EQ(episode->frameCount("observation.images.ego_view").valueOr(-1), 470);
    EXPECT_TRUE(episode->problems().empty()) << episode->problems().front().message;
    EXPECT_FALSE(episode->frame("observation.images.egoview", 0)) << "declared, but without files";
    ASSERT_EQ(dataset->problems().size(), 1u);
    EXPECT_EQ(dataset->problems()[0].feature, "observation.images.egoview");
    for (const std::string& text : dataset->instructions()) EXPECT_NE(text, "valid");
}

TEST(Lerobot, FindsEpisodesInsideAVideoThatSeveralShare) {
    const auto folder = shared("data/lerobot_v30_g1_derived");
    ORRERY_NEEDS(folder, "../shared/data");
    auto dataset = openedDataset(folder);
    auto episode = openedEpisode(*dataset, 1);
    const std::string camera = "observation.images.cam_high";
    EXPECT_EQ(episode->frameCount(camera).valueOr(-1), 297);
    EXPECT_NEAR(episode->framePts(camera).valueOr({})[0], 9.666666 + 0.000325, 1e-5)
        << "the joint shifts it, the count finds it";
    EXPECT_TRUE(episode->frame(camera, 296));
    EXPECT_TRUE(episode->problems().empty()) << episode->problems().front().message;
}

TEST(Lerobot, OpensOurOwnEpisodes) {
    auto folder = dataFolder() / "lerobot_v21_tabletop";
    if (!std::filesystem::exists(folder)) folder = shared("data_own/lerobot_v21_tabletop");
    ORRERY_OWNS(folder, "our own sample episodes");
    auto dataset = openedDataset(folder);
    const std::int64_t lengths[] = {44, 44, 48, 46, 63, 72, 37, 26};
    ASSERT_EQ(dataset->episodes().size(), 8u);
    EXPECT_TRUE(dataset->problems().empty());
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_EQ(dataset->episodes()[i].length, lengths[i]);
        auto episode = openedEpisode(*dataset, static_cast<std::int64_t>(i));
        for (const char* camera : {"observation.images.static", "observation.images.gripper"}) {
            EXPECT_EQ(episode->frameCount(camera).valueOr(-1), lengths[i]);
            EXPECT_TRUE(episode->frame(camera, lengths[i] - 1));
        }
        EXPECT_TRUE(episode->problems().empty()) << episode->problems().front().message;
    }
    const Feature* camera = dataset->feature("observation.images.gripper");
    EXPECT_EQ(camera->shortName, "gripper");
    EXPECT_EQ(camera->codec, "h264");
    EXPECT_EQ(camera->gop, 2);
    const Feature* state = dataset->feature("observation.state");
    ASSERT_EQ(state->dimUnits.size(), 15u);
    EXPECT_EQ(state->dimUnits[0], "m");
    EXPECT_EQ(state->dimUnits[5], "rad");
    EXPECT_EQ(state->dimUnits[7], "rad");
    EXPECT_EQ(state->dimUnits[14], "");
    EXPECT_EQ(dataset->feature("action")->dimUnits[3], "rad");
    EXPECT_EQ(dataset->instructions().size(), 8u);
}

TEST(Lerobot, IsRecognisedFromFilesInsideIt) {
    const auto folder = golden("datasets/small");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    EXPECT_EQ(recogniseDataset(folder / "lerobot_v21"), "LeRobot v2.1");
    EXPECT_EQ(recogniseDataset(folder / "lerobot_v21/meta/info.json"), "LeRobot v2.1");
    EXPECT_EQ(recogniseDataset(folder / "lerobot_v30/data/chunk-000/file-000.parquet"), "LeRobot v3.0");
    EXPECT_EQ(recogniseDataset(folder), "");
    EXPECT_EQ(openedDataset(folder / "lerobot_v21/meta/info.json")->path(), folder / "lerobot_v21");
}

TEST(Lerobot, HasTheSameFingerprintForTheSameContent) {
    const auto folder = golden("datasets/small");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    std::filesystem::copy(folder / "lerobot_v21", "copy",
                          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(openedDataset("copy")->fingerprint(), openedDataset(folder / "lerobot_v21")->fingerprint());
    EXPECT_NE(openedDataset(folder / "lerobot_v30")->fingerprint(),
              openedDataset(folder / "lerobot_v21")->fingerprint());
}

TEST(Lerobot, KeepsTemplatesInsideTheDataset) {
    using lerobot::expandTemplate;
    const lerobot::TemplateValues values{{"episode_index", std::int64_t{4}}, {"video_key", std::string("a.b")}};
    EXPECT_EQ(expandTemplate("x/{video_key}/e_{episode_index:06d}.mp4", values).valueOr(""), "x/a.b/e_000004.mp4");
    EXPECT_EQ(expandTemplate("{episode_index}", values).valueOr(""), "4");
    for (const char* bad : {"../{episode_index}", "/etc/{episode_index}", "{unknown}", "{episode_index",
                            "{episode_index:x}", "a/../../b", ""}) {
        EXPECT_FALSE(expandTemplate(bad, values)) << bad;
    }
    EXPECT_FALSE(expandTemplate("videos/{video_key}.mp4", {{"video_key", std::string("../../x")}}));
}

/// Flips a few bits of one file, or cuts it.
void damage(const std::filesystem::path& file, std::mt19937& random) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] ^= static_cast<char>(1u << (random() % 8));
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    std::ofstream(file, std::ios::binary) << bytes;
}

TEST(Lerobot, SurvivesFlippedBitsInAnyOfItsFiles) {
    namespace fs = std::filesystem;
    const auto folder = golden("datasets/small");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    std::mt19937 random(5);
    for (const char* name : {"lerobot_v21", "lerobot_v30", "lerobot_v30_images"}) {
        for (int round = 0; round < 25; ++round) {
            fs::remove_all("flipped");
            fs::copy(folder / name, "flipped", fs::copy_options::recursive);
            std::vector<fs::path> files;
            for (const auto& file : fs::recursive_directory_iterator("flipped")) {
                if (file.is_regular_file()) files.push_back(file.path());
            }
            std::ranges::sort(files);
            damage(files[random() % files.size()], random);
            auto dataset = openDataset("flipped");
            if (!dataset) continue;
            auto report = datasetReport(**dataset);
            auto checked = addCheck(report, **dataset, std::nullopt, {}, [](std::int64_t, std::int64_t) {});
            EXPECT_TRUE(checked);
        }
    }
}

TEST(DatasetCatalog, RefusesWhatNoFormatKnows) {
    std::ofstream("notes.txt") << "hello";
    auto opened = openDataset("notes.txt");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, Error::Kind::Unsupported);
    auto absent = openDataset("no/such/place");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().kind, Error::Kind::NotFound);
}

TEST(DatasetReport, TellsWhatAnEpisodeHoldsAndWhatFails) {
    const auto folder = golden("datasets/damaged");
    ORRERY_OWNS(folder, "goldens/datasets/damaged");
    auto dataset = openedDataset(folder / "lerobot_v21/video_shorter");
    auto report = datasetReport(*dataset);
    auto episode = openedEpisode(*dataset, 1);
    addEpisode(report, *dataset, *episode);
    EXPECT_EQ(report.at("columns").at("action").at("shape"), (std::vector{9, 3}));
    EXPECT_EQ(report.at("features").at(0).at("frame_count"), 6);
    EXPECT_EQ(report.at("features").at(0).at("pts_seconds").size(), 6u);
    EXPECT_EQ(report.at("problems").size(), 1u);
    EXPECT_EQ(report.at("episodes").at(1).at("problems").size(), 1u);
    ASSERT_TRUE(addCheck(report, *dataset, std::nullopt, {}, [](std::int64_t, std::int64_t) {}));
    EXPECT_EQ(report.at("checked").at("frames"), 12 + 6 + 15 + 7);
    EXPECT_EQ(report.at("problems").size(), 1u) << "the same problem is told once";
}

}  // namespace
}  // namespace orrery::test
