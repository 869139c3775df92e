#include "model/runtime/comparison.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/fake_dataset.h"
#include "tests/support/fake_world.h"

namespace orrery {
namespace {

PredictedFrame brighter(float by) { return {HostTensor::of(Shape{1, 1}, std::vector<float>{by})}; }

class CompareTest : public testing::Test {
protected:
    Result<ComparisonPtr> compareTo(const FramePtr& recorded, Contrast contrast, float by = 19) {
        return compare(world, "rgb_static", brighter(by), 4, 3, contrast, test::greyFrame(20), recorded);
    }
    test::FakeWorld world;
};

TEST_F(CompareTest, MeasuresInTheModelsPictureBetweenZeroAndOne) {
    const auto comparison = compareTo(test::greyFrame(35), Contrast::Seen);
    ASSERT_TRUE(comparison);
    const Comparison& one = **comparison;
    EXPECT_EQ(one.about, 7);
    ASSERT_TRUE(one.metrics);
    EXPECT_NEAR(one.metrics->mae, 4.0 / 255, 1e-6);
    EXPECT_NEAR(one.metrics->psnr, -20 * std::log10(4.0 / 255), 1e-4);
    EXPECT_NEAR(one.metrics->copyLast, 15.0 / 255, 1e-6);
    EXPECT_NEAR(one.metrics->skill(), 1 - 4.0 / 15, 1e-5);
    EXPECT_EQ(one.histogram[4], 3u * 64);
    EXPECT_EQ(one.truth->rgba[0], 35);
}

TEST_F(CompareTest, AnExactPredictionHasInfinitePsnr) {
    const auto comparison = compareTo(test::greyFrame(35), Contrast::Seen, 15);
    ASSERT_TRUE(comparison);
    EXPECT_TRUE(std::isinf((*comparison)->metrics->psnr) || (*comparison)->metrics->psnr > 120);
}

TEST_F(CompareTest, BeyondTheEndThereIsAPictureAndNoMetric) {
    const auto comparison = compareTo(nullptr, Contrast::Seen);
    ASSERT_TRUE(comparison);
    EXPECT_TRUE((*comparison)->picture);
    EXPECT_FALSE((*comparison)->truth);
    EXPECT_FALSE((*comparison)->metrics);
}

TEST_F(CompareTest, ContrastOfTheTruthNeedsTheTruth) {
    EXPECT_FALSE(compareTo(nullptr, Contrast::Truth));
    EXPECT_TRUE(compareTo(test::greyFrame(35), Contrast::Truth));
}

TEST_F(CompareTest, RawPicturesAreNotMeasured) {
    const auto comparison = compareTo(test::greyFrame(35), Contrast::Raw);
    ASSERT_TRUE(comparison);
    EXPECT_FALSE((*comparison)->metrics);
}

TEST(ErrorBook, PlacesErrorsAtTheStepTheyAreAboutAndGivesTheirRange) {
    ErrorBook book(10);
    for (std::int64_t about = 3; about < 8; ++about) {
        Comparison one;
        one.madeAt = about - 3;
        one.about = about;
        one.metrics = FrameMetrics{0.1 * static_cast<double>(about), 20, 0.5};
        one.histogram[static_cast<std::size_t>(about)] = 100;
        book.add(one);
    }
    const ErrorSeries series = book.series();
    EXPECT_EQ(series.measured, 5);
    EXPECT_TRUE(std::isnan(series.mae[2]));
    EXPECT_DOUBLE_EQ(series.mae[3], 0.3);
    EXPECT_TRUE(std::isnan(series.copyLast[8]));
    EXPECT_NEAR(series.range, 0.6 + 0.96 * 0.1, 1e-12);  // rank 3.96 of 0.3 … 0.7
    EXPECT_NEAR(series.pixelRange, 7.0 / 255, 1e-12);
}

TEST(ErrorBook, PassesOverWhatIsOutside) {
    ErrorBook book(5);
    Comparison one;
    one.about = 5;
    one.metrics = FrameMetrics{};
    book.add(one);
    EXPECT_EQ(book.series().measured, 0);
    EXPECT_EQ(book.series().range, 0);
}

TEST(Percentile, InterpolatesBetweenOrderStatistics) {
    EXPECT_DOUBLE_EQ(percentile({3, 1, 2}, 50), 2);
    EXPECT_DOUBLE_EQ(percentile({0, 10}, 99), 9.9);
    EXPECT_DOUBLE_EQ(percentile({}, 99), 0);
}

}  // namespace
}  // namespace orrery
