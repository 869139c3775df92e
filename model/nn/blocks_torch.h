#pragma once

#include <ATen/ATen.h>

#include <stop_token>

#include "model/base/host_tensor.h"

/// Building blocks of networks over at::Tensor. They know no family: a family hands in weights and says what differs.
namespace orrery::nn {

/// y = x Wᵀ + b, W [out, in]; bias may be undefined.
struct Linear {
    at::Tensor weight, bias;
    at::Tensor operator()(const at::Tensor& x) const;
};

/// y = x W + b, W [in, out]: how GPT-2 stores its linear layers.
struct Conv1D {
    at::Tensor weight, bias;
    at::Tensor operator()(const at::Tensor& x) const;
};

struct LayerNorm {
    at::Tensor weight, bias;
    double eps = 1e-5;
    at::Tensor operator()(const at::Tensor& x) const;
};

/// softmax(q kᵀ / sqrt(d)) v over heads; q, k, v [B, n, heads * d] → [B, n, heads * d].
/// `visible`: bool, broadcastable to [B, heads, nq, nk], true = may be seen; undefined = all.
at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, std::int64_t heads,
                     const at::Tensor& visible = {}, bool causal = false);

/// The weights that attention() gives the values: softmax(q kᵀ / sqrt(d)), [B, heads, nq, nk]; each row sums to 1.
at::Tensor attentionWeights(const at::Tensor& q, const at::Tensor& k, std::int64_t heads, const at::Tensor& visible = {});

/// Pre-norm block of a vision transformer: x += proj(attention(qkv(norm1(x)))); x += fc2(gelu(fc1(norm2(x)))).
struct VitBlock {
    LayerNorm norm1, norm2;
    Linear qkv, proj, fc1, fc2;
    std::int64_t heads = 1;
    /// `stop` is looked at before each half, which takes a tenth of a second for many pictures; stopped: undefined.
    at::Tensor operator()(const at::Tensor& x, const std::stop_token& stop = {}) const;
};

/// x · sigmoid(1.702 x). Source: openai/CLIP clip/model.py.
at::Tensor quickGelu(const at::Tensor& x);

/// Shares the memory of `tensor`, which stays alive as long as the result does. Errors are for bugs only: every type must
/// have a LibTorch counterpart (hasTorchType()).
at::Tensor toTorch(const HostTensor& tensor);
bool hasTorchType(DType type);
/// Contiguous CPU copy, or the same memory when it is that already.
HostTensor toHost(const at::Tensor& tensor);

}  // namespace orrery::nn
