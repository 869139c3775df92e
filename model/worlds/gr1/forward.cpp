#include "model/worlds/gr1/forward_torch.h"

namespace orrery::gr1 {
namespace {

struct Camera {
    at::Tensor pictures;  ///< [b * L, 3, 224, 224], zeros where padded
    at::Tensor cls, latents;
};

/// Traces of one camera show single pictures of its batch.
void traceEncoder(const Trace& trace, const std::string& camera, std::map<std::string, at::Tensor>& seen, std::int64_t slots) {
    for (const auto& [name, value] : seen) {
        if (camera == "static") trace.put("mid.mae.static." + name, value[0]);
        if (camera == "hand" && name == "norm") trace.put("mid.mae.hand.norm_last", value[slots - 1]);
    }
}

/// Stopped: without features.
Camera encodeCamera(const Networks& networks, const at::Tensor& rgb, const at::Tensor& mask, const std::string& name,
                    const Trace& trace, const std::stop_token& stop) {
    const std::int64_t b = rgb.size(0), slots = rgb.size(1);
    Camera camera;
    const auto real = mask.reshape({b * slots, 1, 1, 1}).to(at::kFloat);
    const auto flat = rgb.flatten(0, 1);
    camera.pictures = (rgb.scalar_type() == at::kByte ? preprocess(flat) : flat) * real;
    if (trace) {
        trace.put("mid.preprocess." + name,
                  camera.pictures.slice(2, 0, kImageSide, 32).slice(3, 0, kImageSide, 32).unflatten(0, {b, slots}));
    }
    std::map<std::string, at::Tensor> seen;
    const auto features = networks.vision(camera.pictures.to(networks.policy.timestep.scalar_type()), trace ? Trace(seen) : Trace(), stop);
    if (features.stopped()) return camera;
    if (trace) traceEncoder(trace, name, seen, slots);
    camera.cls = features.cls.unflatten(0, {b, slots});

    std::map<std::string, at::Tensor> layers;
    const auto latents = networks.policy.resampler(features.patches, trace ? Trace(layers) : Trace(), stop);
    if (!latents.defined()) return camera;
    camera.latents = latents.unflatten(0, {b, slots});
    if (name == "static") {
        for (const auto& [layer, value] : layers) trace.put("mid.resampler.static." + layer, value[0]);
    }
    trace.put("mid.mae." + name + ".cls", camera.cls);
    trace.put("mid.resampler." + name + ".out", camera.latents);
    return camera;
}

/// Context tokens of every slot with their time embedding: [b, L, context, h].
at::Tensor contextTokens(const Networks& networks, const WindowInput& input, const at::Tensor& text, const Camera& fixed,
                         const Camera& hand, const Trace& trace) {
    const Policy& p = networks.policy;
    const auto state = p.state(input.arm, input.gripper, trace.in("mid."));
    const auto lang = p.embedText(text);
    trace.put("mid.state.embed", state);
    trace.put("mid.embed.lang", lang);
    std::vector<at::Tensor> parts{lang.unsqueeze(1).expand({-1, state.size(1), -1}).unsqueeze(2), state.unsqueeze(2)};
    const auto add = [&](const std::string& name, const nn::Linear& patch, const nn::Linear& image, const Camera& camera) {
        parts.push_back(patch(camera.latents));
        parts.push_back(image(camera.cls).unsqueeze(2));
        trace.put("mid.embed." + name + "patch", parts[parts.size() - 2]);
        trace.put("mid.embed." + name + "img", parts.back().squeeze(2));
    };
    add("", p.embedPatch, p.embedImage, fixed);
    if (p.config.useHand) add("hand_", p.embedHandPatch, p.embedHandImage, hand);
    return at::cat(parts, 2) + p.timestep.view({1, p.timestep.size(0), 1, p.timestep.size(1)});
}

/// Stopped: undefined.
at::Tensor textFeature(const Networks& networks, const WindowInput& input, const Trace& trace, const std::stop_token& stop) {
    auto text = input.textFeature;
    if (!text.defined()) {
        const auto device = networks.policy.timestep.device();
        text = (*networks.text)(input.ids.to(device), ClipText::Rows::All, trace.in("mid.clip."), stop);
        if (!text.defined()) return {};
        text = ClipText::normalised(text);
    }
    trace.put("mid.clip.text_normalised", text);
    return text.to(networks.policy.timestep.options());
}

/// Context and query tokens of every slot: [b, L, n, h].
at::Tensor stackedTokens(const Policy& p, const at::Tensor& context, Targets targets) {
    std::vector<at::Tensor> parts{context};
    const auto add = [&](const at::Tensor& queries) {
        parts.push_back(queries.view({1, 1, queries.size(0), queries.size(1)}).expand({context.size(0), context.size(1), -1, -1}));
    };
    if (targets.action) add(p.actQuery);
    if (targets.frames) add(p.obsQueries);
    if (targets.frames && targets.handFrames) add(p.handQueries);
    return at::cat(parts, 2);
}

/// [b, L, n, h] through all blocks and the final norm. Stopped: undefined.
at::Tensor runTrunk(const Policy& p, const at::Tensor& stacked, const at::Tensor& visible, const Trace& trace,
                    const std::stop_token& stop) {
    auto x = p.embedNorm(stacked.flatten(1, 2));
    trace.put("mid.stacked_ln", x);
    for (std::size_t i = 0; i < p.blocks.size(); ++i) {
        if (stop.stop_requested()) return {};
        x = p.block(i, x, visible);
        trace.put("mid.trunk.block" + std::to_string(i), x);
    }
    x = p.finalNorm(x);
    trace.put("mid.trunk.ln_f", x);
    return x.unflatten(1, {stacked.size(1), stacked.size(2)});
}

/// Query outputs [b, L, latents + 1, h] of one camera → [b, L, 196, 768]. Stopped: undefined.
at::Tensor decodeCamera(const Policy& p, const at::Tensor& queries, const std::string& name, const Trace& trace,
                        const std::stop_token& stop) {
    const std::int64_t b = queries.size(0), slots = queries.size(1);
    std::map<std::string, at::Tensor> seen;
    const auto flat = queries.flatten(0, 1);
    const auto patches = p.decode(flat, trace ? Trace(seen) : Trace(), stop);
    if (!patches.defined()) return {};
    trace.put("mid.decoder.embed." + name, p.decoderEmbed(flat).unflatten(0, {b, slots}));
    if (name == "static") {
        for (const auto& [layer, value] : seen) trace.put("mid.decoder.static." + layer, value[slots - 1]);
    }
    return patches.unflatten(0, {b, slots});
}

WindowOutput stoppedOutput() {
    WindowOutput output;
    output.stopped = true;
    return output;
}

at::Tensor targetPatches(const at::Tensor& pictures, std::int64_t b) {
    const auto patches = patchify(pictures);
    const auto statistics = patchStatistics(patches);
    return ((patches - statistics.mean) / (statistics.deviation + 1e-6)).unflatten(0, {b, pictures.size(0) / b});
}

}  // namespace

at::Tensor patchify(const at::Tensor& pictures) {
    return pictures.view({-1, 3, kGrid, kPatchSide, kGrid, kPatchSide})
        .permute({0, 2, 4, 3, 5, 1})
        .reshape({-1, kPatches, kPatchNumbers});
}

at::Tensor unpatchify(const at::Tensor& patches) {
    return patches.view({-1, kGrid, kGrid, kPatchSide, kPatchSide, 3})
        .permute({0, 5, 1, 3, 2, 4})
        .reshape({-1, 3, kImageSide, kImageSide});
}

PatchStatistics patchStatistics(const at::Tensor& patches) {
    return {patches.mean(-1, true), patches.var(-1, /*unbiased=*/true, /*keepdim=*/true).sqrt()};
}

at::Tensor visibleKeys(const at::Tensor& mask, std::int64_t tokensPerSlot, std::int64_t contextTokens) {
    const std::int64_t b = mask.size(0), total = mask.size(1) * tokensPerSlot;
    const auto position = at::arange(total, mask.options());
    const auto context = (position % tokensPerSlot) < contextTokens;
    const auto real = mask.repeat_interleave(tokensPerSlot, 1).to(at::kBool);
    const auto key = real.logical_and(context.unsqueeze(0)).view({b, 1, 1, total});
    const auto causal = position.unsqueeze(0) <= position.unsqueeze(1);
    return key.logical_and(causal);
}

Result<void> canCompute(const Policy& policy, Targets targets) {
    const bool statics = targets.frames && !policy.staticFrames;
    const bool hands = targets.frames && targets.handFrames && !policy.handFrames;
    if (!statics && !hands) return {};
    return Error{Error::Kind::Unsupported, policy.lacking.front().sentence + ", and pictures are among the targets", {}, "missing_part",
                 "with the targets act_pred alone the actions can be computed"};
}

WindowOutput forward(const Networks& networks, const WindowInput& input, Targets targets, const Trace& trace,
                     const std::stop_token& stop) {
    const Policy& p = networks.policy;
    const auto fixed = encodeCamera(networks, input.staticRgb, input.mask, "static", trace, stop);
    const auto hand = encodeCamera(networks, input.handRgb, input.mask, "hand", trace, stop);
    if (!fixed.latents.defined() || !hand.latents.defined()) return stoppedOutput();
    const auto text = textFeature(networks, input, trace, stop);
    if (!text.defined()) return stoppedOutput();
    const auto context = contextTokens(networks, input, text, fixed, hand, trace);
    const std::int64_t slots = context.size(1), contextCount = context.size(2);
    const auto stacked = stackedTokens(p, context, targets);
    const auto visible = visibleKeys(input.mask.to(stacked.device()), stacked.size(2), contextCount);
    if (trace) {
        trace.put("mid.stacked", at::stack({stacked.select(1, 0), stacked.select(1, slots - 1)}, 1));
        // the recorded mask names keys that are visible to somebody: context tokens of real slots
        trace.put("mid.token_mask", visible.any(2).squeeze(1).to(at::kLong));
    }
    const auto x = runTrunk(p, stacked, visible, trace, stop);
    if (!x.defined()) return stoppedOutput();

    WindowOutput output;
    std::int64_t at = contextCount;
    if (targets.action) {
        const auto action = p.action(x.select(2, at++), trace.in("mid."));
        output.arm = action.arm;
        output.gripperLogit = action.gripperLogit;
    }
    if (!targets.frames) return output;
    const std::int64_t b = context.size(0), count = p.config.latents + 1;
    output.frames = decodeCamera(p, x.slice(2, at, at + count), "static", trace, stop);
    if (targets.handFrames) output.handFrames = decodeCamera(p, x.slice(2, at + count, at + 2 * count), "hand", trace, stop);
    if (stop.stop_requested()) return stoppedOutput();
    output.targets = targetPatches(fixed.pictures, b);
    output.handTargets = targetPatches(hand.pictures, b);
    return output;
}

}  // namespace orrery::gr1
