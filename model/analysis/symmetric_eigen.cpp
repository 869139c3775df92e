#include "model/analysis/symmetric_eigen.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace orrery {
namespace {

double dot(const double* a, const double* b, std::size_t d) { return std::inner_product(a, a + d, b, 0.0); }

/// One rotation that makes entry (p, q) zero.
void rotate(std::vector<double>& a, std::vector<double>& v, std::size_t d, std::size_t p, std::size_t q) {
    const double apq = a[p * d + q];
    if (apq == 0) return;
    const double theta = (a[q * d + q] - a[p * d + p]) / (2 * apq);
    const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
    const double c = 1 / std::sqrt(t * t + 1), s = t * c;
    for (std::size_t i = 0; i < d; ++i) {
        const double aip = a[i * d + p], aiq = a[i * d + q];
        a[i * d + p] = c * aip - s * aiq;
        a[i * d + q] = s * aip + c * aiq;
    }
    for (std::size_t i = 0; i < d; ++i) {
        const double api = a[p * d + i], aqi = a[q * d + i];
        a[p * d + i] = c * api - s * aqi;
        a[q * d + i] = s * api + c * aqi;
        const double vpi = v[p * d + i], vqi = v[q * d + i];
        v[p * d + i] = c * vpi - s * vqi;
        v[q * d + i] = s * vpi + c * vqi;
    }
}

/// Gram-Schmidt, twice for accuracy; rows that vanish become zero.
void orthonormalise(std::vector<double>& rows, std::size_t m, std::size_t d) {
    for (std::size_t i = 0; i < m; ++i) {
        double* row = rows.data() + i * d;
        const double before = std::sqrt(dot(row, row, d));
        for (int round = 0; round < 2; ++round) {
            for (std::size_t j = 0; j < i; ++j) {
                const double* other = rows.data() + j * d;
                const double part = dot(row, other, d);
                for (std::size_t at = 0; at < d; ++at) row[at] -= part * other[at];
            }
        }
        const double norm = std::sqrt(dot(row, row, d));
        const double scale = norm > 1e-14 * before ? 1 / norm : 0;
        for (std::size_t at = 0; at < d; ++at) row[at] *= scale;
    }
}

/// Rows [m, d] times the symmetric matrix [d, d].
std::vector<double> timesMatrix(const std::vector<double>& rows, std::size_t m, const std::vector<double>& matrix, std::size_t d) {
    std::vector<double> product(m * d);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < d; ++j) product[i * d + j] = dot(rows.data() + i * d, matrix.data() + j * d, d);
    }
    return product;
}

/// The same start every time, without a direction that real data prefers.
std::vector<double> startRows(std::size_t m, std::size_t d) {
    std::vector<double> rows(m * d);
    std::uint64_t state = 0x9E3779B97F4A7C15ull;
    for (double& value : rows) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        value = static_cast<double>(state >> 11) / 9007199254740992.0 - 0.5;
    }
    return rows;
}

}  // namespace

Eigenpairs jacobiEigenpairs(std::vector<double> matrix, std::size_t d) {
    constexpr int kSweeps = 60;
    std::vector<double> vectors(d * d);
    for (std::size_t i = 0; i < d; ++i) vectors[i * d + i] = 1;
    const double size = dot(matrix.data(), matrix.data(), d * d);
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        double off = 0;
        for (std::size_t p = 0; p < d; ++p) {
            for (std::size_t q = p + 1; q < d; ++q) off += matrix[p * d + q] * matrix[p * d + q];
        }
        if (off <= 1e-30 * size) break;
        for (std::size_t p = 0; p < d; ++p) {
            for (std::size_t q = p + 1; q < d; ++q) rotate(matrix, vectors, d, p, q);
        }
    }
    std::vector<std::size_t> order(d);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return matrix[a * d + a] > matrix[b * d + b]; });
    Eigenpairs pairs;
    for (const std::size_t i : order) {
        pairs.values.push_back(matrix[i * d + i]);
        const auto row = vectors.begin() + static_cast<std::ptrdiff_t>(i * d);
        pairs.vectors.insert(pairs.vectors.end(), row, row + static_cast<std::ptrdiff_t>(d));
    }
    return pairs;
}

Eigenpairs largestEigenpairs(const std::vector<double>& matrix, std::size_t d, std::size_t k) {
    constexpr std::size_t kMargin = 8;
    constexpr int kRounds = 2000;
    const std::size_t m = std::min(d, k + kMargin);
    std::vector<double> rows = startRows(m, d);
    orthonormalise(rows, m, d);
    Eigenpairs ritz;
    for (int round = 0; round < kRounds; ++round) {
        const std::vector<double> product = timesMatrix(rows, m, matrix, d);
        std::vector<double> small(m * m);  // rows · matrix · rowsᵀ
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = 0; j < m; ++j) small[i * m + j] = dot(product.data() + i * d, rows.data() + j * d, d);
        }
        ritz = jacobiEigenpairs(std::move(small), m);
        std::vector<double> turned(m * d), turnedProduct(m * d);
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = 0; j < m; ++j) {
                const double weight = ritz.vectors[i * m + j];
                for (std::size_t at = 0; at < d; ++at) {
                    turned[i * d + at] += weight * rows[j * d + at];
                    turnedProduct[i * d + at] += weight * product[j * d + at];
                }
            }
        }
        double residual = 0;
        for (std::size_t i = 0; i < k; ++i) {
            double sum = 0;
            for (std::size_t at = 0; at < d; ++at) {
                const double part = turnedProduct[i * d + at] - ritz.values[i] * turned[i * d + at];
                sum += part * part;
            }
            residual = std::max(residual, std::sqrt(sum));
        }
        ritz.vectors = std::move(turned);
        if (residual <= 1e-11 * std::max(ritz.values.front(), 0.0)) break;
        rows = std::move(turnedProduct);
        orthonormalise(rows, m, d);
    }
    ritz.values.resize(k);
    ritz.vectors.resize(k * d);
    return ritz;
}

}  // namespace orrery
