#include "model/worlds/gr1/vision_torch.h"

#include <algorithm>

#include "model/worlds/gr1/expected.h"
#include "model/worlds/names.h"

namespace orrery::gr1 {

at::Tensor rgbOf(const Frame& frame) {
    const auto pixels = at::from_blob(const_cast<std::uint8_t*>(frame.rgba.data()), {1, frame.height, frame.width, 4}, at::kByte);
    return pixels.slice(-1, 0, 3).contiguous();
}

at::Tensor preprocess(const at::Tensor& rgb) {
    auto x = rgb.permute({0, 3, 1, 2}).to(at::kFloat).contiguous().div(255.0);
    if (x.size(2) != kImageSide || x.size(3) != kImageSide) {
        x = at::upsample_bicubic2d(x, {kImageSide, kImageSide}, /*align_corners=*/false);
    }
    const auto mean = at::tensor({0.485f, 0.456f, 0.406f}, x.options()).view({1, 3, 1, 1});
    const auto std = at::tensor({0.229f, 0.224f, 0.225f}, x.options()).view({1, 3, 1, 1});
    return (x - mean) / std;
}

Result<ImageEncoder> ImageEncoder::load(const CheckpointPtr& checkpoint, const Config& config, at::Device device,
                                        at::ScalarType type) {
    const std::int64_t depth = std::max(config.imageDepth, blockCount(*checkpoint, "blocks."));
    const auto wrong = misfits(*checkpoint, expectedImageEncoder(config.imageFeatures, depth));
    if (!wrong.empty()) return misfitError(wrong, *checkpoint);
    Weights weights(checkpoint, device, type);
    ImageEncoder encoder;
    encoder.cls_ = weights.get("cls_token");
    encoder.positions_ = weights.get("pos_embed");
    encoder.patchWeight_ = weights.get("patch_embed.proj.weight");
    encoder.patchBias_ = weights.get("patch_embed.proj.bias");
    encoder.norm_ = weights.norm("norm", 1e-6);
    for (std::int64_t i = 0; i < depth; ++i) {
        encoder.blocks_.push_back(weights.vitBlock("blocks." + std::to_string(i), config.imageHeads, 1e-6));
    }
    if (const auto complete = weights.complete(); !complete) return complete.error();
    return encoder;
}

at::Tensor ImageEncoder::embed(const at::Tensor& pictures, const Trace& trace) const {
    // the convolution has kernel = stride: a matrix product over patches, which is faster and the same sums
    const auto x = at::conv2d(pictures.to(patchWeight_.options()), patchWeight_, patchBias_, kPatchSide)
                       .flatten(2)
                       .transpose(1, 2);  // [n, 196, w]
    trace.note("patch_embed", x);
    const auto tokens = at::cat({cls_.expand({x.size(0), -1, -1}), x}, 1) + positions_;
    trace.note("tokens", tokens);
    return tokens;
}

ImageFeatures ImageEncoder::operator()(const at::Tensor& pictures, const Trace& trace, std::stop_token stop) const {
    auto x = embed(pictures, trace);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        x = blocks_[i](x, stop);
        if (!x.defined()) return {};
        trace.note("block" + std::to_string(i), x);
    }
    x = norm_(x);
    trace.note("norm", x);
    return {x.select(1, 0), x.slice(1, 1)};
}

at::Tensor ImageEncoder::patchesAfter(const at::Tensor& pictures, std::size_t block, std::stop_token stop) const {
    auto x = embed(pictures, {});
    for (std::size_t i = 0; i < std::min(block, blocks_.size()); ++i) {
        x = blocks_[i](x, stop);
        if (!x.defined()) return {};
    }
    if (block >= blocks_.size()) x = norm_(x);
    return x.slice(1, 1);
}

Resampler::Resampler(Weights& weights, const Config& config) : heads_(config.resamplerHeads) {
    latents_ = weights.get("perceiver_resampler.latents");
    position_ = weights.get("perceiver_resampler.media_pos_emb");
    norm_ = weights.norm("perceiver_resampler.norm", 1e-5);
    for (std::int64_t i = 0; i < config.resamplerDepth; ++i) {
        const std::string name = "perceiver_resampler.layers." + std::to_string(i);
        Layer layer;
        layer.media = weights.norm(name + ".0.norm_media", 1e-5);
        layer.latents = weights.norm(name + ".0.norm_latents", 1e-5);
        layer.q = weights.linear(name + ".0.to_q", false);
        layer.kv = weights.linear(name + ".0.to_kv", false);
        layer.out = weights.linear(name + ".0.to_out", false);
        layer.ff = weights.norm(name + ".1.0", 1e-5);
        layer.up = weights.linear(name + ".1.1", false);
        layer.down = weights.linear(name + ".1.3", false);
        layers_.push_back(std::move(layer));
    }
}

at::Tensor Resampler::operator()(const at::Tensor& patches, const Trace& trace, const std::stop_token& stop) const {
    const auto media = patches + position_.select(0, 0);
    auto z = latents_.expand({patches.size(0), -1, -1});
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        if (stop.stop_requested()) return {};
        const Layer& layer = layers_[i];
        const auto latents = layer.latents(z);
        // keys: the media first, then the latents themselves
        const auto kv = layer.kv(at::cat({layer.media(media), latents}, 1)).chunk(2, -1);
        z = z + layer.out(nn::attention(layer.q(latents), kv[0], kv[1], heads_));
        trace.note("layer" + std::to_string(i) + ".after_attn", z);
        z = z + layer.down(at::gelu(layer.up(layer.ff(z))));
        trace.note("layer" + std::to_string(i) + ".after_ff", z);
    }
    return norm_(z);
}

}  // namespace orrery::gr1
