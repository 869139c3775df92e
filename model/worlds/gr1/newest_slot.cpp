#include "model/worlds/gr1/encodings_torch.h"

namespace orrery::gr1 {
namespace {

/// The tokens of a window: context of every slot, then the queries of the newest.
struct Tokens {
    at::Tensor x;        ///< [1, context + queries, h], after embed_ln
    at::Tensor visible;  ///< [context + queries, context + queries]
    std::int64_t context = 0, queries = 0;
};

/// Context tokens see earlier context tokens, query tokens see all of them and no query: [nq + nk, nk] would not be square, so
/// queries come last and only context tokens are keys.
at::Tensor contextMask(std::int64_t context, std::int64_t queries, const at::TensorOptions& options) {
    const auto causal = at::ones({context, context}, options).tril();
    const auto all = at::ones({queries, context}, options);
    return at::cat({at::cat({causal, all}, 0), at::zeros({context + queries, queries}, options)}, 1);
}

bool wantsStatic(const Policy& p, Targets targets) { return targets.frames && p.staticFrames; }
bool wantsHand(const Policy& p, Targets targets) { return targets.handFrames && p.handFrames; }

Tokens tokensOf(const Policy& p, const at::Tensor& window, const at::Tensor& lang, Targets targets) {
    const std::int64_t slots = window.size(0);
    const auto text = lang.view({1, 1, -1}).expand({slots, 1, -1});
    const auto timed = at::cat({text, window}, 1) + p.timestep.slice(0, 0, slots).unsqueeze(1);  // [n, context, h]
    std::vector<at::Tensor> parts{timed.flatten(0, 1)};
    if (targets.action) parts.push_back(p.actQuery);
    if (wantsStatic(p, targets)) parts.push_back(p.obsQueries);
    if (wantsHand(p, targets)) parts.push_back(p.handQueries);
    Tokens tokens;
    tokens.x = p.embedNorm(at::cat(parts, 0)).unsqueeze(0);
    tokens.context = parts[0].size(0);
    tokens.queries = tokens.x.size(1) - tokens.context;
    tokens.visible = contextMask(tokens.context, tokens.queries, tokens.x.options().dtype(at::kBool));
    return tokens;
}

/// All blocks before `end`. Stopped: undefined.
at::Tensor runBlocks(const Policy& p, const Tokens& tokens, std::size_t end, const std::stop_token& stop) {
    auto x = tokens.x;
    for (std::size_t i = 0; i < end; ++i) {
        if (stop.stop_requested()) return {};
        x = p.block(i, x, tokens.visible);
    }
    return x;
}

}  // namespace

NewestSlot newestSlot(const Policy& p, const at::Tensor& window, const at::Tensor& lang, Targets targets, std::stop_token stop) {
    const Tokens tokens = tokensOf(p, window, lang, targets);
    auto x = runBlocks(p, tokens, p.blocks.size() - 1, stop);
    if (!x.defined() || stop.stop_requested()) return {};
    const auto seen = at::ones({tokens.queries, tokens.context}, x.options().dtype(at::kBool));
    x = p.finalNorm(p.lastBlock(x, seen, tokens.queries))[0];  // [queries, h]

    NewestSlot newest;
    std::int64_t at = 0;
    if (targets.action) {
        const auto action = p.action(x[at++]);
        newest.arm = action.arm;
        newest.gripperLogit = action.gripperLogit;
    }
    const std::int64_t pictures = (wantsStatic(p, targets) ? 1 : 0) + (wantsHand(p, targets) ? 1 : 0);
    if (pictures == 0) return newest;
    const auto patches = p.decode(x.slice(0, at).view({pictures, p.config.latents + 1, -1}), {}, stop);
    if (!patches.defined()) return {};
    if (wantsStatic(p, targets)) newest.frames = patches[0];
    if (wantsHand(p, targets)) newest.handFrames = patches[pictures - 1];
    return newest;
}

at::Tensor newestSlotAttention(const Policy& p, const at::Tensor& window, const at::Tensor& lang, std::size_t block,
                               std::stop_token stop) {
    const Tokens tokens = tokensOf(p, window, lang, {});
    const auto x = runBlocks(p, tokens, block, stop);
    if (!x.defined()) return {};
    return p.attention(block, x, tokens.visible)[0].slice(-1, 0, tokens.context);
}

}  // namespace orrery::gr1
