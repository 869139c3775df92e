// Every view of goldens/probes that the window shows, against the numbers of the reference.
#include <gtest/gtest.h>

#include "model/analysis/statistics.h"
#include "tests/support/golden_tensors.h"
#include "tests/support/paths.h"

namespace orrery {
namespace {

constexpr double kTolerance = 2e-5;     // suggested_tolerance.atol of the golden: values were stored as float32
constexpr double kUnitTolerance = 1e-4;  // "pca.unit atol", "pca.components atol"

class ProbesGolden : public testing::Test {
protected:
    static void SetUpTestSuite() { tensors = test::goldenTensors(test::golden("probes/latents") / "io.safetensors"); }
    static const test::GoldenTensor& tensor(const std::string& name) { return tensors.at(name); }

    /// Keeps the floats of a tensor alive and sees them as rows of its last axis, or of the last `axes`.
    struct Held {
        std::vector<float> values;
        std::size_t d;
        Rows rows() const { return {values, d}; }
    };
    static Held held(const std::string& name, std::size_t axes = 1) {
        const auto& one = tensor(name);
        std::size_t d = 1;
        for (std::size_t back = 0; back < axes; ++back) d *= static_cast<std::size_t>(one.shape[one.shape.size() - 1 - back]);
        return {one.floats(), d};
    }
    static void near(const std::vector<double>& values, const std::string& name, double tolerance = kTolerance) {
        const std::vector<double>& expected = tensor(name).values;
        ASSERT_EQ(values.size(), expected.size()) << name;
        for (std::size_t at = 0; at < values.size(); ++at) ASSERT_NEAR(values[at], expected[at], tolerance) << name << " " << at;
    }
    static inline std::map<std::string, test::GoldenTensor> tensors;
};

TEST_F(ProbesGolden, TokenColoursComeFromABasisFittedOnRealTokens) {
    const Held tokens = held("input.tokens"), predicted = held("input.predicted");
    const PrincipalComponents basis = fitPrincipalComponents(tokens.rows(), 3);
    near(basis.mean, "pca.mean");
    near(basis.components, "pca.components", kUnitTolerance);
    near(basis.variances, "pca.variances", kTolerance * 10);
    near(basis.ratio, "pca.ratio");
    near(basis.low, "pca.low", kUnitTolerance);
    near(basis.high, "pca.high", kUnitTolerance);
    near(unitScores(tokens.rows(), basis), "pca.unit", kUnitTolerance);
    near(unitScores(predicted.rows(), basis), "pca.unit_predicted", kUnitTolerance);
    const std::vector<std::uint8_t> bytes = colours(tokens.rows(), basis);
    near({bytes.begin(), bytes.end()}, "pca.rgb", 1);
}

TEST_F(ProbesGolden, TokensOnALineHaveOneColourChannel) {
    const Held line = held("input.line_tokens");
    near(unitScores(line.rows(), fitPrincipalComponents(line.rows(), 3)), "pca_line.unit", kUnitTolerance);
}

TEST_F(ProbesGolden, SimilarityToAClickedToken) {
    const Held tokens = held("input.tokens"), predicted = held("input.predicted");
    const auto& where = tensor("input.query").values;
    const auto& shape = tensor("input.tokens").shape;
    const auto index = static_cast<std::size_t>((where[0] * static_cast<double>(shape[1]) + where[1]) * static_cast<double>(shape[2]) + where[2]);
    const auto query = tokens.rows().row(index);
    near(cosineMap(tokens.rows(), query), "cosine.raw");
    near(cosineMap(tokens.rows(), query, meanToken(tokens.rows())), "cosine.mean_removed");
    near(cosineMap(predicted.rows(), query), "cosine.predicted");
    EXPECT_NEAR(cosineMap(tokens.rows(), query)[index], 1.0, 1e-12);
}

TEST_F(ProbesGolden, ThePathOfPooledFramesAndItsCurvature) {
    const Held pooled = held("trajectory.pooled");
    const PrincipalComponents plane = fitPrincipalComponents(pooled.rows(), 2);
    near(plane.components, "trajectory.components", kUnitTolerance);
    near(project(pooled.rows(), plane), "trajectory.real", kUnitTolerance);
    near(curvature(pooled.rows()), "trajectory.curvature", kUnitTolerance);
}

TEST_F(ProbesGolden, ErrorsOverTheHorizon) {
    const Held predicted = held("input.predicted", 3), real = held("input.tokens", 3);
    const HorizonErrors errors = horizonErrors(predicted.rows(), real.rows());
    near(errors.error, "horizon.error");
    near(errors.copyLast, "horizon.copy_last");
    near(errors.skill, "horizon.skill");
}

TEST_F(ProbesGolden, SurpriseScoresAndTheirSeparation) {
    near(robustZ(tensor("surprise.frames").values, tensor("input.calibration").values), "surprise.robust_z", 1e-3);
    near({auroc(tensor("input.scores_impossible").values, tensor("input.scores_possible").values)}, "surprise.auroc", 1e-7);
}

TEST_F(ProbesGolden, LayersAreComparedByCka) {
    const Held all = held("input.tokens"), b = held("input.layer_b"), c = held("input.layer_c");
    Held a{{}, all.d};
    for (std::size_t row = 0; row < all.rows().n(); row += 2) {
        const auto values = all.rows().row(row);
        a.values.insert(a.values.end(), values.begin(), values.end());
    }
    const std::vector<const Held*> layers{&a, &b, &c};
    std::vector<double> matrix;
    for (const Held* x : layers) {
        for (const Held* y : layers) matrix.push_back(linearCka(x->rows(), y->rows()));
    }
    near(matrix, "cka.matrix");
}

TEST_F(ProbesGolden, CorrespondencesAndRank) {
    const Held tokens = held("input.tokens");
    const std::size_t perFrame = tensor("correspondence.index").values.size() * tokens.d;
    const Rows first{std::span(tokens.values).subspan(0, perFrame), tokens.d}, second{std::span(tokens.values).subspan(perFrame, perFrame), tokens.d};
    std::vector<double> indices, cosines;
    for (const Match& match : correspondence(first, second)) {
        indices.push_back(static_cast<double>(match.index));
        cosines.push_back(match.cosine);
    }
    near(indices, "correspondence.index", 0);
    near(cosines, "correspondence.cosine");
    near({participationRatio(tokens.rows())}, "rank.participation", 1e-4);
}

}  // namespace
}  // namespace orrery
