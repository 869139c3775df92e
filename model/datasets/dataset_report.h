#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stop_token>
#include <string_view>

#include "model/datasets/dataset.h"

namespace orrery {

/// Short name of a kind of feature as reports spell it: "video", "state", ...
std::string_view kindName(Feature::Kind kind);

/// What a dataset holds: the JSON of `orrery-cli dataset` and of the window's inspector. `stop` leaves statistics out.
nlohmann::json datasetReport(const Dataset& dataset, std::stop_token stop = {});

/// Adds to `report` what only an opened episode tells: the shape and SHA-256 of every column under "columns",
/// frame_count and pts_seconds of each video in "features", and the episode's problems.
void addEpisode(nlohmann::json& report, const Dataset& dataset, Episode& episode);

/// Decodes every frame of one episode or of all (`position` none); adds "checked" and the problems found. `progress`
/// gets (steps done, steps of all). Errors: Cancelled.
Result<void> addCheck(nlohmann::json& report, const Dataset& dataset, std::optional<std::size_t> position,
                      std::stop_token stop, const std::function<void(std::int64_t, std::int64_t)>& progress);

/// Place in episodes() of the episode that the dataset numbers `index`.
std::optional<std::size_t> positionOf(const Dataset& dataset, std::int64_t index);

}  // namespace orrery
