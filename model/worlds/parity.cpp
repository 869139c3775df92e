#include "model/worlds/parity.h"

#include <c10/core/InferenceMode.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "model/checkpoints/checkpoint.h"
#include "model/worlds/gr1/gr1_model_torch.h"
#include "model/worlds/model_files.h"
#include "model/worlds/parity_parts_torch.h"
#include "model/worlds/recording_torch.h"

namespace orrery {
namespace {

using nlohmann::json;

json sizes(const at::Tensor& tensor) { return tensor.sizes().vec(); }

json compareOne(const std::string& name, const at::Tensor& recorded, const at::Tensor& computed, double tolerance) {
    const auto stored = recorded.to(at::kCPU, at::kDouble), ours = computed.to(at::kCPU, at::kDouble);
    const auto difference = (stored - ours).abs();
    const double worst = recorded.numel() > 0 ? difference.max().item<double>() : 0;
    const double scale = recorded.numel() > 0 ? std::max(1.0, stored.abs().max().item<double>()) : 1;
    return {{"name", name},
            {"shape", sizes(recorded)},
            {"max_abs", worst},
            {"mean_abs", recorded.numel() > 0 ? difference.mean().item<double>() : 0.0},
            {"scale", scale},
            {"within", worst <= tolerance * scale}};
}

/// Fills "tensors", "not_compared", "worst" and "within".
json compareAll(const Tensors& recorded, const Tensors& computed, const json& derive, const ParityRequest& request) {
    json report{{"tensors", json::array()}, {"not_compared", json::array()}, {"worst", nullptr}};
    bool within = true, output = false;
    double worstShare = -1;
    const auto skip = [&](const std::string& name, const std::string& reason) {
        report["not_compared"].push_back({{"name", name}, {"reason", reason}});
    };
    for (const auto& [name, stored] : recorded) {
        if (!name.starts_with("mid.") && !name.starts_with("output.")) continue;
        at::Tensor ours;
        if (derive.contains(name)) {
            const auto result = derived(derive[name], computed);
            if (!result) {
                skip(name, result.error().message);
                continue;
            }
            ours = *result;
        } else if (const auto found = computed.find(name); found != computed.end()) {
            ours = found->second;
        } else {
            skip(name, "not computed by this family");
            continue;
        }
        if (ours.sizes() != stored.sizes()) {
            skip(name, "shape " + toText(Shape(stored.sizes().vec())) + " recorded, " + toText(Shape(ours.sizes().vec())) + " computed");
            continue;
        }
        json row = compareOne(name, stored, ours, request.tolerance);
        within = within && row["within"].get<bool>();
        output = output || name.starts_with("output.");
        double share = row["max_abs"].get<double>() / row["scale"].get<double>();
        if (std::isnan(share)) share = std::numeric_limits<double>::infinity();  // nothing is further off than no number
        if (share > worstShare) {
            worstShare = share;
            report["worst"] = {{"name", name}, {"max_abs", row["max_abs"]}};
        }
        report["tensors"].push_back(std::move(row));
    }
    std::set<std::string> compared;
    for (const json& row : report["tensors"]) compared.insert(row["name"].get<std::string>());
    for (const std::string& name : request.mustCompare) {
        if (compared.contains(name)) continue;
        within = false;
        if (!recorded.contains(name)) skip(name, "must be compared, and no recording holds it");
    }
    report["compared"] = report["tensors"].size();
    report["within"] = within && output;
    return report;
}

json provenanceOf(const ModelCard& card, const ParityRequest& request) {
    auto files = card.files;
    for (const auto& file : request.recordings) files.push_back(fileOf("recording", file));
    return {{"files", toJson(files)}, {"device", card.device}, {"precision", card.precision}, {"seed", 0}};
}

}  // namespace

Result<json> runParity(const ParityRequest& request, std::stop_token stop) {
    const c10::InferenceMode inference;
    const auto recorded = readRecording(request.recordings, stop);
    if (!recorded) return recorded.error();
    const auto checkpoint = openCheckpoint(request.model, stop);
    if (!checkpoint) return checkpoint.error();
    LoadOptions options = request.companions;
    if (recognise(**checkpoint, options).family != "gr1") {
        return Error{Error::Kind::Unsupported, "parity needs a family with a plain forward pass: GR-1", request.model.string(), "unsupported", {}};
    }
    const auto model = gr1::loadGr1(*checkpoint, options, stop);
    if (!model) return model.error();
    if (!(*model)->networks().text) {
        return Error{Error::Kind::NotFound, (*model)->card().off, request.model.string(), "missing_part", {}};
    }
    const gr1::Networks& networks = (*model)->networks();
    const auto window = windowOf(*recorded, networks);
    if (!window) return window.error();
    const auto targets = targetsOf(request.targets);
    if (!targets) return targets.error();
    if (const auto can = gr1::canCompute(networks.policy, *targets); !can) {
        Error error = can.error();
        error.where = request.model.string();
        return error;
    }

    Tensors computed;
    const auto output = gr1::forward(networks, *window, *targets, Trace(computed), stop);
    if (output.stopped) return cancelled(request.model.string());
    const auto put = [&](const char* name, const at::Tensor& value) {
        if (value.defined()) computed[name] = value;
    };
    put("output.arm", output.arm);
    put("output.gripper_logit", output.gripperLogit);
    put("output.obs_preds.static", output.frames);
    put("output.obs_preds.hand", output.handFrames);
    put("output.obs_targets.static", output.targets);
    put("output.obs_targets.hand", output.handTargets);
    const json derive = request.derive.empty() ? json::object() : json::parse(request.derive, nullptr, false);
    json report = compareAll(*recorded, computed, derive.is_object() ? derive : json::object(), request);
    report["provenance"] = provenanceOf((*model)->card(), request);
    return report;
}

}  // namespace orrery
