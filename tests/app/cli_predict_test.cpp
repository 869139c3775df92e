// The command predict over our own episodes with the tiny GR-1.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "model/base/sha256.h"
#include "tests/support/command_line.h"

namespace orrery::test {
namespace {

namespace fs = std::filesystem;

std::string arguments(const std::string& rest) {
    const auto tiny = golden("gr1/tiny");
    return "predict --device cpu --model '" + (tiny / "snapshot_tiny.pt").string() + "' --vocabulary '" + (tiny / "bpe_tiny_vocab.txt.gz").string() +
           "' --dataset '" + (dataFolder() / "lerobot_v21_tabletop").string() + "' " + rest;
}

std::string sha256Of(const fs::path& file) {
    const std::string bytes = contentOf(file);
    return sha256Hex(std::as_bytes(std::span(bytes)));
}

TEST(PredictCommand, WritesTensorsMetricsAndTheVideo) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    fs::remove_all("out");
    const Outcome result = runProgram(ORRERY_CLI, arguments("--episode 3 --steps 2:5 --video --json --out out"));
    ASSERT_EQ(result.status, 0) << result.errors << result.out;
    for (const char* file : {"predictions.safetensors", "predictions.json", "predictions.mp4"}) EXPECT_TRUE(fs::is_regular_file(fs::path("out") / file)) << file;
    const auto report = result.json();
    EXPECT_EQ(report["steps"].size(), 3u);
    EXPECT_EQ(report["steps"][0]["horizon"], 3);
    EXPECT_TRUE(report["steps"][0]["frames"]["rgb_static"].contains("mae"));
    EXPECT_EQ(report["video"]["columns"], (nlohmann::json{"truth", "prediction", "error"}));
    EXPECT_EQ(report["video"]["pictures"], 3);
    EXPECT_NE(result.errors.find("on cpu, fp32"), std::string::npos) << result.errors;
}

TEST(PredictCommand, ProvenanceNamesFilesWithTheirHashesAndWhatWasRun) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    const Outcome result = runProgram(ORRERY_CLI, arguments("--episode 3 --steps 0:1 --video --quiet --json --out out"));
    ASSERT_EQ(result.status, 0) << result.errors;
    EXPECT_EQ(result.errors, "");
    const auto provenance = result.json()["provenance"];
    for (const char* key : {"files", "episode", "steps", "instruction", "seed", "precision", "device", "version"}) EXPECT_TRUE(provenance.contains(key)) << key;
    bool model = false;
    for (const auto& file : provenance["files"]) {
        EXPECT_EQ(file["sha256"], sha256Of(file["file"].get<std::string>())) << file;
        model = model || file["role"] == "model";
    }
    EXPECT_TRUE(model);
}

TEST(PredictCommand, ControlCLeavesNoHalfWrittenFile) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    fs::remove_all("stopped");
    const RunningProgram program(ORRERY_CLI, arguments("--episodes all --video --json --out stopped"));
    // the first unfinished file shows that the work has begun
    const auto begun = [] { return fs::exists("stopped/episode_000000/predictions.safetensors.elements"); };
    for (int i = 0; i < 6000 && !begun(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    ASSERT_TRUE(begun()) << contentOf("errors.txt");
    const Outcome result = program.interrupt();
    EXPECT_EQ(result.status, 130);
    EXPECT_EQ(result.json()["error"]["kind"], "cancelled") << result.out;
    for (const auto& entry : fs::recursive_directory_iterator("stopped")) {
        EXPECT_NE(entry.path().extension(), ".part") << entry.path();
        EXPECT_NE(entry.path().extension(), ".elements") << entry.path();
    }
}

TEST(PredictCommand, SaysWhichCompanionsAreMissing) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    fs::create_directories("bare");
    fs::copy_file(golden("gr1/tiny") / "snapshot_tiny.pt", "bare/snapshot.pt", fs::copy_options::overwrite_existing);
    const Outcome result = runProgram(std::string("ORRERY_MODELS= ") + ORRERY_CLI,
                                      "predict --json --model bare/snapshot.pt --dataset '" + (dataFolder() / "lerobot_v21_tabletop").string() + "' --episode 0 --out nothing");
    EXPECT_EQ(result.status, 3);
    const auto error = result.json()["error"];
    EXPECT_EQ(error["class"], "missing_part") << result.out;
    EXPECT_NE(error["message"].get<std::string>().find("ViT-B-32.pt"), std::string::npos);
    EXPECT_NE(error["message"].get<std::string>().find("mae_pretrain_vit_base.pth"), std::string::npos);
    EXPECT_FALSE(fs::exists("nothing"));
}

}  // namespace
}  // namespace orrery::test
