#include "model/datasets/lerobot/statistics.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace orrery::lerobot {
namespace {

using Json = nlohmann::json;
using Numbers = std::map<std::string, std::vector<double>>;

constexpr const char* kWhole = "meta/stats.json";
constexpr const char* kPerEpisode = "meta/episodes_stats.jsonl";

/// Pictures have [3, 1, 1] nested lists.
void flatten(const Json& json, std::vector<double>& into) {
    if (json.is_number()) into.push_back(json.get<double>());
    if (!json.is_array()) return;
    for (const Json& part : json) flatten(part, into);
}

Numbers numbersOf(const Json& feature) {
    Numbers numbers;
    if (!feature.is_object()) return numbers;
    for (const auto& [name, values] : feature.items()) flatten(values, numbers[name]);
    std::erase_if(numbers, [](const auto& entry) { return entry.second.empty(); });
    return numbers;
}

std::int64_t takeCount(Numbers& numbers) {
    const auto count = numbers.extract("count");
    return count.empty() ? 0 : static_cast<std::int64_t>(count.mapped().front());
}

void report(DatasetStatistics& all, const std::string& file, std::string kind, const std::string& what, std::string hint = {}) {
    all.problems.push_back({std::nullopt, {}, std::move(kind), file + ": " + what, std::move(hint)});
}

void addWhole(const std::string& text, DatasetStatistics& all) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return report(all, kWhole, "corrupt", "this is not JSON; the episodes can be shown");
    for (const auto& [feature, values] : json.items()) {
        Numbers numbers = numbersOf(values);
        const std::int64_t count = takeCount(numbers);
        if (!numbers.empty()) all.features.push_back({feature, {}, kWhole, count, std::move(numbers)});
    }
}

/// Sums over episodes: mean and variance weighted by count, the least and the greatest of extremes. Quantiles cannot be joined.
struct Joined {
    std::int64_t count = 0;
    std::vector<double> sum, sumOfSquares, min, max;

    bool add(Numbers numbers) {
        const std::int64_t n = takeCount(numbers);
        const auto &mean = numbers["mean"], &std = numbers["std"], &low = numbers["min"], &high = numbers["max"];
        const std::size_t width = mean.size();
        if (n <= 0 || width == 0 || std.size() != width || low.size() != width || high.size() != width) return false;
        if (count > 0 && sum.size() != width) return false;
        if (count == 0) {
            sum.assign(width, 0);
            sumOfSquares.assign(width, 0);
            min = low;
            max = high;
        }
        for (std::size_t i = 0; i < width; ++i) {
            sum[i] += static_cast<double>(n) * mean[i];
            sumOfSquares[i] += static_cast<double>(n) * (std[i] * std[i] + mean[i] * mean[i]);
            min[i] = std::min(min[i], low[i]);
            max[i] = std::max(max[i], high[i]);
        }
        count += n;
        return true;
    }

    Numbers numbers() const {
        Numbers all{{"mean", sum}, {"std", sumOfSquares}, {"min", min}, {"max", max}};
        for (std::size_t i = 0; i < sum.size(); ++i) {
            const double mean = sum[i] / static_cast<double>(count);
            all["mean"][i] = mean;
            all["std"][i] = std::sqrt(std::max(0.0, sumOfSquares[i] / static_cast<double>(count) - mean * mean));
        }
        return all;
    }
};

/// False when the line says no statistics.
bool addLine(const std::string& line, std::map<std::string, Joined>& joined) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("stats") || !json["stats"].is_object()) return false;
    bool good = true;
    for (const auto& [feature, values] : json["stats"].items()) good = joined[feature].add(numbersOf(values)) && good;
    return good;
}

void addPerEpisode(const std::string& text, DatasetStatistics& all, const std::stop_token& stop) {
    std::map<std::string, Joined> joined;
    std::int64_t bad = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line) && !stop.stop_requested();) {
        const bool blank = line.find_first_not_of(" \t\r") == std::string::npos;
        if (!blank && !addLine(line, joined)) ++bad;
    }
    for (const auto& [feature, sums] : joined) {
        if (sums.count > 0) all.features.push_back({feature, {}, kPerEpisode, sums.count, sums.numbers()});
    }
    if (bad > 0) report(all, kPerEpisode, "corrupt", std::to_string(bad) + " lines are not statistics and are left out");
}

/// The text of a file of the dataset; nothing when it is not there or cannot be read, which is told.
std::optional<std::string> textOf(const Info& info, const char* name, DatasetStatistics& all) {
    std::error_code failure;
    if (!std::filesystem::exists(info.root / name, failure)) return std::nullopt;
    const auto text = readText(info.root / name);
    if (text) return *text;
    report(all, name, std::string(kindName(text.error().kind)), text.error().message, text.error().hint);
    return std::nullopt;
}

}  // namespace

DatasetStatistics readStatistics(const Info& info, std::stop_token stop) {
    DatasetStatistics all;
    if (const auto text = textOf(info, kWhole, all)) addWhole(*text, all);
    if (!all.features.empty()) return all;
    if (const auto text = textOf(info, kPerEpisode, all)) addPerEpisode(*text, all, stop);
    return all;
}

}  // namespace orrery::lerobot
