// Building blocks against references written out in elementary operations (make_references.py).
#include "model/nn/blocks_torch.h"

#include <c10/core/InferenceMode.h>

#include "model/worlds/gr1/vision_torch.h"
#include "tests/support/gr1_golden_torch.h"

namespace orrery {
namespace {

using namespace test;

std::filesystem::path references() { return dataFolder() / "nn" / "references.safetensors"; }

class Blocks : public testing::Test {
protected:
    void SetUp() override {
        auto read = readRecording({references()});
        ASSERT_TRUE(read) << describe(read.error());
        io = *std::move(read);
    }
    const at::Tensor& ref(const std::string& name) const { return io.at(name); }
    const c10::InferenceMode inference;
    Recording io;
};

TEST_F(Blocks, LayerNormTellsItsTwoEpsilonsApart) {
    const auto five = nn::LayerNorm{ref("norm.weight"), ref("norm.bias"), 1e-5}(ref("norm.x"));
    const auto six = nn::LayerNorm{ref("norm.weight"), ref("norm.bias"), 1e-6}(ref("norm.x"));
    expectNear(five, ref("norm.eps5"), 1e-6, "1e-5");
    expectNear(six, ref("norm.eps6"), 1e-6, "1e-6");
    EXPECT_GT((five - six).abs().max().item<float>(), 1e-2);
}

TEST_F(Blocks, QuickGeluIsNotTheExactOne) {
    expectNear(at::gelu(ref("gelu.x")), ref("gelu.exact"), 1e-6, "exact");
    expectNear(nn::quickGelu(ref("gelu.x")), ref("gelu.quick"), 1e-6, "quick");
    EXPECT_GT((ref("gelu.exact") - ref("gelu.quick")).abs().max().item<float>(), 1e-2);
}

TEST_F(Blocks, LinearAndConv1DStoreTheirWeightsTheOtherWayRound) {
    const auto x = ref("block.x"), weight = ref("block.mlp.fc1.weight"), bias = ref("block.mlp.fc1.bias");
    const auto linear = nn::Linear{weight, bias}(x);
    EXPECT_EQ(linear.sizes(), (at::IntArrayRef{2, 5, 48}));
    expectNear(nn::Conv1D{weight.t().contiguous(), bias}(x), linear, 1e-6, "conv1d");
}

TEST_F(Blocks, AttentionSeesWhatItMay) {
    const auto visible = ref("attention.visible").to(at::kBool);
    expectNear(nn::attention(ref("attention.q"), ref("attention.k"), ref("attention.v"), 3), ref("attention.all"), 1e-6, "all");
    expectNear(nn::attention(ref("attention.q"), ref("attention.k"), ref("attention.v"), 3, visible), ref("attention.masked"), 1e-6, "masked");
    const auto& x = ref("attention.square");
    expectNear(nn::attention(x, x, x, 3, {}, /*causal=*/true), ref("attention.causal"), 1e-6, "causal");
}

TEST_F(Blocks, AttentionWeightsAreThoseThatAttentionUses) {
    const auto visible = ref("attention.visible").to(at::kBool);
    const auto weights = nn::attentionWeights(ref("attention.q"), ref("attention.k"), 3, visible);
    expectNear(weights, ref("attention.masked_weights"), 1e-6, "weights");
    EXPECT_EQ(weights.masked_select(visible.logical_not().expand_as(weights)).abs().max().item<float>(), 0);
}

TEST_F(Blocks, VitBlockEqualsItsReferenceAndStops) {
    const auto part = [&](const std::string& name) { return ref("block." + name); };
    nn::VitBlock block;
    block.norm1 = {part("norm1.weight"), part("norm1.bias"), 1e-6};
    block.norm2 = {part("norm2.weight"), part("norm2.bias"), 1e-6};
    block.qkv = {part("attn.qkv.weight"), part("attn.qkv.bias")};
    block.proj = {part("attn.proj.weight"), part("attn.proj.bias")};
    block.fc1 = {part("mlp.fc1.weight"), part("mlp.fc1.bias")};
    block.fc2 = {part("mlp.fc2.weight"), part("mlp.fc2.bias")};
    block.heads = 3;
    expectNear(block(ref("block.x")), ref("block.y"), 1e-6, "block");
    std::stop_source source;
    source.request_stop();
    EXPECT_FALSE(block(ref("block.x"), source.get_token()).defined());
}

TEST_F(Blocks, ResamplerEqualsItsReferenceAndStops) {
    const auto checkpoint = openCheckpoint(references());
    ASSERT_TRUE(checkpoint);
    Weights weights(*checkpoint, at::kCPU, at::kFloat);
    gr1::Config config;
    config.resamplerDepth = 1;
    config.resamplerHeads = 2;
    const gr1::Resampler resampler(weights, config);
    ASSERT_TRUE(weights.complete());
    expectNear(resampler(ref("resampler.patches")), ref("resampler.z"), 1e-6, "latents");
    std::stop_source source;
    source.request_stop();
    EXPECT_FALSE(resampler(ref("resampler.patches"), {}, source.get_token()).defined());
}

}  // namespace
}  // namespace orrery
