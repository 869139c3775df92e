// CLIP's text tower against its recordings.
#include <c10/core/InferenceMode.h>

#include "model/worlds/gr1/clip_text_torch.h"
#include "tests/support/gr1_golden_torch.h"

namespace orrery {
namespace {

using namespace test;

class ClipTextCase : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(ClipTextCase, EqualsTheRecordingInBothPrecisions) {
    const c10::InferenceMode inference;
    const auto [name, file] = GetParam();
    const auto io = recordingOf(name);
    ASSERT_FALSE(io.empty());
    const auto checkpoint = openCheckpoint(golden(std::string("gr1/") + name) / file);
    ASSERT_TRUE(checkpoint) << describe(checkpoint.error());
    const auto ids = io.at("input.token_ids").to(at::kLong);
    const auto text = gr1::ClipText::load(*checkpoint, at::kCPU, at::kFloat);
    ASSERT_TRUE(text) << describe(text.error());
    const auto feature = (*text)(ids);
    expectNear(feature, io.at("output.text_fp32"), 1e-5, "feature");
    expectNear(gr1::ClipText::normalised(feature), io.at("output.text_fp32_normalised"), 1e-5, "normalised");

    const auto half = gr1::ClipText::load(*checkpoint, at::kCPU, at::kHalf);
    ASSERT_TRUE(half);
    expectNear(gr1::ClipText::normalised((*half)(ids)), io.at("output.text_fp16_normalised"), 2e-3, "half precision");
}

INSTANTIATE_TEST_SUITE_P(Goldens, ClipTextCase,
                         testing::Values(std::pair{"clip_text_state_dict", "ViT-tiny-state-dict.pt"},
                                         std::pair{"clip_text_torchscript", "../tiny/ViT-tiny.pt"}));

}  // namespace
}  // namespace orrery
