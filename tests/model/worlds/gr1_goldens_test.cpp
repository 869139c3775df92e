// GR-1 against the numbers of the official code, case by case.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "model/worlds/parity.h"
#include "tests/support/paths.h"

namespace orrery {
namespace {

class ParityCase : public testing::TestWithParam<const char*> {};

TEST_P(ParityCase, EqualsTheRecording) {
    const auto folder = test::golden(std::filesystem::path("gr1") / GetParam());
    ORRERY_NEEDS(folder, "the golden");
    const auto request = parityFromCase(folder / "case.json");
    ASSERT_TRUE(request) << describe(request.error());
    const auto report = runParity(*request);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_TRUE((*report)["within"].get<bool>());
    for (const auto& row : (*report)["tensors"]) EXPECT_TRUE(row["within"].get<bool>()) << row.dump();
    // a run without pictures leaves out what only pictures have
    if (std::string(GetParam()) == "tiny_act_only") return;
    for (const auto& row : (*report)["not_compared"]) ADD_FAILURE() << "not compared: " << row.dump();
}

INSTANTIATE_TEST_SUITE_P(Goldens, ParityCase,
                         testing::Values("tiny_all", "tiny_act_only", "tiny_padding", "tiny_no_hand", "tiny_batch"));

TEST(Parity, SaysNoWhenAWeightIsWrong) {
    const auto folder = test::golden("gr1/tiny_all");
    auto request = parityFromCase(folder / "case.json");
    ASSERT_TRUE(request);
    request->recordings.push_back(test::golden("gr1/tiny_batch") / "no_such.safetensors");
    EXPECT_EQ(runParity(*request).error().kind, Error::Kind::NotFound);
    request->recordings.pop_back();
    request->mustCompare.push_back("output.not_there");
    EXPECT_FALSE((*runParity(*request))["within"].get<bool>());
    request->mustCompare.clear();
    request->tolerance = 1e-12;
    EXPECT_FALSE((*runParity(*request))["within"].get<bool>());
}

}  // namespace
}  // namespace orrery
