#include "model/datasets/dataset.h"

#include <map>

namespace orrery {

const Feature* Dataset::feature(std::string_view name) const {
    for (const Feature& candidate : features()) {
        if (candidate.name == name) return &candidate;
    }
    return nullptr;
}

void assignShortNames(std::vector<Feature>& features) {
    std::map<std::pair<bool, std::string>, int> uses;
    const auto lastPart = [](const std::string& name) { return name.substr(name.rfind('.') + 1); };
    for (const Feature& feature : features) ++uses[{feature.isPicture(), lastPart(feature.name)}];
    for (Feature& feature : features) {
        const std::string part = lastPart(feature.name);
        feature.shortName = uses[{feature.isPicture(), part}] == 1 ? part : feature.name;
    }
}

DatasetStatistics Dataset::statistics(std::stop_token) const { return {}; }

}  // namespace orrery
