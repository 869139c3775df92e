#pragma once

#include <functional>
#include <stop_token>

#include "model/environments/input_mapping.h"

namespace orrery {

/// How an observation gets its parts; both may block and are asked on the caller's thread.
struct ObservationParts {
    std::function<Result<FramePtr>(const std::string& feature, std::int64_t step, std::stop_token)> frame;
    std::function<Result<HostTensor>(const std::string& feature)> column;  ///< [length, ...shape]
};

/// What a model is given at `step` of a recording. Zeros become zero vectors, or a black picture of 224 × 224.
/// Errors: those of the parts; NotFound for a required input without source; Corrupt when a number is not finite.
Result<Observation> observationAt(const ObservationParts& parts, std::int64_t step, const InputMapping& mapping,
                                  const ModelCard& card, std::stop_token stop = {});

/// 224 × 224 px, opaque.
FramePtr blackFrame();

}  // namespace orrery
