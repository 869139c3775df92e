// What every command of orrery-cli has in common, inspect and bench.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/command_line.h"

namespace orrery::test {
namespace {

Outcome run(const std::string& arguments) { return runProgram(ORRERY_CLI, arguments); }

std::string tiny() { return "--device cpu --model '" + (golden("gr1/tiny") / "snapshot_tiny.pt").string() + "' "; }

TEST(CommandLine, VersionNamesTheLibrariesItStandsOn) {
    const Outcome result = run("--version");
    EXPECT_EQ(result.status, 0);
    EXPECT_TRUE(result.out.starts_with("orrery "));
    for (const char* library : {"\nLibTorch 2", "\nFFmpeg ", "\nCUDA ", "\nVulkan ", "\nQt "}) {
        EXPECT_NE(result.out.find(library), std::string::npos) << library << " in " << result.out;
    }
}

TEST(CommandLine, SpellingMistakesGetASuggestion) {
    const Outcome command = run("inspct x.pt");
    EXPECT_EQ(command.status, 2);
    EXPECT_NE(command.errors.find("did you mean inspect?"), std::string::npos) << command.errors;
    EXPECT_EQ(std::ranges::count(command.errors, '\n'), 1) << command.errors;
    const Outcome option = run("inspect --statz x.pt");
    EXPECT_EQ(option.status, 2);
    EXPECT_NE(option.errors.find("did you mean --stats?"), std::string::npos) << option.errors;
}

TEST(CommandLine, WrongUsageIsOneDocumentToo) {
    for (const char* arguments : {"inspect --json", "predict --json --model a --dataset b --out c", "bench train --json", "parity --json",
                                  "bench stp --json", "inspect --json --nothing-like-this x.pt"}) {
        const Outcome result = run(arguments);
        EXPECT_EQ(result.status, 2) << arguments;
        const auto document = result.json();
        ASSERT_TRUE(document.is_object()) << arguments << ": " << result.out << result.errors;
        EXPECT_EQ(document["error"]["class"], "usage") << arguments;
        for (const char* key : {"kind", "message", "where", "hint"}) EXPECT_TRUE(document["error"].contains(key)) << arguments;
    }
}

TEST(CommandLine, HelpIsThereOnEachLevel) {
    for (const char* arguments : {"--help", "inspect --help", "predict --help", "parity --help", "bench --help", "bench step --help",
                                  "dataset --help", "frame --help"}) {
        EXPECT_EQ(run(arguments).status, 0) << arguments;
    }
}

TEST(InspectCommand, HasTheFieldsOfItsSpecification) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    const Outcome result = run("inspect --json '" + (golden("gr1/tiny") / "snapshot_tiny.pt").string() + "'");
    ASSERT_EQ(result.status, 0) << result.errors;
    const auto report = result.json();
    for (const char* key : {"file", "container", "size", "family", "family_reason", "confidence", "sha256_quick", "companions", "config", "tensors",
                            "tensor_count", "parameter_count", "matched", "missing", "unexpected", "values", "opaque", "notices"}) {
        EXPECT_TRUE(report.contains(key)) << key;
    }
    EXPECT_EQ(report["family"], "gr1");
    EXPECT_EQ(report["confidence"], "certain");
    EXPECT_EQ(report["config"]["n_layer"], (nlohmann::json{{"value", 2}, {"source", "shapes"}}));
    EXPECT_EQ(report["config"]["n_head"], (nlohmann::json{{"value", 4}, {"source", "config.json"}}));
    EXPECT_TRUE(report["missing"].empty());
    for (const char* key : {"path", "name", "dtype", "shape", "strides", "storage_offset", "bytes", "shares_storage_with"}) {
        EXPECT_TRUE(report["tensors"][0].contains(key)) << key;
    }
    for (const auto& companion : report["companions"]) EXPECT_TRUE(companion["found"].is_boolean() && companion["role"].is_string());
}

TEST(BenchCommand, StepHasEqualOutputsAndNamesWhatItMeasured) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    const auto folder = golden("gr1/tiny");
    const Outcome result = run("bench step --json " + tiny() + "--vocabulary '" + (folder / "bpe_tiny_vocab.txt.gz").string() + "'");
    ASSERT_EQ(result.status, 0) << result.errors;
    const auto report = result.json();
    const auto& step = report.at("results").at(0);
    EXPECT_LT(step.at("max_abs_difference").get<double>(), 1e-5);
    EXPECT_GE(step.at("runs").get<int>(), 5);
    for (const char* key : {"name", "precision", "device", "threads", "median_ms", "p95_ms", "reference", "reference_ms", "ratio"}) {
        EXPECT_TRUE(step.contains(key)) << key;
    }
    EXPECT_TRUE(report.at("machine").contains("load_average"));
    EXPECT_EQ(report.at("provenance").at("files").at(0).at("role"), "model");
}

