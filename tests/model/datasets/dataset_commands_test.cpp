// The commands dataset and frame, as a person runs them.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <fstream>

#include "model/base/sha256.h"
#include "model/media/picture_decoder.h"
#include "tests/model/datasets/dataset_goldens.h"
#include "tests/support/paths.h"

namespace orrery::test {
namespace {

struct Outcome {
    int status = -1;
    std::string out;
};

Outcome run(const std::string& arguments) {
    Outcome result;
    FILE* pipe = popen((std::string(ORRERY_CLI) + " " + arguments + " 2>errors.txt").c_str(), "r");
    char buffer[4096];
    while (const std::size_t got = std::fread(buffer, 1, sizeof(buffer), pipe)) result.out.append(buffer, got);
    result.status = WEXITSTATUS(pclose(pipe));
    return result;
}

std::string quoted(const std::filesystem::path& path) {
    std::string text = path.string();
    text.insert(text.begin(), '\'');
    text.push_back('\'');
    return text;
}

TEST(DatasetCommand, PrintsOneJsonDocument) {
    const auto folder = golden("datasets/small/lerobot_v21");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const Outcome result = run("dataset " + quoted(folder) + " --episode 1 --check --json");
    EXPECT_EQ(result.status, 0);
    const auto report = nlohmann::json::parse(result.out);
    EXPECT_EQ(report.at("path"), folder.string());
    EXPECT_EQ(report.at("format"), "lerobot-v2.1");
    EXPECT_EQ(report.at("episode_count"), 4);
    EXPECT_EQ(report.at("usable_episodes"), 4);
    EXPECT_EQ(report.at("fps"), 10.0);
    EXPECT_EQ(report.at("episodes").at(1).at("instruction"), "open the drawer");
    EXPECT_EQ(report.at("columns").at("observation.state").at("shape"), (std::vector{9, 4}));
    EXPECT_EQ(report.at("checked").at("frames"), 9);
}

TEST(DatasetCommand, EndsWithOneWhenThereAreProblemsAndThreeWhenNothingOpens) {
    const auto folder = golden("datasets/damaged");
    ORRERY_OWNS(folder, "goldens/datasets/damaged");
    EXPECT_EQ(run("dataset " + quoted(folder / "lerobot_v21/missing_video")).status, 1);
    const Outcome refused = run("dataset --json " + quoted(folder / "lerobot_v21/info_not_json"));
    EXPECT_EQ(refused.status, 3);
    const auto error = nlohmann::json::parse(refused.out).at("error");
    EXPECT_EQ(error.at("kind"), "corrupt");
    EXPECT_EQ(error.at("class"), "not_json");
    EXPECT_EQ(run("dataset").status, 2);
}

TEST(FrameCommand, WritesTheExactPicture) {
    const auto folder = golden("datasets/small/lerobot_v30");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    const Outcome result =
        run("frame " + quoted(folder) + " --episode 2 --step 4 --feature front --out picture.png --json");
    ASSERT_EQ(result.status, 0);
    const auto report = nlohmann::json::parse(result.out);
    EXPECT_EQ(report.at("feature"), "observation.images.front");
    EXPECT_NEAR(report.at("pts_seconds").get<double>(), 0.4, 1e-6);
    EXPECT_EQ(report.at("mean_rgb").size(), 3u);

    std::ifstream stream("picture.png", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    auto picture = decodePicture(std::as_bytes(std::span(bytes)), "picture.png");
    ASSERT_TRUE(picture);
    EXPECT_EQ(drawnNumber(**picture), 12 + 9 + 4);
    std::vector<std::uint8_t> rgb;
    for (std::size_t i = 0; i < (*picture)->rgba.size(); ++i) {
        if (i % 4 < 3) rgb.push_back((*picture)->rgba[i]);
    }
    EXPECT_EQ(report.at("sha256"), sha256Hex(std::as_bytes(std::span(rgb))));
}

TEST(FrameCommand, NamesWhatIsNotThere) {
    const auto folder = golden("datasets/small/lerobot_v30");
    ORRERY_OWNS(folder, "goldens/datasets/small");
    for (const char* wrong : {"--episode 9 --step 0", "--episode 0 --step 12", "--episode 0 --step 0 --feature side"}) {
        std::filesystem::remove("none.png");
        EXPECT_EQ(run("frame " + quoted(folder) + " " + wrong + " --out none.png").status, 3) << wrong;
        EXPECT_FALSE(std::filesystem::exists("none.png"));
    }
}

}  // namespace
}  // namespace orrery::test
