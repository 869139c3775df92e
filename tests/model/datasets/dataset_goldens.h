#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "model/datasets/dataset.h"

namespace orrery::test {

nlohmann::json readJson(const std::filesystem::path& file);

/// Opens a dataset; null, with a failed expectation, when that does not work.
DatasetPtr openedDataset(const std::filesystem::path& path);

/// Opens the episode that the dataset numbers `index`.
std::unique_ptr<Episode> openedEpisode(const Dataset& dataset, std::int64_t index);

/// The number drawn into the top of a made picture: 10 blocks, white 1, black 0, highest bit first.
int drawnNumber(const Frame& frame);

/// Holds an open dataset against its entry of expected.json: episodes, lengths, columns (type, shape, SHA-256).
void checkColumns(const Dataset& dataset, const nlohmann::json& expected);

}  // namespace orrery::test
