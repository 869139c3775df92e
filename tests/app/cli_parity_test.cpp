// The command parity, as a person runs it.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <nlohmann/json.hpp>

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

std::string caseOption() { return "parity --device cpu --case '" + golden("gr1/tiny_all").string() + "/case.json' "; }

TEST(ParityCommand, FindsARecordingOfTheModelWithinTolerance) {
    ORRERY_NEEDS(golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
    const Outcome result = run(caseOption() + "--json");
    ASSERT_EQ(result.status, 0);
    const auto report = nlohmann::json::parse(result.out);
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
    ORRERY_NEEDS(golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
    const Outcome result = run(caseOption() + "--tolerance 1e-12 --json");
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(nlohmann::json::parse(result.out).at("within"), false);
}

TEST(ParityCommand, EndsWithThreeForFilesThatAreNotThereAndTwoForWrongUsage) {
    ORRERY_NEEDS(golden("gr1/tiny_all"), "goldens/gr1/tiny_all");
    const Outcome result = run(caseOption() + "--model nowhere.pt --json");
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(nlohmann::json::parse(result.out).at("error").at("kind"), "not_found");
    EXPECT_EQ(run("parity --case nowhere.json").status, 3);
    EXPECT_EQ(run("parity").status, 2);
    EXPECT_EQ(run("bench step").status, 2);
    EXPECT_EQ(run("bench load").status, 2);
}

}  // namespace
}  // namespace orrery::test
