#include "model/worlds/gr1/expected.h"

namespace orrery::gr1 {
namespace {

class Table {
public:
    void needed(std::string use) { use_ = std::move(use); }
    void add(std::string name, Shape shape, bool optional = false) { rows.push_back({std::move(name), std::move(shape), use_, optional}); }
    void linear(const std::string& name, std::int64_t out, std::int64_t in) {
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    }
    void conv1d(const std::string& name, std::int64_t in, std::int64_t out) {
        add(name + ".weight", {in, out});
        add(name + ".bias", {out});
    }
    void norm(const std::string& name, std::int64_t n) {
        add(name + ".weight", {n});
        add(name + ".bias", {n});
    }
    std::vector<Expected> rows;

private:
    std::string use_;
};

void trunk(Table& t, const Config& c) {
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

void resampler(Table& t, const Config& c) {
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

void embeddings(Table& t, const Config& c) {
    const std::int64_t h = c.hidden, w = c.imageFeatures;
    t.linear("embed_arm_state", h, 6);
    t.linear("embed_gripper_state", h, 2);
    t.linear("embed_state", h, 2 * h);
    t.add("embed_timestep.weight", {c.window, h});
    t.linear("embed_lang", h, c.textFeatures);
    t.linear("embed_hand_img", h, w);
    t.linear("embed_img", h, w);
    t.linear("embed_hand_patch", h, w);
    t.linear("embed_patch", h, w);
    t.norm("embed_ln", h);
    t.add("action_queries.weight", {1, h});
    t.linear("pred_act_mlps.0", h / 2, h);
    t.linear("pred_act_mlps.1", h / 2, h / 2);
    t.linear("pred_arm_act", c.actDim - 1, h / 2);
    t.linear("pred_gripper_act", 1, h / 2);
}

void decoder(Table& t, const Config& c) {
    const std::int64_t h = c.hidden;
    t.needed("frames of both cameras");
    t.add("mask_token", {1, 1, 1, h});
    t.add("decoder_pos_embed", {1, kPatches, h});
    t.linear("decoder_embed", h, h);
    for (std::int64_t i = 0; i < c.decoderDepth; ++i) {
        const std::string name = "decoder_blocks." + std::to_string(i);
        t.norm(name + ".norm1", h);
        t.linear(name + ".attn.qkv", 3 * h, h);
        t.linear(name + ".attn.proj", h, h);
        t.norm(name + ".norm2", h);
        t.linear(name + ".mlp.fc1", 4 * h, h);
        t.linear(name + ".mlp.fc2", h, 4 * h);
    }
    t.norm("decoder_norm", h);
    t.linear("decoder_pred", kPatchNumbers, h);
    t.needed("frames of rgb_static");
    t.add("obs_queries.weight", {c.latents + 1, h});
    t.needed("frames of rgb_gripper");
    t.add("obs_hand_queries.weight", {c.latents + 1, h});
}

}  // namespace

std::vector<Expected> expectedPolicy(const Config& config) {
    Table table;
    table.needed("actions and frames");
    embeddings(table, config);
    resampler(table, config);
    trunk(table, config);
    decoder(table, config);
    return std::move(table.rows);
}

}  // namespace orrery::gr1
