#pragma once

#include <vector>

namespace orrery {

/// Distance between round ticks, 1, 2 or 5 × 10ⁿ, so that 3 to 7 of them stand in [low, high]; as near to 5 as can be.
/// 1 when the range is empty.
double tickInterval(double low, double high);

/// The ticks themselves, ascending.
std::vector<double> ticksIn(double low, double high);

/// Decimals that a tick label needs at this distance.
int tickDecimals(double interval);

/// The next tick at or above `high`, so that an axis from 0 ends on a label. 1 when `high` is not positive.
double roundedUp(double high);

}  // namespace orrery
