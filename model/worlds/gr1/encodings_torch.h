#pragma once

#include "model/worlds/gr1/forward_torch.h"
#include "model/worlds/world_model.h"

namespace orrery::gr1 {

/// One step without its place in the window: STATE, patches and image of both cameras, before the time embedding.
class Step final : public StepEncoding {
public:
    explicit Step(at::Tensor context) : tokens(std::move(context)) {}
    std::size_t bytes() const override { return tokens.nbytes(); }
    at::Tensor tokens;  ///< [contextTokens − 1, h]: all but LANG
};

class Text final : public TextEncoding {
public:
    Text(TokenizedText text, std::vector<float> feature, at::Tensor embedding)
        : tokenized(std::move(text)), feature_(std::move(feature)), lang(std::move(embedding)) {}
    const TokenizedText& tokens() const override { return tokenized; }
    std::span<const float> vector() const override { return feature_; }

private:
    TokenizedText tokenized;
    std::vector<float> feature_;

public:
    at::Tensor lang;  ///< [h], embed_lang of the normalised feature
};

/// [n, contextTokens − 1, h] of the steps of a window.
at::Tensor windowOf(std::span<const StepEncodingPtr> window);

/// What the newest slot of a window says. Exact: equals the plain forward's last real slot (gr1.md 14.3: padded slots and
/// query tokens of older slots influence nothing; the last block is computed for the wanted queries alone).
struct NewestSlot {
    at::Tensor arm, gripperLogit;   ///< [6], [1]
    at::Tensor frames, handFrames;  ///< [196, 768] or undefined
};
/// `window` [n, contextTokens − 1, h], n ≤ config.window. Pictures that the policy cannot predict stay undefined.
/// Stopped: everything undefined.
NewestSlot newestSlot(const Policy& policy, const at::Tensor& window, const at::Tensor& lang, Targets targets, std::stop_token stop);

/// Attention of one trunk block over the same tokens: [heads, context + queries, context]; only context tokens are keys.
/// The queries stand in the order ACT, OBS, OBS_HAND. Stopped: undefined.
at::Tensor newestSlotAttention(const Policy& policy, const at::Tensor& window, const at::Tensor& lang, std::size_t block,
                               std::stop_token stop);

}  // namespace orrery::gr1
