#pragma once

#include <cstddef>
#include <vector>

namespace orrery {

struct Eigenpairs {
    std::vector<double> values;   ///< [k] largest first
    std::vector<double> vectors;  ///< [k, d] unit rows
};

/// The k largest eigenvalues of a symmetric matrix [d, d] with no negative ones, by subspace iteration with a margin of extra
/// directions and a small Jacobi solve in each round, to a relative residual of 1e-11. Deterministic.
/// Source: Golub and Van Loan, Matrix Computations, 4th edition, 8.2.4 (orthogonal iteration with Ritz acceleration) and 8.5 (Jacobi).
Eigenpairs largestEigenpairs(const std::vector<double>& matrix, std::size_t d, std::size_t k);

/// All eigenpairs of a small symmetric matrix [d, d] by cyclic Jacobi rotations.
Eigenpairs jacobiEigenpairs(std::vector<double> matrix, std::size_t d);

}  // namespace orrery
