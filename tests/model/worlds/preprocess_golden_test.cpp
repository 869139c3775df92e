// Preprocessing of uint8 frames against the original. The golden holds frames of others, so it stays beside the checkout.
#include <c10/core/InferenceMode.h>

#include "model/worlds/gr1/vision_torch.h"
#include "tests/support/gr1_golden_torch.h"

namespace orrery {
namespace {

using namespace test;

class Preprocess : public testing::TestWithParam<const char*> {};

TEST_P(Preprocess, EqualsTheOriginal) {
    const auto folder = golden("gr1/preprocess");
    ORRERY_NEEDS(folder, "goldens/gr1/preprocess");
    const c10::InferenceMode inference;
    const auto io = recordingOf("preprocess");
    const std::string name = GetParam();
    ASSERT_TRUE(io.contains("input." + name));
    const auto picture = gr1::preprocess(io.at("input." + name).unsqueeze(0))[0];  // [3, 224, 224]
    const auto lines = at::tensor({0, 1, 55, 112, 222, 223}, at::kLong);
    expectNear(picture.index_select(1, lines), io.at("output." + name + ".rows"), 1e-6, "rows");
    expectNear(picture.index_select(2, lines), io.at("output." + name + ".columns"), 1e-6, "columns");
    const auto exact = picture.to(at::kDouble).flatten(1);
    const auto statistics = at::stack({exact.mean(1), exact.square().mean(1), std::get<0>(exact.min(1)), std::get<0>(exact.max(1))});
    expectNear(statistics, io.at("output." + name + ".statistics"), 1e-6, "statistics");
}

INSTANTIATE_TEST_SUITE_P(Frames, Preprocess, testing::Values("frame200", "frame84", "frame256", "frame64"));

/// One row of `size` px, black left and white right, as normalised red values without the normalisation.
at::Tensor edge(std::int64_t size) {
    auto rgb = at::zeros({1, size, size, 3}, at::kByte);
    rgb.slice(2, size / 2).fill_(255);
    return gr1::preprocess(rgb)[0][0][112] * 0.229f + 0.485f;
}

TEST(PreprocessEdge, OvershootsAsTheKernelOfTheOriginalDoes) {  // the check values of gr1.md 2
    const c10::InferenceMode inference;
    const auto expected200 = at::tensor({0.0f, 0.0f, -0.016258f, 0.042256f, 0.957744f, 1.016258f, 1.0f, 1.0f});
    EXPECT_LE((edge(200).slice(0, 108, 116) - expected200).abs().max().item<float>(), 2e-6);
    const auto expected84 = at::tensor({0.0f, 0.0f, -0.021423f, -0.103821f, -0.041199f, 0.292358f, 0.707642f, 1.041199f, 1.103821f, 1.021423f, 1.0f, 1.0f});
    EXPECT_LE((edge(84).slice(0, 106, 118) - expected84).abs().max().item<float>(), 2e-6);
}

}  // namespace
}  // namespace orrery