TEST(BenchCommand, LoadReadsTheFileThatItWroteAndLeavesNothing) {
    std::filesystem::remove_all("temporary");
    std::filesystem::create_directory("temporary");
    const Outcome result = runProgram(std::string("TMPDIR=temporary ") + ORRERY_CLI, "bench load --json");
    ASSERT_EQ(result.status, 0) << result.errors << result.out;
    const auto rows = result.json().at("results");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_TRUE(rows[1].at("reference").is_null());
    EXPECT_TRUE(std::filesystem::is_empty("temporary"));
    EXPECT_EQ(run("bench load --json --python /bin/false").json()["error"]["kind"], "not_found");
}

/// Every row has numbers that can be: a median of some time, and no p95 below it.
void expectTimes(const nlohmann::json& rows) {
    for (const auto& row : rows) {
        SCOPED_TRACE(row.at("name").get<std::string>());
        EXPECT_GT(row.at("median_ms").get<double>(), 0);
        EXPECT_GE(row.at("p95_ms").get<double>(), row.at("median_ms").get<double>());
        EXPECT_GE(row.at("runs").get<int>(), 5);
    }
}

TEST(BenchCommand, AllRunsEveryBenchmarkAndPutsThemInOneDocument) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    std::filesystem::remove_all("temporary");
    std::filesystem::create_directory("temporary");
    const std::string vocabulary = "--vocabulary '" + (golden("gr1/tiny") / "bpe_tiny_vocab.txt.gz").string() + "'";
    const Outcome result = runProgram(std::string("TMPDIR=temporary ") + ORRERY_CLI, "bench all --json " + tiny() + vocabulary);
    ASSERT_EQ(result.status, 0) << result.errors << result.out;
    const auto report = result.json();
    const auto& rows = report.at("results");
    expectTimes(rows);
    const auto count = [&](std::string_view begin) {
        return std::ranges::count_if(rows, [&](const auto& row) { return row.at("name").template get<std::string>().starts_with(begin); });
    };
    EXPECT_EQ(rows.size(), 5u);
    EXPECT_EQ(count("video of 640 x 480 px, one frame "), 2);
    EXPECT_EQ(count("gr1 step"), 1);
    EXPECT_EQ(report.at("provenance").at("files").at(0).at("role"), "model");
    EXPECT_TRUE(std::filesystem::is_empty("temporary"));
}

TEST(BenchCommand, ErrorsAreDocuments) {
    const Outcome missing = run("bench step --json --model nowhere.pt");
    EXPECT_EQ(missing.status, 3);
    EXPECT_EQ(missing.json()["error"]["kind"], "not_found");
    const Outcome device = run("bench step --json --device cuda:x " + std::string("--model nowhere.pt"));
    EXPECT_EQ(device.status, 3);
    EXPECT_EQ(run("bench plan --json").json()["error"]["where"], "bench plan");
}

TEST(BenchCommand, StepWithoutAModelNamesTheVocabularyThatIsNotThere) {
    const Outcome result = run("bench step --json --vocabulary nowhere.gz");
    EXPECT_EQ(result.status, 3);
    EXPECT_NE(result.json()["error"]["where"].get<std::string>().find("nowhere.gz"), std::string::npos) << result.out;
}

}  // namespace
}  // namespace orrery::test
