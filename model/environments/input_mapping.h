#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "model/datasets/dataset.h"
#include "model/worlds/world_model.h"

namespace orrery {

/// Where one input of a model comes from.
struct InputSource {
    enum class Kind { None, Feature, Zeros };
    Kind kind = Kind::None;
    std::string feature;             ///< Name of a dataset feature; Kind::Feature only.
    std::vector<std::int64_t> dims;  ///< Numbers of the flattened feature that are taken, in this order; empty for pictures.
    std::string reason;              ///< For people: why it was proposed, or why there is none.
    bool operator==(const InputSource&) const = default;
};

/// Which dataset features feed a model, and which recorded action its action is held against.
struct InputMapping {
    std::map<std::string, InputSource> sources;  ///< By model input id; every input of the card has an entry.
    std::string actionFeature;                   ///< Recorded action of the same size, or empty.
    std::string actionReason;

    /// Id of the image input that `feature` feeds, or empty.
    std::string inputOf(const std::string& feature) const;
    bool operator==(const InputMapping&) const = default;
};

/// Proposes sources from names, sizes and dimension names. Never takes one camera for two inputs, never guesses numbers:
/// a vector input gets a source only where dimension names or the dataset's convention say which numbers they are.
/// Source of the CALVIN layout: mees/calvin dataset/README.md (robot_obs 0–2 position, 3–5 Euler angles, 14 gripper command).
InputMapping proposeMapping(std::span<const Feature> features, const ModelCard& card);

/// One sentence that names the required inputs without a source; empty when predictions can run.
std::string missingInputs(const InputMapping& mapping, const ModelCard& card);

/// Required or not: inputs that a person set to zeros, by id.
std::vector<std::string> zeroInputs(const InputMapping& mapping);

/// What the application remembers per dataset fingerprint and model family.
nlohmann::json toJson(const InputMapping& mapping);
/// Errors: Corrupt when it is not a mapping.
Result<InputMapping> mappingFromJson(const nlohmann::json& document);

/// Checks a mapping (remembered or edited) against what is open now: features exist and have the sizes.
Result<void> checkMapping(const InputMapping& mapping, std::span<const Feature> features, const ModelCard& card);

}  // namespace orrery
