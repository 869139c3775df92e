#include "model/analysis/statistics.h"

#include <algorithm>
#include <cmath>

namespace orrery {
namespace {

constexpr double kTiny = 1e-12;

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return sortedPercentile(values, 50);
}

std::vector<double> centred(const Rows& tokens) {
    const std::vector<double> mean = meanToken(tokens);
    std::vector<double> values(tokens.values.begin(), tokens.values.end());
    for (std::size_t at = 0; at < values.size(); ++at) values[at] -= mean[at % tokens.d];
    return values;
}

/// Squared Frobenius norm of aᵀ b for [n, da] and [n, db].
double crossNorm(const std::vector<double>& a, std::size_t da, const std::vector<double>& b, std::size_t db) {
    const std::size_t n = a.size() / da;
    double sum = 0;
    for (std::size_t i = 0; i < da; ++i) {
        for (std::size_t j = 0; j < db; ++j) {
            double product = 0;
            for (std::size_t row = 0; row < n; ++row) product += a[row * da + i] * b[row * db + j];
            sum += product * product;
        }
    }
    return sum;
}

double meanAbsolute(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t at = 0; at < a.size(); ++at) sum += std::abs(static_cast<double>(a[at]) - b[at]);
    return sum / static_cast<double>(a.size());
}

}  // namespace

double sortedPercentile(std::span<const double> sorted, double q) {
    if (sorted.empty()) return 0;
    const double rank = static_cast<double>(sorted.size() - 1) * q / 100;
    const auto low = static_cast<std::size_t>(rank);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (sorted[high] - sorted[low]) * (rank - static_cast<double>(low));
}

std::vector<double> meanToken(const Rows& tokens) {
    std::vector<double> mean(tokens.d);
    for (std::size_t at = 0; at < tokens.values.size(); ++at) mean[at % tokens.d] += tokens.values[at];
    for (double& value : mean) value /= static_cast<double>(std::max<std::size_t>(tokens.n(), 1));
    return mean;
}

std::vector<double> cosineMap(const Rows& tokens, std::span<const float> query, std::span<const double> mean) {
    const auto minusMean = [&](float value, std::size_t at) { return mean.empty() ? value : value - mean[at]; };
    double queryNorm = 0;
    for (std::size_t at = 0; at < tokens.d; ++at) queryNorm += std::pow(minusMean(query[at], at), 2);
    std::vector<double> cosines;
    for (std::size_t row = 0; row < tokens.n(); ++row) {
        const auto values = tokens.row(row);
        double product = 0, norm = 0;
        for (std::size_t at = 0; at < tokens.d; ++at) {
            const double value = minusMean(values[at], at);
            product += value * minusMean(query[at], at);
            norm += value * value;
        }
        const double divisor = std::sqrt(norm) * std::sqrt(queryNorm);
        cosines.push_back(divisor < kTiny ? 0 : product / divisor);
    }
    return cosines;
}

std::vector<double> curvature(const Rows& path) {
    std::vector<double> angles;
    for (std::size_t t = 2; t < path.n(); ++t) {
        const auto a = path.row(t - 2), b = path.row(t - 1), c = path.row(t);
        double product = 0, first = 0, second = 0;
        for (std::size_t at = 0; at < path.d; ++at) {
            const double before = static_cast<double>(b[at]) - a[at], after = static_cast<double>(c[at]) - b[at];
            product += before * after;
            first += before * before;
            second += after * after;
        }
        const double divisor = std::sqrt(first) * std::sqrt(second);
        angles.push_back(divisor < kTiny ? 0 : std::acos(std::clamp(product / divisor, -1.0, 1.0)));
    }
    return angles;
}

std::vector<Match> correspondence(const Rows& a, const Rows& b) {
    std::vector<Match> matches;
    for (std::size_t row = 0; row < a.n(); ++row) {
        const std::vector<double> cosines = cosineMap(b, a.row(row));
        const auto best = std::ranges::max_element(cosines);
        if (best == cosines.end()) return {};
        matches.push_back({static_cast<std::size_t>(best - cosines.begin()), *best});
    }
    return matches;
}

double linearCka(const Rows& x, const Rows& y) {
    const std::vector<double> a = centred(x), b = centred(y);
    const double divisor = std::sqrt(crossNorm(a, x.d, a, x.d)) * std::sqrt(crossNorm(b, y.d, b, y.d));
    return divisor < kTiny ? 0 : crossNorm(a, x.d, b, y.d) / divisor;
}

double participationRatio(const Rows& tokens) {
    // sum of eigenvalues = trace, sum of their squares = squared Frobenius norm: no decomposition is needed
    const std::vector<double> values = centred(tokens);
    double trace = 0;
    for (const double value : values) trace += value * value;
    return trace < kTiny ? 0 : trace * trace / crossNorm(values, tokens.d, values, tokens.d);
}

std::vector<double> robustZ(std::span<const double> scores, std::span<const double> calibration) {
    const double middle = median({calibration.begin(), calibration.end()});
    std::vector<double> deviations;
    for (const double value : calibration) deviations.push_back(std::abs(value - middle));
    const double spread = median(std::move(deviations)) * 1.4826;
    std::vector<double> z;
    for (const double score : scores) z.push_back(spread < kTiny ? 0 : (score - middle) / spread);
    return z;
}

double auroc(std::span<const double> positive, std::span<const double> negative) {
    double wins = 0;
    for (const double p : positive) {
        for (const double n : negative) wins += p > n ? 1 : p == n ? 0.5 : 0;
    }
    const double pairs = static_cast<double>(positive.size() * negative.size());
    return pairs > 0 ? wins / pairs : 0;
}

HorizonErrors horizonErrors(const Rows& prediction, const Rows& truth) {
    HorizonErrors errors;
    for (std::size_t step = 1; step < truth.n(); ++step) {
        const double error = meanAbsolute(prediction.row(step), truth.row(step));
        const double copy = meanAbsolute(truth.row(0), truth.row(step));
        errors.error.push_back(error);
        errors.copyLast.push_back(copy);
        errors.skill.push_back(1 - error / (copy < kTiny ? 1 : copy));
    }
    return errors;
}

}  // namespace orrery
