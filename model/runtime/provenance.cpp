#include "model/runtime/provenance.h"

#include <ctime>
#include <nlohmann/json.hpp>

namespace orrery {

nlohmann::json toJson(const Provenance& provenance) {
    const Provenance& p = provenance;
    nlohmann::json edits = nlohmann::json::array();
    for (const Edit& edit : p.edits) edits.push_back({{"what", edit.what}, {"value", edit.value}});
    nlohmann::json document{
        {"model", p.model},
        {"checkpoint", p.checkpoint},
        {"dataset", p.dataset},
        {"dataset_fingerprint", p.datasetFingerprint},
        {"episode", p.episode},
        {"step", p.step},
        {"steps_used", {p.firstStepUsed, p.step}},
        {"instruction", p.instruction},
        {"token_hash", p.tokenHash},
        {"seed", p.seed},
        {"precision", p.precision},
        {"device", p.device},
        {"preprocessing", p.preprocessing},
        {"parent", p.parent},
        {"fork_step", p.forkStep < 0 ? nlohmann::json() : nlohmann::json(p.forkStep)},
        {"edits", std::move(edits)},
        {"version", p.version},
        {"time", p.time},
        {"seconds", p.seconds},
    };
    if (!p.contrast.empty()) document["contrast"] = p.contrast;
    if (!p.zeros.empty()) document["input_missing_zeros"] = p.zeros;
    return document;
}

std::string utcNow() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[sizeof "2026-01-31T12:00:00Z"];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

}  // namespace orrery
