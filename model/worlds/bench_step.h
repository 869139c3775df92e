#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "model/worlds/world_model.h"

namespace orrery {

/// {"logical_cores", "physical_cores", "load_average"}: what every benchmark says of the machine.
nlohmann::json benchMachine();

struct BenchStepRequest {
    std::filesystem::path model;  ///< A GR-1 snapshot; empty: random weights of the released size, which cost the same.
    LoadOptions load;
    int runs = 5;  ///< Of each side; fewer than five count as five.
    std::function<void(int done, int all)> progress = {};  ///< Pairs of runs, the warm-up among them.
};

/// Times one action of GR-1 with a full window: encode the new step and predict, against the official schedule (text again
/// with all its positions, every picture of the window again, all tokens) with the same kernels, run alternately after a warm-up of both.
/// Returns {"machine", "results", "provenance"} of cli.md `bench`. Errors: those of loading; Unsupported for another family; Cancelled.
Result<nlohmann::json> benchStep(const BenchStepRequest& request, std::stop_token stop = {});

}  // namespace orrery
