// CLIP's text tower against its recordings.
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "model/worlds/gr1/clip_text_torch.h"
#include "model/worlds/stoppable_checkpoint.h"
#include "tests/support/gr1_golden_torch.h"

namespace orrery {
namespace {

using namespace test;

/// Folders of goldens/gr1 that record a text tower.
std::vector<std::string> textCases() {
    std::vector<std::string> names;
    const auto root = golden("gr1");
    if (root.empty()) return names;
    for (const auto& entry : std::filesystem::directory_iterator(root)) {
        const auto name = entry.path().filename().string();
        if (std::filesystem::exists(entry.path() / "case.json") && caseOf(name).value("part", "") == "CLIP text tower") names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

class ClipTextCase : public testing::TestWithParam<std::string> {};

TEST_P(ClipTextCase, EqualsTheRecordingInBothPrecisions) {
    const c10::InferenceMode inference;
    const std::string name = GetParam();
    const auto io = recordingOf(name);
    ASSERT_FALSE(io.empty());
    const auto file = caseOf(name)["checkpoint"].get<std::string>();  // "ViT-tiny.pt (what it is)"
    const auto checkpoint = openCheckpoint(golden("gr1/" + name) / file.substr(0, file.find(' ')));
    ASSERT_TRUE(checkpoint) << describe(checkpoint.error());
    const auto ids = io.at("input.token_ids").to(at::kLong);
    const auto text = gr1::ClipText::load(*checkpoint, at::kCPU, at::kFloat);
    ASSERT_TRUE(text) << describe(text.error());
    const auto feature = (*text)(ids);
    expectNear(feature, io.at("output.text_fp32"), 1e-5, "feature");
    expectNear((*text)(ids, gr1::ClipText::Rows::All), io.at("output.text_fp32"), 1e-5, "all positions");
    expectNear(gr1::ClipText::normalised(feature), io.at("output.text_fp32_normalised"), 1e-5, "normalised");

    const auto half = gr1::ClipText::load(*checkpoint, at::kCPU, at::kHalf);
    ASSERT_TRUE(half);
    expectNear(gr1::ClipText::normalised((*half)(ids)), io.at("output.text_fp16_normalised"), 2e-3, "half precision");
}

INSTANTIATE_TEST_SUITE_P(Goldens, ClipTextCase, testing::ValuesIn(textCases()));

TEST(ClipText, LoadingStops) {
    ORRERY_OWNS(golden("gr1/tiny"), "goldens/gr1/tiny");
    std::stop_source source;
    source.request_stop();
    const auto text = gr1::ClipText::load(stoppable(*openCheckpoint(golden("gr1/tiny") / "ViT-tiny.pt"), source.get_token()), at::kCPU, at::kFloat);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().kind, Error::Kind::Cancelled);
}

}  // namespace
}  // namespace orrery
