// GR-1 against the numbers of the official code: every case of goldens/gr1 that has a parity entry.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "model/worlds/parity.h"
#include "tests/support/paths.h"

namespace orrery {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json readCase(const fs::path& folder) { return json::parse(std::ifstream(folder / "case.json"), nullptr, false); }

/// Names of the folders whose case.json has a parity entry, in order.
std::vector<std::string> parityCases() {
    std::vector<std::string> names;
    const fs::path root = test::golden("gr1");
    if (root.empty()) return names;
    for (const auto& entry : fs::directory_iterator(root)) {
        if (readCase(entry.path()).contains("parity")) names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

class ParityCase : public testing::TestWithParam<std::string> {};

TEST_P(ParityCase, EqualsTheRecording) {
    const auto folder = test::golden(fs::path("gr1") / GetParam());
    const auto request = parityFromCase(folder / "case.json");
    ASSERT_TRUE(request) << describe(request.error());
    EXPECT_FALSE(request->mustCompare.empty());
    const auto report = runParity(*request);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_TRUE((*report)["within"].get<bool>());
    for (const auto& row : (*report)["tensors"]) EXPECT_TRUE(row["within"].get<bool>()) << row.dump();
    // recordings of another case hold more than these targets compute
    if (request->recordings.size() > 1) return;
    for (const auto& row : (*report)["not_compared"]) ADD_FAILURE() << "not compared: " << row.dump();
}

INSTANTIATE_TEST_SUITE_P(Goldens, ParityCase, testing::ValuesIn(parityCases()));

TEST(ParityCases, AreAllThere) {
    ORRERY_OWNS(test::golden("gr1/tiny"), "goldens/gr1");
    EXPECT_GE(parityCases().size(), 5u);
}

class Parity : public testing::Test {
protected:
    void SetUp() override {
        ORRERY_OWNS(test::golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
        request = *parityFromCase(test::golden("gr1/tiny_all") / "case.json");
    }
    ParityRequest request;
};

TEST_F(Parity, SaysNoWhenARecordingIsMissingOrTheToleranceIsTooNarrow) {
    request.recordings.push_back(test::golden("gr1/tiny_batch") / "no_such.safetensors");
    EXPECT_EQ(runParity(request).error().kind, Error::Kind::NotFound);
    request.recordings.pop_back();
    request.tolerance = 1e-12;
    EXPECT_FALSE((*runParity(request))["within"].get<bool>());
}

TEST_F(Parity, ListsWhatMustBeComparedAndWasNotRecorded) {
    request.mustCompare.push_back("output.not_there");
    const auto report = *runParity(request);
    EXPECT_FALSE(report["within"].get<bool>());
    const auto& rows = report["not_compared"];
    ASSERT_EQ(rows.size(), 1u) << rows;
    EXPECT_EQ(rows[0]["name"], "output.not_there");
    EXPECT_EQ(rows[0]["reason"], "must be compared, and no recording holds it");
}

TEST_F(Parity, RulesThatMakeNoSenseAreReasonsNotFailures) {
    const std::pair<const char*, const char*> rules[] = {
        {"output.arm", R"([])"},
        {"output.gripper_logit", R"({"of": 3, "op": "mean"})"},
        {"mid.stacked", R"({"of": "output.arm", "op": "take", "axis": 2, "indices": [99]})"},
        {"mid.stacked_ln", R"({"of": "output.arm", "op": "take", "axis": "x", "indices": [0]})"},
        {"mid.trunk.block0", R"({"of": "output.arm", "op": "take"})"},
        {"mid.trunk.block1", R"({"of": "output.arm", "op": "pick", "axis": 2, "index": 6})"},
        {"mid.trunk.ln_f", R"({"of": "output.arm", "op": "mean", "axis": 3})"},
        {"mid.state.embed", R"({"of": "output.arm", "op": "rotate"})"}};
    json derive = json::object();
    for (const auto& [name, rule] : rules) derive[name] = json::parse(rule);
    request.derive = derive.dump();
    request.mustCompare = {"output.arm"};
    const auto report = runParity(request);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_FALSE((*report)["within"].get<bool>());
    for (const auto& [name, rule] : rules) {
        const auto listed = [&](const json& row) { return row["name"] == name && !row["reason"].get<std::string>().empty(); };
        EXPECT_TRUE(std::ranges::any_of((*report)["not_compared"], listed)) << name << rule;
    }
}

TEST_F(Parity, UnknownTargetsAreNamed) {
    request.targets = "act_pred,fwd_prd";
    const auto report = runParity(request);
    ASSERT_FALSE(report);
    EXPECT_NE(report.error().message.find("fwd_prd"), std::string::npos);
}

TEST_F(Parity, ARecordingOfAnotherShapeIsNamed) {
    request.recordings = {test::golden("gr1/rollout") / "io.safetensors"};
    const auto report = runParity(request);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, Error::Kind::Corrupt) << describe(report.error());
    EXPECT_NE(report.error().message.find("input."), std::string::npos);
}

TEST_F(Parity, Stops) {
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(runParity(request, source.get_token()).error().kind, Error::Kind::Cancelled);
}

TEST(ParityCaseFile, MistypedEntriesAreErrorsThatNameTheKey) {
    const std::pair<const char*, const char*> entries[] = {
        {"model", R"({"model": 3})"},           {"recordings", R"({"recordings": "io.safetensors"})"},
        {"recordings", R"({"recordings": [1]})"}, {"tolerance", R"({"tolerance": "1e-5"})"},
        {"must_compare", R"({"must_compare": {}})"}, {"derive", R"({"derive": []})"}, {"targets", R"({"targets": ["act_pred"]})"}};
    for (const auto& [key, entry] : entries) {
        std::ofstream("case.json") << R"({"parity": )" << entry << "}";
        const auto request = parityFromCase("case.json");
        ASSERT_FALSE(request) << entry;
        EXPECT_EQ(request.error().kind, Error::Kind::Corrupt);
        EXPECT_NE(request.error().message.find('"' + std::string(key) + '"'), std::string::npos) << request.error().message;
    }
    std::ofstream("case.json") << "[1, 2";
    EXPECT_EQ(parityFromCase("case.json").error().kind, Error::Kind::Corrupt);
    std::ofstream("case.json") << R"({"parity": 3})";
    EXPECT_EQ(parityFromCase("case.json").error().kind, Error::Kind::Unsupported);
}

}  // namespace
}  // namespace orrery
