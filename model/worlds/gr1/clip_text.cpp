#include "model/worlds/gr1/clip_text_torch.h"

#include "model/worlds/gr1/expected.h"

namespace orrery::gr1 {
namespace {

constexpr std::int64_t kHeadWidth = 64;

/// LayerNorm in float32, back in the type of x: what CLIP does in half precision.
at::Tensor norm(const nn::LayerNorm& layer, const at::Tensor& x) {
    if (x.scalar_type() == at::kFloat) return layer(x);
    return at::layer_norm(x.to(at::kFloat), {x.size(-1)}, layer.weight.to(at::kFloat), layer.bias.to(at::kFloat), layer.eps)
        .to(x.scalar_type());
}

}  // namespace

Result<ClipText> ClipText::load(const CheckpointPtr& checkpoint, at::Device device, at::ScalarType type, std::int64_t features) {
    TextSizes sizes = textSizesOf(*checkpoint);
    if (features > 0) sizes.features = features;
    const auto wrong = misfits(*checkpoint, expectedText(sizes));
    if (!wrong.empty()) return misfitError(wrong, *checkpoint);
    if (sizes.width % kHeadWidth != 0) {
        return Error{Error::Kind::Corrupt, "a width of " + std::to_string(sizes.width) + " is no number of heads of 64",
                     checkpoint->file().string(), "corrupt", {}};
    }
    Weights weights(checkpoint, device, type);
    ClipText text;
    text.tokens_ = weights.get("token_embedding.weight");
    text.positions_ = weights.get("positional_embedding");
    text.projection_ = weights.get("text_projection");
    text.final_ = weights.norm("ln_final", 1e-5);
    for (std::int64_t i = 0; i < sizes.layers; ++i) {
        const std::string name = "transformer.resblocks." + std::to_string(i);
        Block block;
        block.ln1 = weights.norm(name + ".ln_1", 1e-5);
        block.ln2 = weights.norm(name + ".ln_2", 1e-5);
        block.in = {weights.get(name + ".attn.in_proj_weight"), weights.get(name + ".attn.in_proj_bias")};
        block.out = weights.linear(name + ".attn.out_proj");
        block.fc = weights.linear(name + ".mlp.c_fc");
        block.proj = weights.linear(name + ".mlp.c_proj");
        text.blocks_.push_back(std::move(block));
    }
    if (const auto complete = weights.complete(); !complete) return complete.error();
    text.width_ = sizes.width;
    return text;
}

at::Tensor ClipText::run(const Block& block, const at::Tensor& x) const {
    const auto parts = block.in(norm(block.ln1, x)).chunk(3, -1);
    const auto attended =
        x + block.out(nn::attention(parts[0], parts[1], parts[2], width_ / kHeadWidth, {}, /*causal=*/true));
    return attended + block.proj(nn::quickGelu(block.fc(norm(block.ln2, attended))));
}

at::Tensor ClipText::operator()(const at::Tensor& ids, Rows taken, const Trace& trace, const std::stop_token& stop) const {
    const auto end = ids.argmax(-1);
    const std::int64_t length = taken == Rows::All ? ids.size(1) : end.max().item<std::int64_t>() + 1;
    const auto used = ids.slice(1, 0, length);
    auto x = at::embedding(tokens_, used) + positions_.slice(0, 0, length);  // [b, n, w]
    trace.note("token_plus_position", x.slice(1, 0, 16));
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (stop.stop_requested()) return {};
        x = run(blocks_[i], x);
        trace.note("block" + std::to_string(i), x.slice(1, 0, 16));
    }
    x = norm(final_, x);
    trace.note("ln_final", x.slice(1, 0, 16));
    const auto rows = x.index({at::arange(x.size(0), ids.options()), end});  // [b, w]
    const auto feature = at::matmul(rows, projection_);
    trace.note("text", feature);
    return feature;
}

at::Tensor ClipText::normalised(const at::Tensor& feature) {
    return (feature / (feature.norm(2, -1, true) + 1e-6)).to(at::kFloat);
}

}  // namespace orrery::gr1
