// The path that reuses encodings, held against the official evaluation wrapper and against the plain forward pass.
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "tests/support/tiny_gr1_torch.h"

namespace orrery {
namespace {

using namespace test;

TEST(Gr1, StepsLikeTheOfficialEvaluationWhileTheWindowFillsSlidesAndIsReset) {
    const c10::InferenceMode inference;
    const auto io = recordingOf("rollout");
    const auto instructions = caseOf("rollout")["instructions"].get<std::vector<std::string>>();
    const auto model = tinyModel();
    ASSERT_NE(model, nullptr);
    std::vector<StepEncodingPtr> window;
    for (std::int64_t step = 0; step < 24; ++step) {
        if (io.at("input.reset_before")[step].item<int>() == 1) window.clear();
        const auto encoding = model->encode(rolloutStep(io, step), {});
        ASSERT_TRUE(encoding) << describe(encoding.error());
        window.push_back(*encoding);
        if (window.size() > 10) window.erase(window.begin());
        EXPECT_EQ(static_cast<int>(window.size()), io.at("mid.valid_slots")[step].item<int>());
        const auto text = model->encodeText(instructions[static_cast<std::size_t>(io.at("input.instruction")[step].item<int>())], {});
        ASSERT_TRUE(text);
        const auto prediction = model->predict(window, *text, {true, false}, {});
        ASSERT_TRUE(prediction);
        const auto& action = (*prediction)->action;
        ASSERT_EQ(action.size(), 7u);
        expectNear(at::tensor(at::ArrayRef<float>(action)), io.at("output.action")[step], 1e-5, "action " + std::to_string(step));
        EXPECT_EQ(action[6], io.at("output.action")[step][6].item<float>());
        expectNear(at::tensor({*(*prediction)->gripperLogit}), io.at("output.gripper_logit")[step], 1e-5, "logit");
    }
}

TEST(Gr1, PredictsThePicturesOfThePlainForwardPass) {
    const c10::InferenceMode inference;
    const auto io = recordingOf("tiny_all");
    const auto model = tinyModel();
    ASSERT_NE(model, nullptr);
    std::vector<StepEncodingPtr> window;
    for (std::int64_t slot = 0; slot < 10; ++slot) {
        window.push_back(*model->encode(windowSlot(io, slot), {}));
    }
    const auto text = model->encodeText(caseOf("tiny_all")["instructions"][0].get<std::string>(), {});
    ASSERT_TRUE(text) << describe(text.error());
    const auto prediction = model->predict(window, *text, {}, {});
    ASSERT_TRUE(prediction);
    for (const auto& [input, name] : {std::pair{"rgb_static", "static"}, std::pair{"rgb_gripper", "hand"}}) {
        const auto patches = nn::toTorch((*prediction)->frames.at(input).patches);
        const auto recorded = io.at(std::string("output.obs_preds.") + name + ".mean_square")[0][9];
        expectNear(patches.to(at::kDouble).square().mean(-1), recorded, 1e-5, name);
    }
}

TEST(Gr1, PictureOfItsOwnNormalisedPatchesIsTheFrameAgain) {
    const auto io = recordingOf("tiny_all");
    const auto frame = frameOf(io.at("input.static_u8")[0][0]);
    const auto patches = gr1::patchify(gr1::preprocess(gr1::rgbOf(*frame)));
    const auto statistics = gr1::patchStatistics(patches);
    const auto normalised = (patches - statistics.mean) / (statistics.deviation + 1e-6);
    const auto again = gr1::pictureOf(nn::toHost(normalised[0]), Contrast::Seen, frame);
    const auto model = tinyModel();
    const auto truth = model->preprocessedTruth(frame);
    ASSERT_TRUE(truth);
    const auto expected = nn::toTorch(*truth).mul(255).round().to(at::kInt);
    ASSERT_EQ(again->width, 224);
    int worst = 0;
    for (std::int64_t i = 0; i < 224 * 224; ++i) {
        const int red = expected[0].view(-1)[i].item<int>();
        worst = std::max(worst, std::abs(red - again->rgba[static_cast<std::size_t>(4 * i)]));
        i += 36;  // every 37th pixel: item() is slow
    }
    EXPECT_LE(worst, 1);
}

TEST(Gr1, NamesTheInputThatIsMissing) {
    const auto io = recordingOf("rollout");
    const auto model = tinyModel();
    auto observation = rolloutStep(io, 0);
    observation.images.erase("rgb_gripper");
    const auto encoding = model->encode(observation, {});
    ASSERT_FALSE(encoding);
    EXPECT_NE(encoding.error().message.find("rgb_gripper"), std::string::npos);
}

TEST(Gr1, StopsBetweenBlocks) {
    const auto io = recordingOf("rollout");
    const auto model = tinyModel();
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(model->encode(rolloutStep(io, 0), source.get_token()).error().kind, Error::Kind::Cancelled);
}

TEST(Gr1, WithoutTextModelEncodesPicturesAndSaysWhatIsMissing) {
    const auto folder = golden("gr1/tiny");
    LoadOptions options;
    options.imageModel = folder / "mae_tiny.pth";
    options.vocabulary = folder / "bpe_tiny_vocab.txt.gz";
    std::filesystem::create_directory("alone");
    std::filesystem::copy_file(folder / "snapshot_tiny.pt", "alone/snapshot.pt", std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(folder / "config.json", "alone/config.json", std::filesystem::copy_options::overwrite_existing);
    const auto checkpoint = openCheckpoint("alone/snapshot.pt");
    ASSERT_TRUE(checkpoint);
    const auto model = gr1::loadGr1(*checkpoint, options, {});
    ASSERT_TRUE(model) << describe(model.error());
    EXPECT_TRUE((*model)->card().can(Capability::EncodePatches));
    EXPECT_FALSE((*model)->card().can(Capability::Act));
    EXPECT_NE((*model)->card().off.find("ViT-B-32.pt"), std::string::npos);
    const auto io = recordingOf("rollout");
    EXPECT_TRUE((*model)->patches(frameOf(io.at("input.static_u8")[0]), 0, {}));
}

}  // namespace
}  // namespace orrery
