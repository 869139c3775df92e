#include "model/worlds/companion_families.h"

#include "model/worlds/families.h"

namespace orrery {
namespace {

bool hasAll(const Checkpoint& checkpoint, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (!checkpoint.find(name)) return false;
    }
    return true;
}

Recognition named(const Checkpoint& checkpoint, const char* family, const char* title, const char* reason) {
    if (!isFamily(checkpoint, family)) return {};
    Recognition found;
    found.family = family;
    found.title = title;
    found.reason = reason;
    found.confidence = "certain";
    found.matched = static_cast<std::int64_t>(checkpoint.tensors().size());
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

WorldEntry maeEntry() {
    return {"mae", "MAE image encoder",
            [](const Checkpoint& checkpoint, const LoadOptions&) {
                return named(checkpoint, "mae", "MAE image encoder", "keys cls_token, pos_embed, patch_embed.proj, blocks.*.attn.qkv, norm");
            },
            nullptr};
}

WorldEntry clipEntry() {
    return {"clip", "CLIP",
            [](const Checkpoint& checkpoint, const LoadOptions&) {
                return named(checkpoint, "clip", "CLIP", "keys token_embedding, transformer.resblocks.*, text_projection");
            },
            nullptr};
}

}  // namespace companions
}  // namespace orrery
