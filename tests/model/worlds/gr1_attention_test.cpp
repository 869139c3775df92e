// Attention of the trunk. No golden holds it, but the recorded output of a block follows from it.
#include <c10/core/InferenceMode.h>

#include "tests/support/tiny_gr1_torch.h"

namespace orrery {
namespace {

using namespace test;

class TrunkAttention : public testing::Test {
protected:
    void SetUp() override {
        io = recordingOf("tiny_all");
        model = tinyModel();
        ASSERT_NE(model, nullptr);
        for (std::int64_t slot = 0; slot < 10; ++slot) window.push_back(*model->encode(windowSlot(io, slot), {}));
        text = *model->encodeText(caseOf("tiny_all")["instructions"][0].get<std::string>(), {});
    }
    const c10::InferenceMode inference;
    Recording io;
    std::unique_ptr<gr1::Gr1Model> model;
    std::vector<StepEncodingPtr> window;
    TextEncodingPtr text;
};

TEST_F(TrunkAttention, IsDeclaredAndCoversEveryTokenOfTheWindow) {
    const ModelCard& card = model->card();
    EXPECT_TRUE(card.can(Capability::Attention));
    EXPECT_EQ(card.attentionLayers, 2);
    EXPECT_EQ(card.attentionHeads, 4);
    const auto found = model->attention(window, text, 1, {});
    ASSERT_TRUE(found) << describe(found.error());
    EXPECT_EQ(found->weights.shape(), (Shape{4, 241, 220}));
    ASSERT_EQ(found->queries.size(), 241u);
    ASSERT_EQ(found->keys.size(), 220u);
    EXPECT_EQ(found->keys[22 * 3 + 11].kind, AttentionToken::Kind::Image);
    EXPECT_EQ(found->keys[22 * 3 + 11].input, "rgb_static");
    EXPECT_EQ(found->keys[22 * 3 + 11].slot, 3);
    EXPECT_EQ(found->queries[220].kind, AttentionToken::Kind::Action);
    EXPECT_EQ(found->queries[240].input, "rgb_gripper");
}

TEST_F(TrunkAttention, RowsSumToOneAndHideWhatComesLater) {
    const auto weights = nn::toTorch(model->attention(window, text, 0, {})->weights);
    expectNear(weights.sum(-1), at::ones({4, 241}), 1e-5, "sums");
    EXPECT_EQ(weights.slice(1, 0, 220).triu(1).abs().max().item<float>(), 0);
    EXPECT_GT(weights.select(1, 220).min().item<float>(), 0) << "the action query sees the whole context";
}

TEST_F(TrunkAttention, GivesTheRecordedOutputOfEachBlock) {
    const auto& policy = model->networks().policy;
    // context tokens of the recorded sequence [430, h]: the first 22 of each 43
    const auto context = [](const at::Tensor& x) { return x[0].unflatten(0, {10, 43}).slice(1, 0, 22).flatten(0, 1); };
    auto x = context(io.at("mid.stacked_ln"));
    for (int layer = 0; layer < 2; ++layer) {
        const auto& block = policy.blocks[static_cast<std::size_t>(layer)];
        const auto weights = nn::toTorch(model->attention(window, text, layer, {})->weights).slice(1, 0, 220);
        const auto values = block.attn(block.ln1(x)).chunk(3, -1)[2].unflatten(1, {4, -1}).transpose(0, 1);  // [heads, n, d]
        const auto attended = x + block.proj(at::matmul(weights, values).transpose(0, 1).flatten(1));
        x = attended + block.mlpProj(at::relu(block.fc(block.ln2(attended))));
        expectNear(x, context(io.at("mid.trunk.block" + std::to_string(layer))), 1e-5, "block " + std::to_string(layer));
    }
}

TEST_F(TrunkAttention, SaysWhichLayerIsNotThereAndStops) {
    EXPECT_EQ(model->attention(window, text, 2, {}).error().kind, Error::Kind::NotFound);
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(model->attention(window, text, 1, source.get_token()).error().kind, Error::Kind::Cancelled);
}

}  // namespace
}  // namespace orrery
