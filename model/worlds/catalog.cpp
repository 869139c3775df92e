#include "model/worlds/catalog.h"

#include <array>

#include "model/worlds/companion_families.h"
#include "model/worlds/gr1/gr1.h"

namespace orrery {

std::span<const WorldEntry> worldCatalog() {
    static const std::array entries{gr1::entry(), companions::maeEntry(), companions::clipEntry()};
    return entries;
}

Recognition recognise(const Checkpoint& checkpoint, const LoadOptions& options) {
    for (const WorldEntry& entry : worldCatalog()) {
        Recognition found = entry.recognises(checkpoint, options);
        if (!found.family.empty()) return found;
    }
    return {};
}

Result<std::unique_ptr<WorldModel>> loadWorld(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
    const Recognition found = recognise(*checkpoint, options);
    for (const WorldEntry& entry : worldCatalog()) {
        if (entry.id != found.family) continue;
        if (!entry.load) {
            return Error{Error::Kind::Unsupported, "this is a companion file (" + found.title + "), no world model by itself",
                         checkpoint->file().string(), "unsupported", "open the model that uses it; it is found beside it"};
        }
        return guarded(checkpoint->file().string(), [&] { return entry.load(checkpoint, options, stop); });
    }
    return Error{Error::Kind::Unsupported, "no model family matches", checkpoint->file().string(), "unsupported",
                 "its tensors can be read in the inspector"};
}

}  // namespace orrery
