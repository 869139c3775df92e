#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace orrery {

/// Rows of numbers: `values` [n, d] row-major. Only borrows.
struct Rows {
    std::span<const float> values;
    std::size_t d = 0;
    std::size_t n() const { return d == 0 ? 0 : values.size() / d; }
    std::span<const float> row(std::size_t index) const { return values.subspan(index * d, d); }
};

/// A basis of principal components with the scaling of its colours. Fitted once on recorded tokens, then used for all others.
struct PrincipalComponents {
    std::vector<double> mean;        ///< [d]
    std::vector<double> components;  ///< [k, d] unit rows; the entry of largest magnitude of each is positive
    std::vector<double> variances;   ///< [k] sum of squares / (n − 1)
    std::vector<double> ratio;       ///< [k] share of the total variance
    std::vector<double> low, high;   ///< [k] 1st and 99th percentile of the scores that the basis was fitted on
    std::size_t k() const { return variances.size(); }
    std::size_t d() const { return mean.size(); }
};

/// Fits k components. Directions with at most 1e-12 of the total variance are zero rows with variance 0; constant or empty
/// input has no directions at all.
/// Source: tools/probe_reference.py fit_pca, scaling (rank (n − 1) q / 100, linear between order statistics).
PrincipalComponents fitPrincipalComponents(const Rows& tokens, std::size_t k);

/// Scores [n, k] of tokens in the plane of a basis.
std::vector<double> project(const Rows& tokens, const PrincipalComponents& basis);

/// Scores scaled to 0 … 1 by the basis' percentiles and clipped, [n, k]; 0 where the percentiles are equal.
std::vector<double> unitScores(const Rows& tokens, const PrincipalComponents& basis);

/// floor(255 x + 0.5), [n, k]: colours for k = 3.
std::vector<std::uint8_t> colours(const Rows& tokens, const PrincipalComponents& basis);

}  // namespace orrery
