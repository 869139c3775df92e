#pragma once

#include <span>
#include <string_view>

#include "model/datasets/dataset.h"

namespace orrery {

struct DatasetEntry {
    std::string_view id;     ///< "lerobot"
    std::string_view title;  ///< "LeRobot"
    /// Title with version when this is it ("LeRobot v2.1"), else empty. Looks at names and a few bytes only.
    std::string (*recognises)(const std::filesystem::path& path);
    Result<DatasetPtr> (*open)(const std::filesystem::path& path, std::stop_token stop);
};

/// Every dataset format, in the order in which they are tried.
std::span<const DatasetEntry> datasetCatalog();

/// Title of the format that would open `path`, or empty.
std::string recogniseDataset(const std::filesystem::path& path);

}  // namespace orrery
