#include "model/base/timings.h"

#include <algorithm>
#include <cmath>

namespace orrery {

double Timings::quantile(double share) const {
    if (milliseconds_.empty()) return 0;
    auto sorted = milliseconds_;
    std::ranges::sort(sorted);
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

double Timings::median() const {
    if (milliseconds_.empty()) return 0;
    auto sorted = milliseconds_;
    std::ranges::sort(sorted);
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

}  // namespace orrery
