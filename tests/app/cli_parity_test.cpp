// The command parity, as a person runs it.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/command_line.h"

namespace orrery::test {
namespace {

Outcome run(const std::string& arguments) { return runProgram(ORRERY_CLI, arguments); }

std::string caseOption() { return "parity --device cpu --case '" + golden("gr1/tiny_all").string() + "/case.json' "; }

TEST(ParityCommand, FindsARecordingOfTheModelWithinTolerance) {
    ORRERY_OWNS(golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
    const Outcome result = run(caseOption() + "--json");
    ASSERT_EQ(result.status, 0);
    const auto report = result.json();
    EXPECT_EQ(report.at("within"), true);
    EXPECT_EQ(report.at("compared"), report.at("tensors").size());
    EXPECT_TRUE(report.at("worst").contains("max_abs"));
    EXPECT_TRUE(report.at("not_compared").is_array());
    bool arm = false;
    for (const auto& row : report.at("tensors")) arm = arm || (row.at("name") == "output.arm" && row.at("within") == true);
    EXPECT_TRUE(arm);
    EXPECT_NE(run(caseOption()).out.find("output.arm"), std::string::npos);
}

TEST(ParityCommand, EndsWithOneWhenATensorIsOutsideTheTolerance) {
    ORRERY_OWNS(golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
    const Outcome result = run(caseOption() + "--tolerance 1e-12 --json");
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.json().at("within"), false);
}

TEST(ParityCommand, EndsWithThreeForFilesThatAreNotThereAndTwoForWrongUsage) {
    ORRERY_OWNS(golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
    const Outcome result = run(caseOption() + "--model nowhere.pt --json");
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(result.json().at("error").at("kind"), "not_found");
    EXPECT_EQ(run("parity --case nowhere.json").status, 3);
    EXPECT_EQ(run("parity").status, 2);
    const Outcome nothing = run("parity --json");
    EXPECT_EQ(nothing.status, 2);
    EXPECT_EQ(nothing.json()["error"]["class"], "usage");
}

TEST(ParityCommand, AMistypedCaseIsAnErrorInOneDocument) {
    std::ofstream("case.json") << R"({"parity": {"model": ["a"], "recordings": 3}})";
    const Outcome result = run("parity --case case.json --json");
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(result.json()["error"]["kind"], "corrupt") << result.out << result.errors;
}

TEST(ParityCommand, NamesItsFilesWithTheirHashes) {
    ORRERY_OWNS(golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
    const auto provenance = run(caseOption() + "--json").json()["provenance"];
    std::vector<std::string> roles;
    for (const auto& file : provenance.at("files")) {
        roles.push_back(file.at("role"));
        EXPECT_EQ(file.at("sha256").get<std::string>().size(), 64u);
    }
    std::ranges::sort(roles);
    EXPECT_EQ(roles, (std::vector<std::string>{"config", "image_model", "model", "recording", "text_model", "vocabulary"}));
    EXPECT_EQ(provenance.at("device"), "cpu");
    EXPECT_EQ(provenance.at("precision"), "fp32");
    EXPECT_TRUE(provenance.contains("version"));
}

}  // namespace
}  // namespace orrery::test
