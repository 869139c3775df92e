#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/checkpoints/checkpoint.h"
#include "model/worlds/world_model.h"

namespace orrery {

ModelFile fileOf(std::string role, const Checkpoint& checkpoint);
/// Any other file, hashed whole; without a hash when it cannot be read.
ModelFile fileOf(std::string role, const std::filesystem::path& file);

/// [{"role", "file", "sha256" or "sha256_quick"}]: the files of a provenance (cli.md).
nlohmann::json toJson(const std::vector<ModelFile>& files);

}  // namespace orrery
