// GR-1 predicts patches without their mean and contrast (gr1.md 8.3): a picture needs statistics from elsewhere.
#include <c10/core/InferenceMode.h>

#include "model/worlds/gr1/gr1_model_torch.h"

namespace orrery::gr1 {
namespace {

at::Tensor channelMean() { return at::tensor({0.485f, 0.456f, 0.406f}).view({1, 3, 1, 1}); }
at::Tensor channelDeviation() { return at::tensor({0.229f, 0.224f, 0.225f}).view({1, 3, 1, 1}); }

/// [1, 3, H, W] in 0 … 1 → RGBA bytes.
FramePtr frameOf(const at::Tensor& picture) {
    const auto bytes = picture.clamp(0, 1).mul(255).round().to(at::kByte)[0].permute({1, 2, 0});
    const auto alpha = at::full({bytes.size(0), bytes.size(1), 1}, 255, at::kByte);
    const auto rgba = at::cat({bytes, alpha}, 2).contiguous();
    auto frame = std::make_shared<Frame>();
    frame->width = static_cast<int>(rgba.size(1));
    frame->height = static_cast<int>(rgba.size(0));
    frame->rgba.assign(rgba.const_data_ptr<std::uint8_t>(), rgba.const_data_ptr<std::uint8_t>() + rgba.numel());
    return frame;
}

}  // namespace

FramePtr pictureOf(const HostTensor& predicted, Contrast contrast, const FramePtr& reference) {
    const c10::InferenceMode inference;
    auto patches = nn::toTorch(predicted).unsqueeze(0);  // [1, 196, 768]
    if (contrast == Contrast::Raw || !reference) {
        const auto picture = unpatchify(patches);
        const auto low = picture.min(), span = (picture.max() - picture.min()).clamp_min(1e-12);
        return frameOf((picture - low) / span);
    }
    const auto statistics = patchStatistics(patchify(preprocess(rgbOf(*reference))));
    patches = patches * (statistics.deviation + 1e-6) + statistics.mean;
    return frameOf(unpatchify(patches) * channelDeviation() + channelMean());
}

Result<FramePtr> Gr1Model::picture(const PredictedFrame& predicted, Contrast contrast, const FramePtr& reference) {
    if (contrast != Contrast::Raw && !reference) {
        return Error{Error::Kind::NotFound, "there is no recorded frame to take the contrast from", "GR-1", "missing_part", {}};
    }
    return pictureOf(predicted.patches, contrast, reference);
}

Result<HostTensor> Gr1Model::preprocessedTruth(const FramePtr& frame) {
    const c10::InferenceMode inference;
    const auto picture = preprocess(rgbOf(*frame)) * channelDeviation() + channelMean();
    return nn::toHost(picture.clamp(0, 1)[0]);
}

}  // namespace orrery::gr1
