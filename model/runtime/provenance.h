#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace orrery {

/// One change that a person made: {"instruction", "open the drawer"}.
struct Edit {
    std::string what;
    std::string value;
};

/// Where a result comes from; written beside everything that leaves the program.
struct Provenance {
    std::string model;               ///< "GR-1"
    std::string checkpoint;          ///< hash
    std::string dataset;             ///< path as given
    std::string datasetFingerprint;
    std::int64_t episode = 0;        ///< the dataset's own number
    std::int64_t step = 0;           ///< step of the question
    std::int64_t firstStepUsed = 0;  ///< oldest step of the history window
    std::string instruction;
    std::string tokenHash;           ///< SHA-256 over the padded token ids, little-endian int32
    std::int64_t seed = 0;
    std::string precision;
    std::string device;
    std::string preprocessing;       ///< "the model's own"
    std::string contrast;            ///< "seen", "truth", "raw" or empty
    std::string parent;              ///< "trunk" or the parent branch's letter
    std::int64_t forkStep = -1;      ///< −1 on the trunk
    std::vector<Edit> edits;
    std::vector<std::string> zeros;  ///< inputs that are missing and set to zeros
    std::string version;             ///< "orrery 0.1.0"
    std::string time;                ///< ISO 8601, UTC
    double seconds = 0;              ///< how long the model took
};

nlohmann::json toJson(const Provenance& provenance);

/// Now as "2026-01-31T12:00:00Z".
std::string utcNow();

}  // namespace orrery
