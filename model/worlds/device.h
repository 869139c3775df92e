#pragma once

#include "model/worlds/world_model.h"

namespace orrery {

/// What is really used, after "auto" and fallbacks were decided.
struct Place {
    std::string device;     ///< "cpu", "cuda:0"
    std::string precision;  ///< "fp32", "tf32", "bf16", "fp16"
};

/// Decides device, precision and threads for this process. Errors: Device when CUDA is asked for and absent.
Result<Place> chooseDevice(const LoadOptions& options);

/// "12.8": of the CUDA runtime that LibTorch uses; empty without a device.
std::string cudaVersion();

/// Cores that compute, without their second threads; at least 1.
int physicalCores();

}  // namespace orrery
