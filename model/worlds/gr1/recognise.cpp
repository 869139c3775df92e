#include "model/worlds/gr1/gr1.h"

#include <algorithm>
#include <set>

#include "model/worlds/families.h"
#include "model/worlds/gr1/companions.h"
#include "model/worlds/gr1/expected.h"
#include "model/worlds/names.h"

namespace orrery::gr1 {
namespace {

/// Compares the names of the file with the released layout.
void match(Recognition& found, const Checkpoint& checkpoint, const Config& config) {
    std::vector<std::string> names;
    for (const TensorInfo& tensor : checkpoint.tensors()) names.push_back(tensor.name);
    const auto expected = expectedPolicy(config);
    std::set<std::string> known;
    std::vector<std::string> knownNames;
    for (const Expected& one : expected) {
        known.insert(one.name);
        knownNames.push_back(one.name);
        const TensorInfo* tensor = checkpoint.find(one.name);
        const bool fits = tensor && (one.shape.empty() || one.optional || tensor->shape == one.shape);
        if (fits) ++found.matched;
        if (!fits && !one.optional) found.missing.push_back({one.name, one.shape, one.neededFor, {}});
    }
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        const bool companion = tensor.name.starts_with("model_mae.") || tensor.name.starts_with("model_clip.");
        const bool wrapper = tensor.path.starts_with("optimizer/");
        if (known.contains(tensor.name) || companion || wrapper) continue;
        found.unexpected.push_back({tensor.path, tensor.shape, {}});
    }
    // what is missing may stand there under another name, and the other way round; only the small rest is compared
    std::vector<std::string> strangers;
    for (const auto& one : found.unexpected) strangers.push_back(one.path);
    for (auto& one : found.missing) one.nearest = nearestNames(one.name, found.missing.size() < 40 ? names : strangers);
    if (found.unexpected.size() >= 40) return;
    for (auto& one : found.unexpected) one.nearest = nearestNames(one.path.substr(one.path.rfind('/') + 1), knownNames);
}

Recognition recognise(const Checkpoint& checkpoint, const LoadOptions& options) {
    if (!isFamily(checkpoint, "gr1")) return {};
    Recognition found;
    found.family = "gr1";
    found.title = "GR-1";
    found.reason = "keys perceiver_resampler.*, transformer.h.*.attn.c_attn, embed_timestep.weight";
    const auto config = configOf(checkpoint, options.config.empty() ? configBeside(checkpoint.file()) : options.config);
    // a broken configuration must not hide what the file is; loading says it again
    const Config sizes = config ? *config : *configOf(checkpoint, {});
    found.config = sizes.sources;
    found.companions = findCompanions(checkpoint.file(), options).listed();
    match(found, checkpoint, sizes);
    found.confidence = found.missing.empty() ? "certain" : "likely";
    return found;
}

Result<std::unique_ptr<WorldModel>> load(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
    return loadModel(checkpoint, options, stop);
}

}  // namespace

WorldEntry entry() { return {"gr1", "GR-1", recognise, load}; }

}  // namespace orrery::gr1
