#include "model/worlds/gr1/expected.h"

#include <algorithm>

#include "model/worlds/names.h"

namespace orrery::gr1 {
namespace {

void trunk(Layout& t, const Config& c) {
    const std::int64_t h = c.hidden;
    t.add("transformer.wte.weight", {1, h}, true);
    for (std::int64_t i = 0; i < c.layers; ++i) {
        const std::string name = "transformer.h." + std::to_string(i);
        t.norm(name + ".ln_1", h);
        t.add(name + ".attn.bias", {}, true);
        t.add(name + ".attn.masked_bias", {}, true);
        t.conv1d(name + ".attn.c_attn", h, 3 * h);
        t.conv1d(name + ".attn.c_proj", h, h);
        t.norm(name + ".ln_2", h);
        t.conv1d(name + ".mlp.c_fc", h, 4 * h);
        t.conv1d(name + ".mlp.c_proj", 4 * h, h);
    }
    t.norm("transformer.ln_f", h);
}

void resampler(Layout& t, const Config& c) {
    const std::int64_t w = c.imageFeatures, inner = c.resamplerHeads * c.resamplerDimHead;
    t.add("perceiver_resampler.latents", {c.latents, w});
    t.add("perceiver_resampler.media_pos_emb", {1, 1, w});
    for (std::int64_t j = 0; j < c.resamplerDepth; ++j) {
        const std::string name = "perceiver_resampler.layers." + std::to_string(j);
        t.norm(name + ".0.norm_media", w);
        t.norm(name + ".0.norm_latents", w);
        t.add(name + ".0.to_q.weight", {inner, w});
        t.add(name + ".0.to_kv.weight", {2 * inner, w});
        t.add(name + ".0.to_out.weight", {w, inner});
        t.norm(name + ".1.0", w);
        t.add(name + ".1.1.weight", {4 * w, w});
        t.add(name + ".1.3.weight", {w, 4 * w});
    }
    t.norm("perceiver_resampler.norm", w);
}

void embeddings(Layout& t, const Config& c) {
    const std::int64_t h = c.hidden, w = c.imageFeatures;
    const auto hand = [&](const std::string& name) {  // without the hand camera they stay in the file, unused
        t.add(name + ".weight", {h, w}, !c.useHand);
        t.add(name + ".bias", {h}, !c.useHand);
    };
    t.linear("embed_arm_state", h, 6);
    t.linear("embed_gripper_state", h, 2);
    t.linear("embed_state", h, 2 * h);
    t.add("embed_timestep.weight", {c.window, h});
    t.linear("embed_lang", h, c.textFeatures);
    hand("embed_hand_img");
    t.linear("embed_img", h, w);
    hand("embed_hand_patch");
    t.linear("embed_patch", h, w);
    t.norm("embed_ln", h);
    t.add("action_queries.weight", {1, h});
    t.linear("pred_act_mlps.0", h / 2, h);
    t.linear("pred_act_mlps.1", h / 2, h / 2);
    t.linear("pred_arm_act", c.actDim - 1, h / 2);
    t.linear("pred_gripper_act", 1, h / 2);
}

void decoder(Layout& t, const Config& c) {
    const std::int64_t h = c.hidden;
    t.needed(kForFrames);
    t.add("mask_token", {1, 1, 1, h});
    t.add("decoder_pos_embed", {1, kPatches, h});
    t.linear("decoder_embed", h, h);
    for (std::int64_t i = 0; i < c.decoderDepth; ++i) t.vitBlock("decoder_blocks." + std::to_string(i), h);
    t.norm("decoder_norm", h);
    t.linear("decoder_pred", kPatchNumbers, h);
    t.needed(kForStaticFrames);
    t.add("obs_queries.weight", {c.latents + 1, h});
    t.needed(kForHandFrames);
    t.add("obs_hand_queries.weight", {c.latents + 1, h});
}

void textBlock(Layout& t, const std::string& name, std::int64_t w) {
    t.add(name + ".attn.in_proj_weight", {3 * w, w});
    t.add(name + ".attn.in_proj_bias", {3 * w});
    t.linear(name + ".attn.out_proj", w, w);
    t.norm(name + ".ln_1", w);
    t.norm(name + ".ln_2", w);
    t.linear(name + ".mlp.c_fc", 4 * w, w);
    t.linear(name + ".mlp.c_proj", w, 4 * w);
}

}  // namespace

std::vector<Expected> expectedPolicy(const Config& config) {
    Layout table;
    table.needed(kForAll);
    embeddings(table, config);
    resampler(table, config);
    trunk(table, config);
    decoder(table, config);
    return std::move(table.rows);
}

std::vector<Expected> expectedImageEncoder(std::int64_t width, std::int64_t depth) {
    Layout table;
    table.needed("encoding pictures");
    table.add("cls_token", {1, 1, width});
    table.add("pos_embed", {1, kPatches + 1, width});
    table.add("patch_embed.proj.weight", {width, 3, kPatchSide, kPatchSide});
    table.add("patch_embed.proj.bias", {width});
    for (std::int64_t i = 0; i < depth; ++i) table.vitBlock("blocks." + std::to_string(i), width);
    table.norm("norm", width);
    return std::move(table.rows);
}

std::vector<Expected> expectedText(const TextSizes& sizes) {
    constexpr std::int64_t kPositions = 77;
    Layout table;
    table.needed("reading instructions");
    table.add("token_embedding.weight", {sizes.vocabulary, sizes.width});
    table.add("positional_embedding", {kPositions, sizes.width});
    for (std::int64_t i = 0; i < sizes.layers; ++i) {
        textBlock(table, "transformer.resblocks." + std::to_string(i), sizes.width);
    }
    table.norm("ln_final", sizes.width);
    table.add("text_projection", {sizes.width, sizes.features});
    return std::move(table.rows);
}

TextSizes textSizesOf(const Checkpoint& checkpoint) {
    TextSizes sizes;
    const auto read = [&](const char* name, std::size_t axis, std::int64_t& size) {
        const TensorInfo* tensor = checkpoint.find(name);
        if (tensor && tensor->shape.size() > axis) size = tensor->shape[axis];
    };
    read("ln_final.weight", 0, sizes.width);
    read("text_projection", 1, sizes.features);
    read("token_embedding.weight", 0, sizes.vocabulary);
    sizes.layers = std::max<std::int64_t>(1, blockCount(checkpoint, "transformer.resblocks."));
    return sizes;
}

}  // namespace orrery::gr1
