#include "model/analysis/principal_components.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "model/analysis/statistics.h"
#include "model/analysis/symmetric_eigen.h"

namespace orrery {
namespace {

/// [n, d] with directions of clearly different strength, the same every time.
std::vector<float> tokensOf(std::size_t n, std::size_t d) {
    std::vector<float> values;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t at = 0; at < d; ++at) {
            const double strength = 3.0 / static_cast<double>(1 + at);
            values.push_back(static_cast<float>(strength * std::sin(static_cast<double>(row * (at + 1)) * 0.37 + static_cast<double>(at))));
        }
    }
    return values;
}

TEST(PrincipalComponents, ConstantTokensHaveNoDirectionsAndNoColour) {
    const std::vector<float> same(10 * 4, 2.5f);
    const PrincipalComponents basis = fitPrincipalComponents({same, 4}, 3);
    EXPECT_EQ(basis.variances, std::vector<double>(3, 0.0));
    for (const std::uint8_t byte : colours({same, 4}, basis)) EXPECT_EQ(byte, 0);
}

TEST(PrincipalComponents, EmptySingleAndNarrowInputIsNoAccident) {
    EXPECT_EQ(fitPrincipalComponents({{}, 5}, 3).k(), 3u);
    const std::vector<float> one{1, 2};
    EXPECT_EQ(unitScores({one, 2}, fitPrincipalComponents({one, 2}, 3)), std::vector<double>(3, 0.0));
    const std::vector<float> narrow{1, 2, 4};
    EXPECT_NEAR(fitPrincipalComponents({narrow, 1}, 3).ratio[0], 1.0, 1e-12);
}

TEST(PrincipalComponents, TokensThatAreNotFiniteGiveNoBasisRatherThanNoise) {
    std::vector<float> tokens = tokensOf(20, 4);
    tokens[3] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(fitPrincipalComponents({tokens, 4}, 3).variances, std::vector<double>(3, 0.0));
}

TEST(PrincipalComponents, AddingTokensToShowDoesNotChangeTheColoursOfTheOthers) {
    const std::vector<float> recorded = tokensOf(50, 6);
    const PrincipalComponents basis = fitPrincipalComponents({recorded, 6}, 3);
    std::vector<float> more = recorded;
    more.insert(more.end(), 60, 9.0f);
    const std::vector<std::uint8_t> alone = colours({recorded, 6}, basis), together = colours({more, 6}, basis);
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), together.begin()));
}

TEST(SymmetricEigen, SubspaceIterationAgreesWithJacobi) {
    constexpr std::size_t d = 40;
    const std::vector<float> values = tokensOf(200, d);
    std::vector<double> matrix(d * d);
    for (std::size_t row = 0; row < 200; ++row) {
        for (std::size_t i = 0; i < d; ++i) {
            for (std::size_t j = 0; j < d; ++j) matrix[i * d + j] += static_cast<double>(values[row * d + i]) * values[row * d + j];
        }
    }
    const Eigenpairs few = largestEigenpairs(matrix, d, 3), all = jacobiEigenpairs(matrix, d);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(few.values[i], all.values[i], 1e-10 * all.values[0]);
        double overlap = 0;
        for (std::size_t at = 0; at < d; ++at) overlap += few.vectors[i * d + at] * all.vectors[i * d + at];
        EXPECT_NEAR(std::abs(overlap), 1.0, 1e-9);
    }
}

TEST(Statistics, DegenerateInputGivesZeroInsteadOfNotANumber) {
    const std::vector<float> still{1, 1, 1, 1, 1, 1};
    EXPECT_EQ(curvature({still, 2}), std::vector<double>{0.0});
    EXPECT_EQ(linearCka({still, 2}, {still, 2}), 0);
    EXPECT_EQ(participationRatio({still, 2}), 0);
    const std::vector<float> zero{0, 0};
    EXPECT_EQ(cosineMap({still, 2}, zero), std::vector<double>(3, 0.0));
    const std::vector<double> scores{1, 2}, flat{3, 3, 3};
    EXPECT_EQ(robustZ(scores, flat), std::vector<double>(2, 0.0));
    EXPECT_EQ(auroc({}, scores), 0);
}

}  // namespace
}  // namespace orrery
