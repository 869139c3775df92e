#include "model/datasets/catalog.h"

#include <array>

#include "model/datasets/calvin/calvin.h"
#include "model/datasets/lerobot/lerobot.h"

namespace orrery {

std::span<const DatasetEntry> datasetCatalog() {
    static const std::array entries{lerobot::entry(), calvin::entry()};
    return entries;
}

std::string recogniseDataset(const std::filesystem::path& path) {
    for (const DatasetEntry& entry : datasetCatalog()) {
        if (std::string title = entry.recognises(path); !title.empty()) return title;
    }
    return {};
}

Result<DatasetPtr> openDataset(const std::filesystem::path& path, std::stop_token stop) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure)) {
        return Error{Error::Kind::NotFound, "there is no such file or folder", path.string(), "not_found", {}};
    }
    std::string titles;
    for (const DatasetEntry& entry : datasetCatalog()) {
        if (!entry.recognises(path).empty()) return guarded(path.string(), [&] { return entry.open(path, stop); });
        titles += (titles.empty() ? "" : ", ") + std::string(entry.title);
    }
    return Error{Error::Kind::Unsupported, "this is not a dataset of a known format", path.string(), "unknown_format",
                 "known are: " + titles};
}

}  // namespace orrery
