#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "model/checkpoints/checkpoint.h"
#include "model/worlds/world_model.h"

namespace orrery {

/// A configuration value with where it comes from: "shapes", "configs.json", "--config", "assumed: released model".
struct ConfigValue {
    std::string name;
    std::string value;   ///< as JSON
    std::string source;
};

/// A tensor a family needs and the file lacks.
struct MissingTensor {
    std::string name;
    Shape shape;
    std::string neededFor;             ///< "frames of rgb_gripper"
    std::vector<std::string> nearest;  ///< names in the file that look alike
};

/// A tensor the family does not know.
struct UnexpectedTensor {
    std::string path;
    Shape shape;
    std::vector<std::string> nearest;
};

struct Companion {
    std::string role;  ///< "text_model", "image_model", "vocabulary"
    std::string file;  ///< found file, or the published name
    bool found = false;
    std::string published;  ///< where it is published, for the message
};

/// What a file is, from key names and shapes alone.
struct Recognition {
    std::string family;      ///< "gr1", "mae", "clip", or empty
    std::string title;       ///< "GR-1"
    std::string reason;      ///< the keys that decided it
    std::string confidence = "unknown";  ///< "certain", "likely", "unknown"
    std::vector<ConfigValue> config;
    std::vector<Companion> companions;
    std::vector<MissingTensor> missing;
    std::vector<UnexpectedTensor> unexpected;
    std::int64_t matched = 0;
};

struct WorldEntry {
    std::string_view id;     ///< Never changes: saved sessions name it.
    std::string_view title;  ///< A proper name, shown as it is.
    /// Cheap: names and shapes only. Empty family when it is not this one.
    Recognition (*recognises)(const Checkpoint&, const LoadOptions&);
    Result<std::unique_ptr<WorldModel>> (*load)(const CheckpointPtr&, const LoadOptions&, std::stop_token);
};

/// Every family, in the order in which they are tried. Companion files (MAE, CLIP) are recognised too, with no load().
std::span<const WorldEntry> worldCatalog();

Recognition recognise(const Checkpoint& checkpoint, const LoadOptions& options = {});
Result<std::unique_ptr<WorldModel>> loadWorld(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop = {});

struct InspectOptions {
    bool hash = false;   ///< SHA-256 of every tensor
    bool stats = false;  ///< min, max, mean, std, zeros, non-finite of every tensor
};
/// The report of `orrery-cli inspect --json` and of the inspector panel (schema in cli.md).
nlohmann::json inspectReport(const Checkpoint& checkpoint, const Recognition& recognition, const InspectOptions& options = {},
                             std::stop_token stop = {});

/// {"min", "max", "mean", "std", "zeros", "non_finite"} over all elements; the first five over the finite ones, std of the population.
nlohmann::json tensorStatistics(const HostTensor& tensor);

}  // namespace orrery
