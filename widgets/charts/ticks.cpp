#include "widgets/charts/ticks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace orrery {
namespace {

constexpr double kSlack = 1e-9;

long countIn(double low, double high, double interval) {
    return static_cast<long>(std::floor(high / interval + kSlack)) - static_cast<long>(std::ceil(low / interval - kSlack)) + 1;
}

}  // namespace

double tickInterval(double low, double high) {
    const double span = high - low;
    if (!(span > 0) || !std::isfinite(span)) return 1;
    constexpr long kWanted = 5;
    const int power = static_cast<int>(std::floor(std::log10(span)));
    double best = 0;
    long bestCount = 0;
    for (int exponent = power - 1; exponent <= power; ++exponent) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double interval = digit * std::pow(10.0, exponent);
            const long count = countIn(low, high, interval);
            const bool fits = count >= 3 && count <= 7;
            if (fits && (best == 0 || std::labs(count - kWanted) < std::labs(bestCount - kWanted))) {
                best = interval;
                bestCount = count;
            }
        }
    }
    return best > 0 ? best : span / 4;
}

std::vector<double> ticksIn(double low, double high) {
    const double interval = tickInterval(low, high);
    std::vector<double> ticks;
    const long first = static_cast<long>(std::ceil(low / interval - kSlack));
    for (long i = 0; i < countIn(low, high, interval); ++i) ticks.push_back(static_cast<double>(first + i) * interval);
    return ticks;
}

int tickDecimals(double interval) { return std::clamp(static_cast<int>(-std::floor(std::log10(interval) + kSlack)), 0, 9); }

double roundedUp(double high) {
    if (!(high > 0)) return 1;
    const double interval = tickInterval(0, high);
    return std::ceil(high / interval - kSlack) * interval;
}

}  // namespace orrery
