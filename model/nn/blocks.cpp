#include "model/nn/blocks_torch.h"

#include <cmath>
#include <limits>

namespace orrery::nn {
namespace {

/// [B, n, h * d] → [B, h, n, d]
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads) {
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

}  // namespace

at::Tensor Linear::operator()(const at::Tensor& x) const { return at::linear(x, weight, bias); }

at::Tensor Conv1D::operator()(const at::Tensor& x) const {
    const auto flat = x.reshape({-1, weight.size(0)});
    auto shape = x.sizes().vec();
    shape.back() = weight.size(1);
    return at::addmm(bias, flat, weight).view(shape);
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const { return at::layer_norm(x, {x.size(-1)}, weight, bias, eps); }

at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, std::int64_t heads,
                     const at::Tensor& visible, bool causal) {
    const auto mask = visible.defined() ? std::optional<at::Tensor>(visible) : std::nullopt;
    const auto out = at::scaled_dot_product_attention(splitHeads(q, heads), splitHeads(k, heads), splitHeads(v, heads), mask, 0.0, causal);
    return out.transpose(1, 2).reshape({q.size(0), q.size(1), v.size(2)});
}

at::Tensor attentionWeights(const at::Tensor& q, const at::Tensor& k, std::int64_t heads, const at::Tensor& visible) {
    const auto queries = splitHeads(q, heads);
    auto scores = at::matmul(queries / std::sqrt(static_cast<double>(queries.size(-1))), splitHeads(k, heads).transpose(-2, -1));
    if (visible.defined()) scores = scores.masked_fill(visible.logical_not(), -std::numeric_limits<double>::infinity());
    return scores.softmax(-1);
}

at::Tensor VitBlock::operator()(const at::Tensor& x, const std::stop_token& stop) const {
    if (stop.stop_requested()) return {};
    const auto parts = qkv(norm1(x)).chunk(3, -1);
    const auto attended = x + proj(attention(parts[0], parts[1], parts[2], heads));
    if (stop.stop_requested()) return {};
    return attended + fc2(at::gelu(fc1(norm2(attended))));
}

at::Tensor quickGelu(const at::Tensor& x) { return x * at::sigmoid(1.702 * x); }

}  // namespace orrery::nn
