#include "model/nn/blocks_torch.h"

namespace orrery::nn {

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
    const auto split = [heads](const at::Tensor& x) {  // [B, n, h * d] → [B, h, n, d]
        return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
    };
    const auto mask = visible.defined() ? std::optional<at::Tensor>(visible) : std::nullopt;
    const auto out = at::scaled_dot_product_attention(split(q), split(k), split(v), mask, 0.0, causal);
    return out.transpose(1, 2).reshape({q.size(0), q.size(1), v.size(2)});
}

at::Tensor VitBlock::operator()(const at::Tensor& x) const {
    const auto parts = qkv(norm1(x)).chunk(3, -1);
    const auto attended = x + proj(attention(parts[0], parts[1], parts[2], heads));
    return attended + fc2(at::gelu(fc1(norm2(attended))));
}

at::Tensor quickGelu(const at::Tensor& x) { return x * at::sigmoid(1.702 * x); }

}  // namespace orrery::nn
