#pragma once

#include <stop_token>

#include "model/worlds/gr1/vision_torch.h"
#include "model/worlds/layout.h"

namespace orrery::gr1 {

/// Everything of GR-1 that was trained: embeddings, resampler, trunk, heads, picture decoder.
/// Source: bytedance/GR-1 models/gr1.py, models/trajectory_gpt2.py at 4a2e956.
struct Policy {
    Config config;
    Resampler resampler;
    nn::Linear embedArm, embedGripper, embedState, embedText, embedImage, embedHandImage, embedPatch, embedHandPatch;
    nn::LayerNorm embedNorm;
    at::Tensor timestep;               ///< [window, h]
    at::Tensor actQuery, obsQueries, handQueries;  ///< [1, h], [latents + 1, h]
    struct Block {
        nn::LayerNorm ln1, ln2;
        nn::Conv1D attn, proj, fc, mlpProj;
    };
    std::vector<Block> blocks;
    nn::LayerNorm finalNorm;
    nn::Linear act0, act1, arm, gripper;
    nn::Linear decoderEmbed, decoderPred;
    at::Tensor maskToken, decoderPositions;  ///< [1, 1, 1, h], [1, 196, h]
    std::vector<nn::VitBlock> decoderBlocks;
    nn::LayerNorm decoderNorm;
    bool staticFrames = false, handFrames = false;  ///< Which pictures can be predicted with what is in the file.
    std::vector<Misfit> lacking;                    ///< What keeps the others from being predicted.

    /// Errors: Corrupt, naming a tensor that nothing works without. What only pictures need turns those pictures off.
    static Result<Policy> load(const CheckpointPtr& checkpoint, Config config, at::Device device, at::ScalarType type);

    /// [.., 6] raw pose and [..] command −1/+1 → STATE embedding [.., h].
    at::Tensor state(const at::Tensor& arm, const at::Tensor& gripper, const Trace& trace = {}) const;

    /// One block over all tokens; `visible` [.., nq, nk] tells keys from queries.
    at::Tensor block(std::size_t i, const at::Tensor& x, const at::Tensor& visible) const;
    /// The weights with which that block attends: [b, heads, n, n].
    at::Tensor attention(std::size_t i, const at::Tensor& x, const at::Tensor& visible) const;
    /// The last block for the last `wanted` tokens only: what is not asked for is not computed.
    at::Tensor lastBlock(const at::Tensor& x, const at::Tensor& visible, std::int64_t wanted) const;

    struct Action {
        at::Tensor arm, gripperLogit;  ///< [.., 6], [.., 1]
    };
    Action action(const at::Tensor& hidden, const Trace& trace = {}) const;
    /// Query outputs [n, latents + 1, h] → normalised patches [n, 196, 768]. Stopped between blocks: undefined.
    at::Tensor decode(const at::Tensor& queries, const Trace& trace = {}, const std::stop_token& stop = {}) const;
};

}  // namespace orrery::gr1
