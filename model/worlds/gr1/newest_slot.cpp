#include "model/worlds/gr1/encodings_torch.h"

namespace orrery::gr1 {
namespace {

/// Context tokens see earlier context tokens, query tokens see all of them and no query: [nq + nk, nk] would not be square, so
/// queries come last and only context tokens are keys.
at::Tensor contextMask(std::int64_t context, std::int64_t queries, const at::TensorOptions& options) {
    const auto causal = at::ones({context, context}, options).tril();
    const auto all = at::ones({queries, context}, options);
    return at::cat({at::cat({causal, all}, 0), at::zeros({context + queries, queries}, options)}, 1);
}

}  // namespace

NewestSlot newestSlot(const Policy& p, const at::Tensor& window, const at::Tensor& lang, Targets targets, std::stop_token stop) {
    const std::int64_t slots = window.size(0), perSlot = window.size(1) + 1;
    const auto text = lang.view({1, 1, -1}).expand({slots, 1, -1});
    const auto timed = at::cat({text, window}, 1) + p.timestep.slice(0, 0, slots).unsqueeze(1);  // [n, context, h]
    std::vector<at::Tensor> parts{timed.flatten(0, 1)};
    if (targets.action) parts.push_back(p.actQuery);
    if (targets.frames && p.frames) parts.push_back(p.obsQueries);
    if (targets.frames && targets.handFrames && p.handFrames) parts.push_back(p.handQueries);
    auto x = p.embedNorm(at::cat(parts, 0)).unsqueeze(0);  // [1, context + queries, h]
    const std::int64_t context = slots * perSlot, queries = x.size(1) - context;
    const auto visible = contextMask(context, queries, x.options().dtype(at::kBool));
    for (std::size_t i = 0; i + 1 < p.blocks.size(); ++i) {
        if (stop.stop_requested()) return {};
        x = p.block(i, x, visible);
    }
    const auto seen = at::ones({queries, context}, x.options().dtype(at::kBool));
    x = p.finalNorm(p.lastBlock(x, seen, queries))[0];  // [queries, h]

    NewestSlot newest;
    std::int64_t at = 0;
    if (targets.action) {
        const auto action = p.action(x[at++]);
        newest.arm = action.arm;
        newest.gripperLogit = action.gripperLogit;
    }
    if (stop.stop_requested() || !targets.frames || !p.frames) return newest;
    const std::int64_t count = p.config.latents + 1;
    const bool both = targets.handFrames && p.handFrames;
    const auto patches = p.decode(x.slice(0, at, at + (both ? 2 : 1) * count).view({both ? 2 : 1, count, -1}));
    newest.frames = patches[0];
    if (both) newest.handFrames = patches[1];
    return newest;
}

}  // namespace orrery::gr1
