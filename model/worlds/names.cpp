#include "model/worlds/names.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace orrery {
namespace {

/// Levenshtein distance, given up beyond `limit`.
std::size_t distance(const std::string& a, const std::string& b, std::size_t limit) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit) return limit + 1;
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
        if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    }
    return row.back();
}

}  // namespace

std::vector<std::string> nearestNames(const std::string& wanted, const std::vector<std::string>& names) {
    const std::size_t limit = std::max<std::size_t>(3, wanted.size() / 3);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& name : names) {
        const std::size_t apart = distance(wanted, name, limit);
        if (apart <= limit) near.emplace_back(apart, name);
    }
    std::sort(near.begin(), near.end());
    if (near.size() > 3) near.resize(3);
    std::vector<std::string> best;
    for (auto& [apart, name] : near) best.push_back(std::move(name));
    return best;
}

std::int64_t blockCount(const Checkpoint& checkpoint, const std::string& prefix) {
    constexpr std::int64_t kMost = 4096;  // a hostile name must not make us ask for billions
    std::int64_t count = 0;
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        if (!tensor.name.starts_with(prefix)) continue;
        std::int64_t number = -1;
        std::from_chars(tensor.name.data() + prefix.size(), tensor.name.data() + tensor.name.size(), number);
        if (number < kMost) count = std::max(count, number + 1);
    }
    return count;
}

}  // namespace orrery
