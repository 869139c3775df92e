#pragma once

#include <ATen/ATen.h>

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "model/base/result.h"

namespace orrery {

/// Tensors of a recording by name; later files win.
Result<std::map<std::string, at::Tensor>> readRecording(const std::vector<std::filesystem::path>& files, std::stop_token stop = {});

}  // namespace orrery
