#include "model/analysis/principal_components.h"

#include <algorithm>
#include <cmath>

#include "model/analysis/statistics.h"
#include "model/analysis/symmetric_eigen.h"

namespace orrery {
namespace {

constexpr double kTiny = 1e-12;

std::vector<double> meanOf(const Rows& tokens) {
    std::vector<double> mean(tokens.d);
    for (std::size_t row = 0; row < tokens.n(); ++row) {
        const auto values = tokens.row(row);
        for (std::size_t at = 0; at < tokens.d; ++at) mean[at] += values[at];
    }
    for (double& value : mean) value /= static_cast<double>(std::max<std::size_t>(tokens.n(), 1));
    return mean;
}

/// Upper triangle summed row by row, then mirrored: [d, d] sums of squares / (n − 1).
std::vector<double> covarianceOf(const Rows& tokens, const std::vector<double>& mean) {
    const std::size_t d = tokens.d;
    std::vector<double> covariance(d * d), centred(d);
    for (std::size_t row = 0; row < tokens.n(); ++row) {
        const auto values = tokens.row(row);
        for (std::size_t at = 0; at < d; ++at) centred[at] = values[at] - mean[at];
        for (std::size_t i = 0; i < d; ++i) {
            const double factor = centred[i];
            double* line = covariance.data() + i * d;
            for (std::size_t j = i; j < d; ++j) line[j] += factor * centred[j];
        }
    }
    const double divisor = static_cast<double>(std::max<std::size_t>(tokens.n(), 2) - 1);
    for (std::size_t i = 0; i < d; ++i) {
        for (std::size_t j = i; j < d; ++j) covariance[j * d + i] = covariance[i * d + j] /= divisor;
    }
    return covariance;
}

/// The entry of largest magnitude, the first of equals, becomes positive.
void fixSign(std::span<double> row) {
    const auto largest = std::ranges::max_element(row, {}, [](double value) { return std::abs(value); });
    if (largest == row.end() || *largest >= 0) return;
    for (double& value : row) value = -value;
}

}  // namespace

PrincipalComponents fitPrincipalComponents(const Rows& tokens, std::size_t k) {
    const std::size_t d = tokens.d;
    PrincipalComponents basis;
    basis.mean = meanOf(tokens);
    basis.components.assign(k * d, 0);
    basis.variances.assign(k, 0);
    basis.ratio.assign(k, 0);
    const std::vector<double> covariance = covarianceOf(tokens, basis.mean);
    double total = 0;
    for (std::size_t i = 0; i < d; ++i) total += covariance[i * d + i];
    const Eigenpairs pairs = total > kTiny ? largestEigenpairs(covariance, d, std::min(k, d)) : Eigenpairs{};
    for (std::size_t i = 0; i < pairs.values.size(); ++i) {
        if (pairs.values[i] <= kTiny * total) continue;
        const std::span row(basis.components.data() + i * d, d);
        std::copy_n(pairs.vectors.begin() + static_cast<std::ptrdiff_t>(i * d), d, row.begin());
        fixSign(row);
        basis.variances[i] = pairs.values[i];
        basis.ratio[i] = pairs.values[i] / total;
    }
    const std::vector<double> scores = project(tokens, basis);
    for (std::size_t i = 0; i < k; ++i) {
        std::vector<double> one;
        for (std::size_t at = i; at < scores.size(); at += k) one.push_back(scores[at]);
        std::ranges::sort(one);
        basis.low.push_back(sortedPercentile(one, 1));
        basis.high.push_back(sortedPercentile(one, 99));
    }
    return basis;
}

std::vector<double> project(const Rows& tokens, const PrincipalComponents& basis) {
    std::vector<double> scores;
    scores.reserve(tokens.n() * basis.k());
    for (std::size_t row = 0; row < tokens.n(); ++row) {
        const auto values = tokens.row(row);
        for (std::size_t i = 0; i < basis.k(); ++i) {
            double sum = 0;
            for (std::size_t at = 0; at < basis.d(); ++at) sum += (values[at] - basis.mean[at]) * basis.components[i * basis.d() + at];
            scores.push_back(sum);
        }
    }
    return scores;
}

std::vector<double> unitScores(const Rows& tokens, const PrincipalComponents& basis) {
    std::vector<double> scores = project(tokens, basis);
    for (std::size_t at = 0; at < scores.size(); ++at) {
        const std::size_t i = at % basis.k();
        const double span = basis.high[i] - basis.low[i];
        scores[at] = span < kTiny ? 0 : std::clamp((scores[at] - basis.low[i]) / span, 0.0, 1.0);
    }
    return scores;
}

std::vector<std::uint8_t> colours(const Rows& tokens, const PrincipalComponents& basis) {
    std::vector<std::uint8_t> bytes;
    for (const double unit : unitScores(tokens, basis)) bytes.push_back(static_cast<std::uint8_t>(std::floor(unit * 255 + 0.5)));
    return bytes;
}

}  // namespace orrery
