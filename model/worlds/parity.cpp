#include "model/worlds/parity.h"

#include <c10/core/InferenceMode.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "model/checkpoints/checkpoint.h"
#include "model/worlds/gr1/gr1_model_torch.h"
#include "model/worlds/recording_torch.h"

namespace orrery {
namespace {

using nlohmann::json;
using Tensors = std::map<std::string, at::Tensor>;

/// One stored tensor out of a computed one: {"of", "op": take | pick | mean | mean_square, "axis", ...}.
Result<at::Tensor> derived(const json& rule, const Tensors& computed) {
    const std::string of = rule.value("of", "");
    const auto found = computed.find(of);
    if (found == computed.end()) return Error{Error::Kind::Unsupported, of + " is not computed by this family", {}, {}, {}};
    const std::string op = rule.value("op", "");
    const std::int64_t axis = rule.value("axis", std::int64_t{0});
    const at::Tensor& x = found->second;
    if (axis >= x.dim()) return Error{Error::Kind::Corrupt, "axis " + std::to_string(axis) + " is not in " + of, {}, {}, {}};
    if (op == "take") {
        const auto indices = rule.value("indices", std::vector<std::int64_t>{});
        return x.index_select(axis, at::tensor(at::ArrayRef<std::int64_t>(indices), at::kLong));
    }
    if (op == "pick") return x.select(axis, rule.value("index", std::int64_t{0}));
    if (op == "mean") return x.to(at::kDouble).mean(axis).to(at::kFloat);
    if (op == "mean_square") return x.to(at::kDouble).square().mean(axis).to(at::kFloat);
    return Error{Error::Kind::Unsupported, "unknown operation '" + op + "'", {}, {}, {}};
}

json sizes(const at::Tensor& tensor) { return tensor.sizes().vec(); }

json compareOne(const std::string& name, const at::Tensor& recorded, const at::Tensor& computed, double tolerance) {
    const auto stored = recorded.to(at::kDouble), ours = computed.to(at::kDouble);
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
        const double share = row["max_abs"].get<double>() / row["scale"].get<double>();
        if (share > worstShare) {
            worstShare = share;
            report["worst"] = {{"name", name}, {"max_abs", row["max_abs"]}};
        }
        report["tensors"].push_back(std::move(row));
    }
    std::set<std::string> compared;
    for (const json& row : report["tensors"]) compared.insert(row["name"].get<std::string>());
    for (const std::string& name : request.mustCompare) within = within && compared.contains(name);
    report["compared"] = report["tensors"].size();
    report["within"] = within && output;
    return report;
}

gr1::Targets targetsOf(const std::string& text) {
    if (text.empty()) return {};
    const auto has = [&](const std::string& name) { return (',' + text + ',').find(',' + name + ',') != std::string::npos; };
    return {has("act_pred"), has("fwd_pred"), has("fwd_pred_hand")};
}

Result<gr1::WindowInput> windowOf(const Tensors& recorded) {
    for (const char* name : {"input.static_u8", "input.hand_u8", "input.arm", "input.gripper_value", "input.token_ids", "input.mask"}) {
        if (!recorded.contains(name)) {
            return Error{Error::Kind::Corrupt, std::string("the recording has no tensor ") + name, {}, "missing_part", {}};
        }
    }
    return gr1::WindowInput{recorded.at("input.static_u8"), recorded.at("input.hand_u8"), recorded.at("input.arm"),
                            recorded.at("input.gripper_value"), recorded.at("input.token_ids").to(at::kLong),
                            recorded.at("input.mask").to(at::kLong), {}};
}

}  // namespace

Result<std::map<std::string, at::Tensor>> readRecording(const std::vector<std::filesystem::path>& files) {
    Tensors tensors;
    for (const auto& file : files) {
        const auto opened = openCheckpoint(file);
        if (!opened) return opened.error();
        for (const TensorInfo& info : (*opened)->tensors()) {
            const auto values = (*opened)->read(info);
            if (!values) return values.error();
            if (nn::hasTorchType(values->dtype())) tensors[info.name] = nn::toTorch(*values);
        }
    }
    return tensors;
}

Result<ParityRequest> parityFromCase(const std::filesystem::path& caseFile) {
    std::ifstream stream(caseFile);
    if (!stream) return Error{Error::Kind::NotFound, "no such file", caseFile.string(), "not_found", {}};
    const json document = json::parse(stream, nullptr, false);
    if (!document.is_object()) return Error{Error::Kind::Corrupt, "this is no JSON object", caseFile.string(), "corrupt", {}};
    if (!document.contains("parity") || !document["parity"].is_object()) {
        return Error{Error::Kind::Unsupported, "the case has no parity entry", caseFile.string(), "unsupported", {}};
    }
    const json& entry = document["parity"];
    const auto folder = caseFile.parent_path();
    const auto path = [&](const char* key) {
        const std::string name = entry.value(key, "");
        return name.empty() ? std::filesystem::path() : folder / name;
    };
    ParityRequest request;
    request.model = path("model");
    request.companions.imageModel = path("image_model");
    request.companions.textModel = path("text_model");
    request.companions.vocabulary = path("vocabulary");
    request.companions.config = path("config");
    for (const auto& name : entry.value("recordings", std::vector<std::string>{})) request.recordings.push_back(folder / name);
    request.targets = entry.value("targets", "");
    request.tolerance = entry.value("tolerance", 1e-5);
    request.mustCompare = entry.value("must_compare", std::vector<std::string>{});
    request.derive = entry.value("derive", json::object()).dump();
    return request;
}

Result<json> runParity(const ParityRequest& request, std::stop_token stop) {
    const c10::InferenceMode inference;
    const auto recorded = readRecording(request.recordings);
    if (!recorded) return recorded.error();
    const auto checkpoint = openCheckpoint(request.model);
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
    const auto window = windowOf(*recorded);
    if (!window) return window.error();

    Tensors computed;
    const auto output = gr1::forward((*model)->networks(), *window, targetsOf(request.targets), Trace(computed));
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
    return compareAll(*recorded, computed, derive.is_object() ? derive : json::object(), request);
}

}  // namespace orrery
