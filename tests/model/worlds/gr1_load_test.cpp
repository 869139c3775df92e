// What loading says of files that are not as published, and what works all the same.
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "model/worlds/parity.h"
#include "tests/support/edited_checkpoint_torch.h"
#include "tests/support/tiny_gr1_torch.h"

namespace orrery {
namespace {

using namespace test;

std::filesystem::path snapshot() { return golden("gr1/tiny") / "snapshot_tiny.pt"; }

std::filesystem::path without(const std::string& name) {
    return editedCopy(snapshot(), "without.safetensors", {{name}, {}});
}

std::string text(const at::Tensor& tensor) { return toText(Shape(tensor.sizes().vec())); }

class Transposed : public testing::TestWithParam<const char*> {};

TEST_P(Transposed, IsNamedWithTheShapeFoundAndTheShapeExpected) {
    const auto right = tensorOf(snapshot(), GetParam());
    ASSERT_TRUE(right.defined());
    const auto wrong = right.t().contiguous();
    const auto model = loadTiny(editedCopy(snapshot(), "transposed.safetensors", {{}, {{GetParam(), wrong}}}));
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().kind, Error::Kind::Corrupt);
    EXPECT_EQ(model.error().message, std::string(GetParam()) + " has shape " + text(wrong) + ", " + text(right) + " is expected");
}

INSTANTIATE_TEST_SUITE_P(Tensors, Transposed,
                         testing::Values("embed_img.weight", "embed_lang.weight", "embed_timestep.weight", "pred_arm_act.weight",
                                         "transformer.h.1.attn.c_attn.weight", "transformer.h.0.mlp.c_fc.weight",
                                         "perceiver_resampler.latents", "perceiver_resampler.layers.0.0.to_q.weight",
                                         "perceiver_resampler.layers.1.1.3.weight"));

TEST(Gr1Load, NamesATensorOfWholeNumbersAndCountsWhatElseDoesNotFit) {
    const auto bias = tensorOf(snapshot(), "embed_ln.bias");
    Edits edits{{"transformer.ln_f.bias"}, {{"embed_ln.bias", bias.to(at::kLong)}}};
    const auto model = loadTiny(editedCopy(snapshot(), "whole.safetensors", edits));
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().message,
              "embed_ln.bias holds int64 numbers, floating-point numbers are expected, and 1 more tensor does not fit");
}

TEST(Gr1Load, MissesBlocksAtTheEndThatTheConfigurationNames) {
    const auto model = loadTiny(without("transformer.h.1."));
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, "missing_part");
    EXPECT_NE(model.error().message.find("transformer.h.1.ln_1.weight is missing"), std::string::npos) << model.error().message;
}

TEST(Gr1Load, NamesTheTensorOfAnImageModelThatDoesNotFit) {
    LoadOptions options = tinyOptions();
    const auto right = tensorOf(options.imageModel, "blocks.1.mlp.fc1.weight");
    options.imageModel = editedCopy(options.imageModel, "mae.safetensors", {{}, {{"blocks.1.mlp.fc1.weight", right.t()}}});
    const auto model = loadTiny(snapshot(), options);
    ASSERT_FALSE(model);
    EXPECT_NE(model.error().message.find("blocks.1.mlp.fc1.weight has shape [40, 160], [160, 40] is expected"), std::string::npos)
        << model.error().message;
    EXPECT_NE(model.error().where.find("mae.safetensors"), std::string::npos);
}

TEST(Gr1Load, ATextModelThatDoesNotFitTurnsPredictionsOffAndLeavesTheEncoder) {
    LoadOptions options = tinyOptions();
    const auto plain = golden("gr1/clip_text_state_dict") / "ViT-tiny-state-dict.pt";
    options.textModel = plain;
    const auto model = loadTiny(snapshot(), options);
    ASSERT_TRUE(model) << describe(model.error());
    const ModelCard& card = (*model)->card();
    EXPECT_EQ(card.capabilities, std::vector{Capability::EncodePatches});
    EXPECT_NE(card.off.find("text_projection has shape"), std::string::npos) << card.off;
    const auto io = recordingOf("rollout");
    EXPECT_TRUE((*model)->patches(frameOf(io.at("input.static_u8")[0]), 0, {}));
    EXPECT_FALSE((*model)->encodeText("open the drawer", {}));
}

