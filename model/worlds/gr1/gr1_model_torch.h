#pragma once

#include <memory>

#include "model/worlds/gr1/encodings_torch.h"
#include "model/worlds/world_model.h"

namespace orrery::gr1 {

/// GR-1 behind the common interface.
class Gr1Model final : public WorldModel {
public:
    Gr1Model(Networks networks, ClipTokenizerPtr tokenizer, ModelCard card, at::Device device, at::ScalarType type);

    const ModelCard& card() const override { return card_; }
    Result<StepEncodingPtr> encode(const Observation& observation, std::stop_token stop) override;
    Result<TextEncodingPtr> encodeText(const std::string& instruction, std::stop_token stop) override;
    Result<PredictionPtr> predict(std::span<const StepEncodingPtr> window, const TextEncodingPtr& text, Wanted wanted,
                                  std::stop_token stop) override;
    Result<PatchFeatures> patches(const FramePtr& frame, std::size_t encoder, std::stop_token stop) override;
    Result<Attention> attention(std::span<const StepEncodingPtr> window, const TextEncodingPtr& text, int layer,
                                std::stop_token stop) override;
    Result<FramePtr> picture(const PredictedFrame& predicted, Contrast contrast, const FramePtr& reference) override;
    Result<HostTensor> preprocessedTruth(const FramePtr& frame) override;

    const Networks& networks() const { return networks_; }
    const ClipTokenizerPtr& tokenizer() const { return tokenizer_; }  ///< Null when predictions are off.

private:
    Networks networks_;
    ClipTokenizerPtr tokenizer_;
    ModelCard card_;
    at::Device device_;
    at::ScalarType type_;
};

/// Block numbers behind card().encoders, in their order: a quarter, half, three quarters and all of the depth.
std::vector<std::size_t> shownBlocks(std::size_t depth);

/// A predicted frame as a picture [224, 224].
FramePtr pictureOf(const HostTensor& patches, Contrast contrast, const FramePtr& reference);

/// Files of one GR-1 that are open; without text or vocabulary nothing is predicted.
struct Parts {
    CheckpointPtr policy, image, text;
    ClipTokenizerPtr tokenizer;
    std::string off;  ///< Why text or tokenizer is not there.
    std::vector<ModelFile> files;  ///< What the card will name.
};
/// Builds the networks. Tensors that only pictures need may be missing (card().lacking).
/// Errors: Corrupt, naming a tensor that is absent or does not fit; Device, Cancelled.
Result<std::unique_ptr<Gr1Model>> buildGr1(const Parts& parts, Config config, const LoadOptions& options, std::stop_token stop);

/// Loads the policy with its companions. A missing or damaged text tower or vocabulary turns predictions off (card().off),
/// nothing else. Errors: those of buildGr1(), NotFound when the image encoder is nowhere.
Result<std::unique_ptr<Gr1Model>> loadGr1(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop);

}  // namespace orrery::gr1
