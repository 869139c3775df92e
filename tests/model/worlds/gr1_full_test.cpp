// The released size, with the project's own frames. Slow: 900 MB of weights.
#include <c10/core/InferenceMode.h>

#include "model/archives/npy.h"
#include "model/worlds/gr1/gr1_model_torch.h"
#include "tests/support/gr1_golden_torch.h"

namespace orrery {
namespace {

using namespace test;

TEST(Gr1Full, TextTowerEqualsTheRecording) {
    const auto folder = fullGr1();
    ORRERY_NEEDS(folder, "the full-size GR-1 (ORRERY_FULL_GR1)");
    const auto io = recordingOf("full_released");
    ORRERY_OWNS(io, "goldens/gr1/full_released");
    const c10::InferenceMode inference;
    const auto checkpoint = openCheckpoint(folder / "ViT-B-32.pt");
    ASSERT_TRUE(checkpoint) << describe(checkpoint.error());
    const auto text = gr1::ClipText::load(*checkpoint, at::kCPU, at::kFloat);
    ASSERT_TRUE(text) << describe(text.error());
    expectNear((*text)(io.at("input.token_ids").to(at::kLong)), io.at("mid.text.fp32"), 1e-5, "text");
}

at::Tensor framesOf(const std::filesystem::path& folder, const std::string& key) {
    std::vector<at::Tensor> frames;
    for (int id = 358482; id < 358492; ++id) {
        const auto file = MappedFile::open(folder / ("episode_0" + std::to_string(id) + ".npz"));
        if (!file) return {};
        const auto archive = ZipReader::open(*file);
        if (!archive) return {};
        const auto array = readNpzMember(**archive, key);
        if (!array) return {};
        frames.push_back(nn::toTorch(*array).clone());
    }
    return at::stack(frames, 0).unsqueeze(0);  // [1, 10, H, W, 3]
}

TEST(Gr1Full, WholeNetworkEqualsTheRecordingWithTenAndWithFourSlots) {
    const auto folder = fullGr1();
    ORRERY_NEEDS(folder, "the full-size GR-1 (ORRERY_FULL_GR1)");
    const auto frames = shared("data/calvin_layout_derived/training");
    ORRERY_NEEDS(frames, "data/calvin_layout_derived");
    const auto io = recordingOf("full_released");
    ORRERY_OWNS(io, "goldens/gr1/full_released");
    const c10::InferenceMode inference;
    const auto checkpoint = openCheckpoint(folder / "snapshot_ABCD.pt");
    ASSERT_TRUE(checkpoint);
    const auto model = gr1::loadGr1(*checkpoint, {}, {});
    ASSERT_TRUE(model) << describe(model.error());
    gr1::WindowInput input{framesOf(frames, "rgb_static"), framesOf(frames, "rgb_gripper"), io.at("input.arm"),
                           io.at("input.gripper_value"), io.at("input.token_ids").slice(0, 0, 1).to(at::kLong),
                           at::ones({1, 10}, at::kLong), {}};
    ASSERT_TRUE(input.staticRgb.defined());
    const auto output = gr1::forward((*model)->networks(), input, {});
    expectNear(output.arm, io.at("output.arm"), 1e-5, "arm");
    expectNear(output.gripperLogit, io.at("output.gripper_logit"), 1e-5, "gripper");
    expectNear(output.frames[0].to(at::kDouble).square().mean(-1), io.at("output.obs_preds.static.mean_square"), 1e-5, "static");
    expectNear(output.handFrames[0].to(at::kDouble).square().mean(-1), io.at("output.obs_preds.hand.mean_square"), 1e-5, "hand");

    input.mask.slice(1, 4).zero_();
    const auto four = gr1::forward((*model)->networks(), input, {true, false, false});
    expectNear(four.arm.slice(1, 0, 4), io.at("output.arm.four_slots"), 1e-5, "four slots");
    input.mask.fill_(1);
    input.textFeature = io.at("mid.text.fp16_normalised");
    const auto half = gr1::forward((*model)->networks(), input, {true, false, false});
    expectNear(half.arm, io.at("output.arm.text_fp16"), 1e-5, "official fp16 text");
}

}  // namespace
}  // namespace orrery
