#pragma once

#include <optional>

#include "model/worlds/gr1/clip_text_torch.h"
#include "model/worlds/gr1/policy_torch.h"

namespace orrery::gr1 {

struct Networks {
    std::optional<ClipText> text;  ///< Without it nothing is predicted, but pictures are encoded.
    ImageEncoder vision;
    Policy policy;
};

/// A whole window as the official evaluation feeds it: b sequences of `window` slots, padding at the end.
struct WindowInput {
    at::Tensor staticRgb, handRgb;  ///< uint8 [b, L, H, W, 3], or [b, L, 3, 224, 224] from preprocess(); padded slots hold anything
    at::Tensor arm;                 ///< [b, L, 6]
    at::Tensor gripper;             ///< [b, L], −1 or +1
    at::Tensor ids;                 ///< int64 [b, 77]
    at::Tensor mask;                ///< int64 [b, L], 1 = real
    at::Tensor textFeature;         ///< [b, D] normalised; used instead of `ids` when defined
};

struct Targets {
    bool action = true, frames = true, handFrames = true;  ///< In the plain forward pass, handFrames needs frames.
};

struct WindowOutput {
    at::Tensor arm, gripperLogit;        ///< [b, L, 6], [b, L, 1]
    at::Tensor frames, handFrames;       ///< [b, L, 196, 768] normalised patches; undefined when not a target
    at::Tensor targets, handTargets;     ///< the same of the inputs themselves
    bool stopped = false;                ///< Then nothing else is there.
};

/// Why this policy cannot compute these targets, naming the tensor; nothing when it can.
Result<void> canCompute(const Policy& policy, Targets targets);

/// The plain forward pass: every slot, every token, nothing reused. What the cached path is held against, and what parity
/// compares with recordings. Names of the trace: "mid.mae.static.block0", ... as in the goldens.
/// Only for targets that canCompute(). `stop` is looked at between layers.
WindowOutput forward(const Networks& networks, const WindowInput& input, Targets targets, const Trace& trace = {},
                     const std::stop_token& stop = {});

/// Pictures [n, 3, 224, 224] → patches [n, 196, 768], (row, column, channel) inside a patch.
at::Tensor patchify(const at::Tensor& pictures);
at::Tensor unpatchify(const at::Tensor& patches);
/// Mean [n, 196, 1] and unbiased standard deviation of each patch.
struct PatchStatistics {
    at::Tensor mean, deviation;
};
PatchStatistics patchStatistics(const at::Tensor& patches);

/// Keys that a query may see: causal, context tokens only, real slots only. [b, 1, L * n, L * n] bool.
at::Tensor visibleKeys(const at::Tensor& mask, std::int64_t tokensPerSlot, std::int64_t contextTokens);

}  // namespace orrery::gr1
