#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/analysis/principal_components.h"

/// Conventions: tools/probe_reference.py, where every function has the same shape.
namespace orrery {

/// `sorted` ascending; linear between order statistics, rank (n − 1) q / 100; 0 when empty.
double sortedPercentile(std::span<const double> sorted, double q);

/// Cosine of every token with `query` [d], both minus `mean` [d] when it is given; 0 where a norm is below 1e-12. [n]
std::vector<double> cosineMap(const Rows& tokens, std::span<const float> query, std::span<const double> mean = {});

/// Mean token [d].
std::vector<double> meanToken(const Rows& tokens);

/// Angle in radians between consecutive steps of a path [t, d]: [t − 2]; 0 when a step is shorter than 1e-12.
std::vector<double> curvature(const Rows& path);

/// For each row of `a` the most similar row of `b` by cosine (the first of equals).
struct Match {
    std::size_t index = 0;
    double cosine = 0;
};
std::vector<Match> correspondence(const Rows& a, const Rows& b);

/// Linear CKA of two layers over the same samples, columns centred; 0 when degenerate.
/// Source: Kornblith et al. 2019, equation 3.
double linearCka(const Rows& x, const Rows& y);

/// (sum of covariance eigenvalues)² / sum of their squares, centred; 0 when degenerate.
double participationRatio(const Rows& tokens);

/// (s − median) / (1.4826 MAD) against a calibration set; 0 when the MAD is below 1e-12.
std::vector<double> robustZ(std::span<const double> scores, std::span<const double> calibration);

/// Probability that a positive scores higher than a negative; ties count one half.
double auroc(std::span<const double> positive, std::span<const double> negative);

/// Error over the horizon: entry i of `truth` is i steps ahead, entry 0 the last known; [h, n·d] rows.
struct HorizonErrors {
    std::vector<double> error;     ///< mean |prediction − truth|, steps 1 … h − 1
    std::vector<double> copyLast;  ///< mean |truth 0 − truth|
    std::vector<double> skill;     ///< 1 − error / copyLast; the divisor is 1 where copyLast vanishes
};
HorizonErrors horizonErrors(const Rows& prediction, const Rows& truth);

}  // namespace orrery
