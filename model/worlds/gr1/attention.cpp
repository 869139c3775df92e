// Attention of the trunk, with names for its tokens.
#include <c10/core/InferenceMode.h>

#include "model/worlds/gr1/gr1_model_torch.h"

namespace orrery::gr1 {
namespace {

void addMany(std::vector<AttentionToken>& tokens, AttentionToken::Kind kind, const char* input, int slot, std::int64_t count) {
    for (int index = 0; index < count; ++index) tokens.push_back({kind, input, slot, index});
}

/// Context tokens in the order of a slot (gr1.md 6.4), slot by slot.
std::vector<AttentionToken> contextOf(const Config& config, int slots) {
    std::vector<AttentionToken> tokens;
    for (int slot = 0; slot < slots; ++slot) {
        tokens.push_back({AttentionToken::Kind::Instruction, {}, slot, 0});
        tokens.push_back({AttentionToken::Kind::State, {}, slot, 0});
        for (const char* input : {"rgb_static", "rgb_gripper"}) {
            if (!config.useHand && input == std::string_view("rgb_gripper")) break;
            addMany(tokens, AttentionToken::Kind::Patches, input, slot, config.latents);
            tokens.push_back({AttentionToken::Kind::Image, input, slot, 0});
        }
    }
    return tokens;
}

}  // namespace

Result<Attention> Gr1Model::attention(std::span<const StepEncodingPtr> window, const TextEncodingPtr& text, int layer,
                                      std::stop_token stop) {
    const c10::InferenceMode inference;
    const Policy& p = networks_.policy;
    if (!card_.can(Capability::Attention)) return WorldModel::attention(window, text, layer, stop);
    if (layer < 0 || layer >= card_.attentionLayers) {
        return Error{Error::Kind::NotFound, "there is no layer " + std::to_string(layer) + " of " + std::to_string(card_.attentionLayers),
                     "GR-1", "not_found", {}};
    }
    const auto weights = newestSlotAttention(p, windowOf(window), static_cast<const Text&>(*text).lang, static_cast<std::size_t>(layer), stop);
    if (!weights.defined()) return cancelled("GR-1 attention");
    Attention found{nn::toHost(weights.to(at::kFloat)), {}, contextOf(p.config, static_cast<int>(window.size()))};
    found.queries = found.keys;
    const int newest = static_cast<int>(window.size()) - 1;
    found.queries.push_back({AttentionToken::Kind::Action, {}, newest, 0});
    if (p.staticFrames) addMany(found.queries, AttentionToken::Kind::Frame, "rgb_static", newest, p.config.latents + 1);
    if (p.handFrames) addMany(found.queries, AttentionToken::Kind::Frame, "rgb_gripper", newest, p.config.latents + 1);
    return found;
}

}  // namespace orrery::gr1
