#include "model/worlds/companion_families.h"

#include "model/worlds/families.h"
#include "model/worlds/gr1/expected.h"
#include "model/worlds/names.h"

namespace orrery {
namespace {

bool hasAll(const Checkpoint& checkpoint, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (!checkpoint.find(name)) return false;
    }
    return true;
}

Recognition named(const char* family, const char* title, const char* reason) {
    Recognition found;
    found.family = family;
    found.title = title;
    found.reason = reason;
    return found;
}

Recognition recogniseMae(const Checkpoint& checkpoint, const LoadOptions&) {
    if (!isFamily(checkpoint, "mae")) return {};
    Recognition found = named("mae", "MAE image encoder", "keys cls_token, pos_embed, patch_embed.proj, blocks.*.attn.qkv, norm");
    const TensorInfo* norm = checkpoint.find("norm.weight");
    const std::int64_t width = norm->shape.size() == 1 ? norm->shape[0] : 768;
    // a file of the whole pre-training also holds its decoder
    matchLayout(found, checkpoint, gr1::expectedImageEncoder(width, blockCount(checkpoint, "blocks.")), {"decoder_", "mask_token"});
    found.confidence = found.missing.empty() ? "certain" : "likely";
    return found;
}

Recognition recogniseClip(const Checkpoint& checkpoint, const LoadOptions&) {
    if (!isFamily(checkpoint, "clip")) return {};
    Recognition found = named("clip", "CLIP", "keys token_embedding, transformer.resblocks.*, text_projection");
    matchLayout(found, checkpoint, gr1::expectedText(gr1::textSizesOf(checkpoint)),
                {"visual.", "logit_scale", "input_resolution", "context_length", "vocab_size"});
    found.confidence = found.missing.empty() ? "certain" : "likely";
    return found;
}

}  // namespace

bool isFamily(const Checkpoint& checkpoint, std::string_view family) {
    if (family == "gr1") {
        return hasAll(checkpoint, {"perceiver_resampler.latents", "transformer.h.0.attn.c_attn.weight", "embed_timestep.weight"});
    }
    if (family == "mae") {
        return hasAll(checkpoint, {"cls_token", "pos_embed", "patch_embed.proj.weight", "blocks.0.attn.qkv.weight", "norm.weight"}) &&
               !checkpoint.find("perceiver_resampler.latents");
    }
    if (family == "clip") {
        return hasAll(checkpoint, {"token_embedding.weight", "positional_embedding", "text_projection", "ln_final.weight",
                                   "transformer.resblocks.0.attn.in_proj_weight"});
    }
    return false;
}

namespace companions {

WorldEntry maeEntry() { return {"mae", "MAE image encoder", recogniseMae, nullptr}; }

WorldEntry clipEntry() { return {"clip", "CLIP", recogniseClip, nullptr}; }

}  // namespace companions
}  // namespace orrery