/// Predicts the last step of a window of two.
PredictionPtr prediction(gr1::Gr1Model& model) {
    const auto io = recordingOf("rollout");
    std::vector<StepEncodingPtr> window;
    for (std::int64_t step = 0; step < 2; ++step) window.push_back(*model.encode(rolloutStep(io, step), {}));
    return *model.predict(window, *model.encodeText("open the drawer", {}), {}, {});
}

at::Tensor patchesOf(const PredictionPtr& said, const std::string& input) { return nn::toTorch(said->frames.at(input).patches); }

TEST(Gr1Load, WithoutTheHandQueriesOnlyTheHandPictureIsOff) {
    const auto model = loadTiny(without("obs_hand_queries.weight"));
    ASSERT_TRUE(model) << describe(model.error());
    const ModelCard& card = (*model)->card();
    EXPECT_TRUE(card.can(Capability::PredictFrames) && card.can(Capability::Act));
    EXPECT_EQ(card.frameOutputs, std::vector<std::string>{"rgb_static"});
    EXPECT_TRUE(card.off.empty());
    EXPECT_EQ(openedWithout(card, "snapshot.pt"),
              "snapshot.pt opened with 1 tensor missing (obs_hand_queries.weight). The hand camera prediction is off. Actions and "
              "static camera work.");
    const auto whole = prediction(*tinyModel()), part = prediction(**model);
    EXPECT_FALSE(part->frames.contains("rgb_gripper"));
    expectNear(patchesOf(part, "rgb_static"), patchesOf(whole, "rgb_static"), 1e-5, "static");
    expectNear(at::tensor(at::ArrayRef<float>(part->action)), at::tensor(at::ArrayRef<float>(whole->action)), 1e-5, "action");
}

TEST(Gr1Load, WithoutTheStaticQueriesTheHandPictureIsStillPredicted) {
    const auto model = loadTiny(without("obs_queries.weight"));
    ASSERT_TRUE(model) << describe(model.error());
    EXPECT_EQ((*model)->card().frameOutputs, std::vector<std::string>{"rgb_gripper"});
    const auto whole = prediction(*tinyModel()), part = prediction(**model);
    EXPECT_FALSE(part->frames.contains("rgb_static"));
    expectNear(patchesOf(part, "rgb_gripper"), patchesOf(whole, "rgb_gripper"), 1e-5, "hand");
}

TEST(Gr1Load, ParityNamesTheQueriesThatAreMissingAndStillComparesActions) {
    auto request = *parityFromCase(golden("gr1/tiny_all") / "case.json");
    request.model = without("obs_queries.weight");
    const auto report = runParity(request);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, Error::Kind::Unsupported);
    EXPECT_NE(report.error().message.find("obs_queries.weight is missing"), std::string::npos) << report.error().message;
    auto actions = *parityFromCase(golden("gr1/tiny_act_only") / "case.json");
    actions.model = request.model;
    const auto compared = runParity(actions);
    ASSERT_TRUE(compared) << describe(compared.error());
    EXPECT_TRUE((*compared)["within"].get<bool>());
}

class WithoutDecoder : public testing::TestWithParam<const char*> {};

TEST_P(WithoutDecoder, ActionsAndEncoderWork) {
    const auto model = loadTiny(without(GetParam()));
    ASSERT_TRUE(model) << describe(model.error());
    const ModelCard& card = (*model)->card();
    EXPECT_FALSE(card.can(Capability::PredictFrames));
    EXPECT_TRUE(card.can(Capability::Act) && card.can(Capability::EncodePatches) && card.can(Capability::Attention));
    EXPECT_TRUE(card.frameOutputs.empty() && card.horizons.empty());
    EXPECT_NE(openedWithout(card, "a.pt").find("The static camera and hand camera predictions are off. Actions work."), std::string::npos)
        << openedWithout(card, "a.pt");
    const auto whole = prediction(*tinyModel()), part = prediction(**model);
    EXPECT_TRUE(part->frames.empty());
    expectNear(at::tensor(at::ArrayRef<float>(part->action)), at::tensor(at::ArrayRef<float>(whole->action)), 1e-5, "action");
}

