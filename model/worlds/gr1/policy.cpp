#include "model/worlds/gr1/policy_torch.h"

#include "model/worlds/gr1/expected.h"

namespace orrery::gr1 {
namespace {

Policy::Block loadBlock(Weights& weights, std::int64_t i) {
    const std::string name = "transformer.h." + std::to_string(i);
    return {weights.norm(name + ".ln_1", 1e-5),       weights.norm(name + ".ln_2", 1e-5),
            weights.conv1d(name + ".attn.c_attn"),    weights.conv1d(name + ".attn.c_proj"),
            weights.conv1d(name + ".mlp.c_fc"),       weights.conv1d(name + ".mlp.c_proj")};
}

void loadEmbeddings(Policy& p, Weights& weights) {
    p.embedArm = weights.linear("embed_arm_state");
    p.embedGripper = weights.linear("embed_gripper_state");
    p.embedState = weights.linear("embed_state");
    p.embedText = weights.linear("embed_lang");
    p.embedImage = weights.linear("embed_img");
    p.embedPatch = weights.linear("embed_patch");
    if (p.config.useHand) {
        p.embedHandImage = weights.linear("embed_hand_img");
        p.embedHandPatch = weights.linear("embed_hand_patch");
    }
    p.embedNorm = weights.norm("embed_ln", 1e-5);
    p.timestep = weights.get("embed_timestep.weight");
    p.actQuery = weights.get("action_queries.weight");
}

void loadDecoder(Policy& p, Weights& weights) {
    if (p.staticFrames) p.obsQueries = weights.get("obs_queries.weight");
    if (p.handFrames) p.handQueries = weights.get("obs_hand_queries.weight");
    if (!p.staticFrames && !p.handFrames) return;
    p.maskToken = weights.get("mask_token");
    p.decoderPositions = weights.get("decoder_pos_embed");
    p.decoderEmbed = weights.linear("decoder_embed");
    p.decoderNorm = weights.norm("decoder_norm", 1e-5);
    p.decoderPred = weights.linear("decoder_pred");
    for (std::int64_t i = 0; i < p.config.decoderDepth; ++i) {
        p.decoderBlocks.push_back(weights.vitBlock("decoder_blocks." + std::to_string(i), p.config.decoderHeads, 1e-5));
    }
}

std::vector<Misfit> neededFor(const std::vector<Misfit>& wrong, std::string_view use) {
    std::vector<Misfit> some;
    for (const Misfit& one : wrong) {
        if (one.neededFor == use) some.push_back(one);
    }
    return some;
}

at::Tensor feedForward(const Policy::Block& block, const at::Tensor& x) {
    return x + block.mlpProj(at::relu(block.fc(block.ln2(x))));
}

}  // namespace

Result<Policy> Policy::load(const CheckpointPtr& checkpoint, Config config, at::Device device, at::ScalarType type) {
    const auto wrong = misfits(*checkpoint, expectedPolicy(config));
    const auto fatal = neededFor(wrong, kForAll);
    if (!fatal.empty()) return misfitError(fatal, *checkpoint);
    const bool decodes = neededFor(wrong, kForFrames).empty();
    Weights weights(checkpoint, device, type);
    Policy p;
    p.lacking = wrong;
    // neither camera's queries are keys for anybody: each picture works without the other
    p.staticFrames = decodes && neededFor(wrong, kForStaticFrames).empty();
    p.handFrames = decodes && neededFor(wrong, kForHandFrames).empty();
    p.config = std::move(config);
    p.resampler = Resampler(weights, p.config);
    loadEmbeddings(p, weights);
    for (std::int64_t i = 0; i < p.config.layers; ++i) p.blocks.push_back(loadBlock(weights, i));
    p.finalNorm = weights.norm("transformer.ln_f", 1e-5);
    p.act0 = weights.linear("pred_act_mlps.0");
    p.act1 = weights.linear("pred_act_mlps.1");
    p.arm = weights.linear("pred_arm_act");
    p.gripper = weights.linear("pred_gripper_act");
    loadDecoder(p, weights);
    if (const auto complete = weights.complete(); !complete) return complete.error();
    return p;
}

at::Tensor Policy::state(const at::Tensor& armPose, const at::Tensor& command, const Trace& trace) const {
    const auto options = embedArm.weight.options();
    // trunc((g + 1) / 2): closed = [1, 0], open = [0, 1]
    const auto index = ((command.to(at::kFloat) + 1) / 2).trunc().to(at::kLong);
    const auto oneHot = at::one_hot(index, 2).to(options);
    const auto a = embedArm(armPose.to(options)), g = embedGripper(oneHot);
    trace.note("state.arm", a);
    trace.note("state.gripper", g);
    return embedState(at::cat({a, g}, -1));
}

at::Tensor Policy::block(std::size_t i, const at::Tensor& x, const at::Tensor& visible) const {
    const Block& b = blocks[i];
    const auto parts = b.attn(b.ln1(x)).chunk(3, -1);
    return feedForward(b, x + b.proj(nn::attention(parts[0], parts[1], parts[2], config.heads, visible)));
}

at::Tensor Policy::attention(std::size_t i, const at::Tensor& x, const at::Tensor& visible) const {
    const auto parts = blocks[i].attn(blocks[i].ln1(x)).chunk(3, -1);
    return nn::attentionWeights(parts[0], parts[1], config.heads, visible);
}

at::Tensor Policy::lastBlock(const at::Tensor& x, const at::Tensor& visible, std::int64_t wanted) const {
    const Block& b = blocks.back();
    const std::int64_t h = config.hidden, n = x.size(1);
    const auto normed = b.ln1(x);
    const nn::Conv1D q{b.attn.weight.slice(1, 0, h), b.attn.bias.slice(0, 0, h)};
    const nn::Conv1D kv{b.attn.weight.slice(1, h), b.attn.bias.slice(0, h)};
    // only context tokens are keys: the wanted ones at the end are queries
    const auto keys = kv(normed.slice(1, 0, n - wanted)).chunk(2, -1);
    const auto queries = q(normed.slice(1, n - wanted));
    const auto attended = nn::attention(queries, keys[0], keys[1], config.heads, visible);
    return feedForward(b, x.slice(1, n - wanted) + b.proj(attended));
}

Policy::Action Policy::action(const at::Tensor& hidden, const Trace& trace) const {
    const auto first = act0(hidden);
    trace.note("act.mlp0", first);
    const auto second = act1(first);
    trace.note("act.mlp1", second);
    return {arm(second), gripper(second)};
}

at::Tensor Policy::decode(const at::Tensor& queries, const Trace& trace, const std::stop_token& stop) const {
    const auto embedded = decoderEmbed(queries);  // [n, latents + 1, h]
    const auto mask = (maskToken.select(0, 0) + decoderPositions).expand({queries.size(0), -1, -1});
    auto x = at::cat({embedded, mask}, 1);
    trace.note("tokens", x);
    for (std::size_t i = 0; i < decoderBlocks.size(); ++i) {
        x = decoderBlocks[i](x, stop);
        if (!x.defined()) return {};
        trace.note("block" + std::to_string(i), x);
    }
    x = decoderNorm(x);
    trace.note("norm", x);
    return decoderPred(x.slice(1, queries.size(1)));
}

}  // namespace orrery::gr1
