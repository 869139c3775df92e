#!/usr/bin/env python3
"""Writes tests/data/nn/references.safetensors: inputs and outputs of the building blocks, computed by PyTorch's Python side.

Everything is written out in elementary operations in float64 (no fused attention, no ready-made LayerNorm or GELU), so that it
shares nothing with the kernels under test. Needs torch and safetensors: make_references.py OUT
"""
import math
import sys

import torch
from safetensors.torch import save_file

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)
out = {}


def layer_norm(x, weight, bias, eps):
    centred = x - x.mean(-1, keepdim=True)
    return centred / torch.sqrt((centred**2).mean(-1, keepdim=True) + eps) * weight + bias


def gelu(x):
    return 0.5 * x * (1 + torch.tensor([math.erf(v / math.sqrt(2)) for v in x.flatten().tolist()]).view(x.shape))


def quick_gelu(x):
    return x / (1 + torch.exp(-1.702 * x))


def attention(q, k, v, heads, visible=None):
    b, n, width = q.shape
    d = width // heads
    result = torch.zeros(b, n, width)
    weights = torch.zeros(b, heads, n, k.shape[1])
    for i in range(b):
        for h in range(heads):
            part = slice(h * d, (h + 1) * d)
            for row in range(n):
                score = (q[i, row, part] * k[i, :, part]).sum(-1) / math.sqrt(d)
                if visible is not None:
                    score = torch.where(visible[row], score, torch.tensor(-math.inf))
                w = torch.exp(score - score.max())
                weights[i, h, row] = w / w.sum()
                result[i, row, part] = weights[i, h, row] @ v[i, :, part]
    return result, weights


# a small variance, so that 1e-5 and 1e-6 differ
x = torch.randn(3, 5, 8) * 0.004
weight, bias = torch.randn(8), torch.randn(8)
out.update({"norm.x": x, "norm.weight": weight, "norm.bias": bias})
out["norm.eps5"] = layer_norm(x, weight, bias, 1e-5)
out["norm.eps6"] = layer_norm(x, weight, bias, 1e-6)

points = torch.linspace(-4, 4, 33)
out.update({"gelu.x": points, "gelu.exact": gelu(points), "gelu.quick": quick_gelu(points)})

q, k, v = torch.randn(2, 4, 12), torch.randn(2, 6, 12), torch.randn(2, 6, 12)
visible = torch.tensor([[1, 0, 0, 1, 0, 0], [1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1], [1, 1, 0, 0, 1, 0]], dtype=torch.bool)
out.update({"attention.q": q, "attention.k": k, "attention.v": v, "attention.visible": visible.double()})
out["attention.all"], _ = attention(q, k, v, 3)
out["attention.masked"], out["attention.masked_weights"] = attention(q, k, v, 3, visible)
square = torch.randn(1, 5, 12)
causal = torch.tril(torch.ones(5, 5, dtype=torch.bool))
out["attention.square"] = square
out["attention.causal"], _ = attention(square, square, square, 3, causal)

# pre-norm block of a vision transformer, width 12, 3 heads
block = {
    "norm1.weight": torch.randn(12), "norm1.bias": torch.randn(12), "attn.qkv.weight": torch.randn(36, 12) * 0.3,
    "attn.qkv.bias": torch.randn(36) * 0.1, "attn.proj.weight": torch.randn(12, 12) * 0.3, "attn.proj.bias": torch.randn(12) * 0.1,
    "norm2.weight": torch.randn(12), "norm2.bias": torch.randn(12), "mlp.fc1.weight": torch.randn(48, 12) * 0.3,
    "mlp.fc1.bias": torch.randn(48) * 0.1, "mlp.fc2.weight": torch.randn(12, 48) * 0.3, "mlp.fc2.bias": torch.randn(12) * 0.1,
}
out.update({"block." + name: value for name, value in block.items()})
x = torch.randn(2, 5, 12)
y = layer_norm(x, block["norm1.weight"], block["norm1.bias"], 1e-6) @ block["attn.qkv.weight"].T + block["attn.qkv.bias"]
a = x + attention(y[..., :12], y[..., 12:24], y[..., 24:], 3)[0] @ block["attn.proj.weight"].T + block["attn.proj.bias"]
y = gelu(layer_norm(a, block["norm2.weight"], block["norm2.bias"], 1e-6) @ block["mlp.fc1.weight"].T + block["mlp.fc1.bias"])
out.update({"block.x": x, "block.y": a + y @ block["mlp.fc2.weight"].T + block["mlp.fc2.bias"]})

# Perceiver resampler: width 8, 3 latents, depth 1, 2 heads of 5 (inner 10, not the width)
prefix = "perceiver_resampler."
w = {
    "latents": torch.randn(3, 8), "media_pos_emb": torch.randn(1, 1, 8), "norm.weight": torch.randn(8), "norm.bias": torch.randn(8),
    "layers.0.0.norm_media.weight": torch.randn(8), "layers.0.0.norm_media.bias": torch.randn(8),
    "layers.0.0.norm_latents.weight": torch.randn(8), "layers.0.0.norm_latents.bias": torch.randn(8),
    "layers.0.0.to_q.weight": torch.randn(10, 8) * 0.4, "layers.0.0.to_kv.weight": torch.randn(20, 8) * 0.4,
    "layers.0.0.to_out.weight": torch.randn(8, 10) * 0.4, "layers.0.1.0.weight": torch.randn(8), "layers.0.1.0.bias": torch.randn(8),
    "layers.0.1.1.weight": torch.randn(32, 8) * 0.4, "layers.0.1.3.weight": torch.randn(8, 32) * 0.4,
}
out.update({prefix + name: value for name, value in w.items()})
patches = torch.randn(2, 7, 8)
media = layer_norm(patches + w["media_pos_emb"][0], w["layers.0.0.norm_media.weight"], w["layers.0.0.norm_media.bias"], 1e-5)
z = w["latents"].expand(2, 3, 8)
latents = layer_norm(z, w["layers.0.0.norm_latents.weight"], w["layers.0.0.norm_latents.bias"], 1e-5)
kv = torch.cat([media, latents], 1) @ w["layers.0.0.to_kv.weight"].T  # the media first, then the latents
attended, _ = attention(latents @ w["layers.0.0.to_q.weight"].T, kv[..., :10], kv[..., 10:], 2)
z = z + attended @ w["layers.0.0.to_out.weight"].T
y = layer_norm(z, w["layers.0.1.0.weight"], w["layers.0.1.0.bias"], 1e-5)
z = z + gelu(y @ w["layers.0.1.1.weight"].T) @ w["layers.0.1.3.weight"].T
out.update({"resampler.patches": patches, "resampler.z": layer_norm(z, w["norm.weight"], w["norm.bias"], 1e-5)})

save_file({name: value.float().contiguous() for name, value in out.items()}, sys.argv[1])
