#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "model/runtime/episode_data.h"
#include "model/runtime/predictor.h"

namespace orrery {

/// What to predict of one episode, and where to write it.
struct EpisodePredictionJob {
    DatasetPtr dataset;
    std::size_t position = 0;         ///< place in Dataset::episodes()
    std::int64_t begin = 0;           ///< steps [begin, end); their history begins where it would without
    std::optional<std::int64_t> end;  ///< none: the whole episode
    std::string instruction;          ///< empty: the dataset's own
    InputMapping mapping;
    std::filesystem::path folder;     ///< gets predictions.safetensors and predictions.json; made when it is missing
    bool video = false;               ///< also predictions.mp4: truth, prediction and error side by side
    std::string version;
    std::function<void(std::int64_t done, std::int64_t total)> progress;
};

/// Runs a model over an episode as its official evaluation would, which forgets everything where a new instruction begins (with
/// job.instruction there is one for the whole episode), and writes every prediction with metrics against the truth.
/// Returns what predictions.json holds. A step that fails is listed under "problems" and the others are still written.
/// Errors: those of opening and writing; Cancelled and Device end the run and leave no file.
Result<nlohmann::json> predictEpisode(WorldModel& model, TextCache& texts, const EpisodePredictionJob& job, std::stop_token stop);

}  // namespace orrery
