#include "model/analysis/structural.h"

#include <gtest/gtest.h>

namespace orrery {
namespace {

Frame flat(int width, int height, std::uint8_t value) {
    Frame frame;
    frame.width = width;
    frame.height = height;
    frame.rgba.assign(static_cast<std::size_t>(width * height * 4), value);
    return frame;
}

TEST(StructuralError, IsZeroForEqualFrames) {
    Frame frame = flat(20, 13, 90);
    frame.rgba[4 * 25] = 255;
    for (const float error : structuralError(frame, frame)) EXPECT_NEAR(error, 0, 1e-5);
}

TEST(StructuralError, OfFlatFramesIsThatOfTheirBrightnessAlone) {
    const auto errors = structuralError(flat(16, 16, 0), flat(16, 16, 255));
    const double ssim = 0.0001 / (1 + 0.0001);  // (2·0·1 + c1) / (0 + 1 + c1), contrast term 1
    for (const float error : errors) EXPECT_NEAR(error, (1 - ssim) / 2, 2e-3);
}

TEST(StructuralError, IsLargestWhereTheFramesDiffer) {
    const Frame truth = flat(40, 40, 128);
    Frame prediction = truth;
    for (int c = 0; c < 3; ++c) prediction.rgba[static_cast<std::size_t>((20 * 40 + 10) * 4 + c)] = 255;
    const auto errors = structuralError(truth, prediction);
    EXPECT_GT(errors[20 * 40 + 10], 0.2f);
    EXPECT_NEAR(errors[20 * 40 + 35], 0, 1e-4);
}

}  // namespace
}  // namespace orrery
