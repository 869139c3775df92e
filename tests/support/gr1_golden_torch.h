#pragma once

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "model/base/frame.h"
#include "model/worlds/recording_torch.h"
#include "tests/support/paths.h"

namespace orrery::test {

using Recording = std::map<std::string, at::Tensor>;

inline Recording recordingOf(const std::string& name) {
    auto read = readRecording({golden("gr1/" + name) / "io.safetensors"});
    return read ? *read : Recording();
}

inline nlohmann::json caseOf(const std::string& name) {
    std::ifstream stream(golden("gr1/" + name) / "case.json");
    return nlohmann::json::parse(stream);
}

/// uint8 [H, W, 3] as a frame.
inline FramePtr frameOf(const at::Tensor& rgb) {
    auto frame = std::make_shared<Frame>();
    frame->height = static_cast<int>(rgb.size(0));
    frame->width = static_cast<int>(rgb.size(1));
    const auto rgba = at::cat({rgb, at::full({rgb.size(0), rgb.size(1), 1}, 255, at::kByte)}, 2).contiguous();
    frame->rgba.assign(rgba.const_data_ptr<std::uint8_t>(), rgba.const_data_ptr<std::uint8_t>() + rgba.numel());
    return frame;
}

/// The goldens' rule: |difference| <= tolerance * max(1, largest recorded value).
inline void expectNear(const at::Tensor& computed, const at::Tensor& recorded, double tolerance, const std::string& what) {
    ASSERT_EQ(computed.numel(), recorded.numel()) << what;
    const auto stored = recorded.to(at::kDouble).flatten(), ours = computed.to(at::kDouble).flatten();
    const double scale = std::max(1.0, stored.abs().max().item<double>());
    EXPECT_LE((stored - ours).abs().max().item<double>(), tolerance * scale) << what;
}

}  // namespace orrery::test
