#include <nlohmann/json.hpp>

#include "app/cli/bench/benchmarks.h"

namespace orrery::cli {

nlohmann::json benchRow(const std::string& name, const Timings& ours) {
    return {{"name", name},        {"precision", nullptr},    {"device", "cpu"},       {"threads", 1},        {"runs", ours.count()},
            {"median_ms", ours.median()}, {"p95_ms", ours.quantile(0.95)}, {"reference", nullptr}, {"reference_ms", nullptr}, {"ratio", nullptr},
            {"max_abs_difference", nullptr}};
}

nlohmann::json benchRow(const std::string& name, const Timings& ours, const std::string& reference, const Timings& theirs) {
    nlohmann::json row = benchRow(name, ours);
    row["reference"] = reference;
    row["reference_ms"] = theirs.median();
    row["reference_p95_ms"] = theirs.quantile(0.95);
    row["ratio"] = theirs.median() / ours.median();
    return row;
}

}  // namespace orrery::cli
