#include "model/worlds/gr1/gr1.h"

#include "model/worlds/families.h"
#include "model/worlds/gr1/companions.h"
#include "model/worlds/gr1/expected.h"
#include "model/worlds/torch_half.h"

namespace orrery::gr1 {
namespace {

Recognition recognise(const Checkpoint& checkpoint, const LoadOptions& options) {
    if (!isFamily(checkpoint, "gr1")) return {};
    Recognition found;
    found.family = "gr1";
    found.title = "GR-1";
    found.reason = "keys perceiver_resampler.*, transformer.h.*.attn.c_attn, embed_timestep.weight";
    const auto config = configOf(checkpoint, options.config.empty() ? configBeside(checkpoint.file()) : options.config);
    // a broken configuration must not hide what the file is; loading says it again
    const Config sizes = config ? *config : sizesOf(checkpoint);
    found.config = sizes.sources;
    found.companions = findCompanions(checkpoint.file(), options).listed();
    // companions that were saved inside and what a trainer leaves are no strangers
    matchLayout(found, checkpoint, expectedPolicy(sizes), {"model_mae.", "model_clip.", "optimizer/"});
    found.confidence = found.missing.empty() ? "certain" : "likely";
    return found;
}

Result<std::unique_ptr<WorldModel>> load(const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
    const auto torch = torchHalf();
    return torch ? (*torch)->loadGr1(checkpoint, options, stop) : torch.error();
}

}  // namespace

WorldEntry entry() { return {"gr1", "GR-1", recognise, load}; }

}  // namespace orrery::gr1
