#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>

#include "model/base/result.h"
#include "model/base/timings.h"

namespace orrery::cli {

using BenchProgress = std::function<void(int done, int all)>;

/// One row of "results" without a reference; those fields are null.
nlohmann::json benchRow(const std::string& name, const Timings& ours);
/// The same with one: ratio above 1 is faster than the reference.
nlohmann::json benchRow(const std::string& name, const Timings& ours, const std::string& reference, const Timings& theirs);

struct BenchLoadRequest {
    int runs = 5;
    std::string python;  ///< A Python with PyTorch: adds torch.load as reference.
    BenchProgress progress = {};
};
/// Opens a file of 780 MB with 420 tensors that it writes itself; then copies every tensor into memory. Returns rows.
Result<nlohmann::json> benchLoad(const BenchLoadRequest& request, std::stop_token stop);

/// Decodes a video of 640 × 480 px that it writes itself, in order and at random. Returns rows.
Result<nlohmann::json> benchDecode(int runs, const BenchProgress& progress, std::stop_token stop);

}  // namespace orrery::cli
