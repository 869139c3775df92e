#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "model/worlds/world_model.h"

namespace orrery {

/// What to compare: a model and a recording of its original.
struct ParityRequest {
    std::filesystem::path model;
    LoadOptions companions;
    std::vector<std::filesystem::path> recordings;  ///< safetensors; later ones win
    std::string targets;                            ///< "act_pred,fwd_pred,fwd_pred_hand"; empty: all
    std::string derive;                             ///< JSON object: how stored tensors come from computed ones
    std::vector<std::string> mustCompare;
    double tolerance = 1e-5;
};

/// Reads the `parity` entry of a golden's case.json; paths in it are relative to that file.
/// Errors: NotFound, Corrupt, Unsupported when the case has no such entry.
Result<ParityRequest> parityFromCase(const std::filesystem::path& caseFile);

/// Runs the plain forward pass and compares every mid.* and output.* tensor (JSON of cli.md `parity`, with a provenance of files,
/// device and precision).
/// Within: |difference| <= tolerance * max(1, largest recorded |value|).
/// Errors: those of the files; Unsupported for a family without a plain forward pass.
Result<nlohmann::json> runParity(const ParityRequest& request, std::stop_token stop = {});

}  // namespace orrery
