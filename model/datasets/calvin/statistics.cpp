#include "model/datasets/calvin/statistics.h"

#include <yaml-cpp/yaml.h>

#include <array>

namespace orrery::calvin {
namespace {

constexpr std::uintmax_t kLargest = std::uintmax_t{1} << 20;  // the published files have some 5 KB
constexpr const char* kFile = "statistics.yaml";

FeatureStatistics begun(const Split& split, const std::string& feature) {
    return {feature, split.name, split.name.empty() ? kFile : split.name + "/" + kFile, 0, {}};
}

/// A list of one entry {mean: [...], std: [...]}, or that entry alone.
void addNormalisation(const Split& split, const std::string& feature, const YAML::Node& node, DatasetStatistics& all) {
    const YAML::Node entry = node.IsSequence() && node.size() > 0 ? node[0] : node;
    FeatureStatistics found = begun(split, feature);
    for (const char* name : {"mean", "std"}) {
        if (entry.IsMap() && entry[name]) found.numbers[name] = entry[name].as<std::vector<double>>();
    }
    if (!found.numbers.empty()) all.features.push_back(std::move(found));
}

void addBounds(const Split& split, const YAML::Node& root, DatasetStatistics& all) {
    FeatureStatistics found = begun(split, "actions");
    if (root["act_min_bound"]) found.numbers["min"] = root["act_min_bound"].as<std::vector<double>>();
    if (root["act_max_bound"]) found.numbers["max"] = root["act_max_bound"].as<std::vector<double>>();
    if (!found.numbers.empty()) all.features.push_back(std::move(found));
}

void read(const Split& split, const std::filesystem::path& file, DatasetStatistics& all) {
    const YAML::Node root = YAML::LoadFile(file.string());
    if (!root.IsMap()) throw YAML::Exception(YAML::Mark::null_mark(), "no keys");
    for (const char* feature : {"robot_obs", "scene_obs"}) {
        if (root[feature]) addNormalisation(split, feature, root[feature], all);
    }
    addBounds(split, root, all);
}

}  // namespace

void addStatistics(const Split& split, DatasetStatistics& all) {
    const std::filesystem::path file = split.folder / kFile;
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (failure) return;
    const auto report = [&](const std::string& what) {
        all.problems.push_back({std::nullopt, {}, "corrupt", begun(split, {}).source + " " + what + "; the steps can be shown", {}});
    };
    if (size > kLargest) return report("is larger than 1 MiB and is not read");
    try {
        read(split, file, all);
    } catch (const YAML::Exception& exception) {
        report("is not what CALVIN writes (" + exception.msg + ")");
    }
}

}  // namespace orrery::calvin