INSTANTIATE_TEST_SUITE_P(Tensors, WithoutDecoder,
                         testing::Values("decoder_norm.bias", "mask_token", "decoder_blocks.1.mlp.fc2.bias", "decoder_blocks."));

TEST(Gr1Load, AConfigurationThatWasTrainedWithoutPicturesPredictsNone) {
    std::ifstream stream(golden("gr1/tiny") / "config.json");
    auto config = nlohmann::json::parse(stream);
    config["fwd_pred"] = false;
    std::ofstream("act_only.json") << config;
    LoadOptions options = tinyOptions();
    options.config = "act_only.json";
    const auto model = loadTiny(snapshot(), options);
    ASSERT_TRUE(model) << describe(model.error());
    EXPECT_FALSE((*model)->card().can(Capability::PredictFrames));
    EXPECT_TRUE(prediction(**model)->frames.empty());
}

TEST(Gr1Load, InspectListsATransposedTensorAndDoesNotCallTheFileCertain) {
    const auto right = tensorOf(snapshot(), "embed_img.weight");
    const auto checkpoint = openCheckpoint(editedCopy(snapshot(), "inspect.safetensors", {{}, {{"embed_img.weight", right.t()}}}));
    ASSERT_TRUE(checkpoint);
    const Recognition found = recognise(**checkpoint, tinyOptions());
    ASSERT_EQ(found.missing.size(), 1u);
    EXPECT_EQ(found.missing[0].name, "embed_img.weight");
    EXPECT_EQ(found.missing[0].shape, Shape(right.sizes().vec()));
    EXPECT_EQ(found.confidence, "likely");
}

TEST(Gr1Load, RecognisesItsCompanionsWithWhatTheyLack) {
    const auto mae = openCheckpoint(editedCopy(golden("gr1/tiny") / "mae_tiny.pth", "cut.safetensors", {{"blocks.0.norm1.bias"}, {}}));
    ASSERT_TRUE(mae);
    const Recognition found = recognise(**mae);
    EXPECT_EQ(found.family, "mae");
    ASSERT_EQ(found.missing.size(), 1u);
    EXPECT_EQ(found.missing[0].name, "blocks.0.norm1.bias");
    const auto clip = openCheckpoint(golden("gr1/tiny") / "ViT-tiny.pt");
    ASSERT_TRUE(clip);
    EXPECT_EQ(recognise(**clip).confidence, "certain");
    EXPECT_TRUE(recognise(**clip).unexpected.empty());
}

TEST(Gr1Load, AConfigurationOutOfAllBoundsIsAnErrorAndTheReportStands) {
    for (const char* config : {R"({"n_head": 0})", R"({"resampler_heads": -4})", R"({"n_head": 4, "resampler_heads": 2, "mae_heads": 4, "fwd_pred_next_n": -1})"}) {
        std::ofstream("odd.json") << config;
        LoadOptions options = tinyOptions();
        options.config = "odd.json";
        const auto model = loadTiny(snapshot(), options);
        ASSERT_FALSE(model) << config;
        EXPECT_EQ(model.error().kind, Error::Kind::Corrupt) << config;
        EXPECT_EQ(recognise(**openCheckpoint(snapshot()), options).family, "gr1");
    }
}

TEST(Gr1Load, AGripperWidthInPlaceOfItsCommandIsNamed) {
    const auto io = recordingOf("rollout");
    auto observation = rolloutStep(io, 0);
    observation.vectors["gripper_command"] = {7.5};
    const auto encoding = tinyModel()->encode(observation, {});
    ASSERT_FALSE(encoding);
    EXPECT_NE(encoding.error().message.find("gripper_command"), std::string::npos);
}

}  // namespace
}  // namespace orrery
