// The report of `orrery-cli inspect --json` and of the inspector panel (cli.md).
#include <cmath>
#include <nlohmann/json.hpp>

#include "model/base/sha256.h"
#include "model/worlds/catalog.h"

namespace orrery {
namespace {

using Json = nlohmann::json;

/// JSON that a reader stored as text; what JSON cannot say (nan, inf) stays text.
Json parsed(const std::string& text) {
    Json value = Json::parse(text, nullptr, false);
    return value.is_discarded() ? Json(text) : value;
}

Json orNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json toJson(const Error& error) {
    return {{"kind", kindName(error.kind)}, {"class", error.code}, {"message", error.message}, {"where", error.where}, {"hint", error.hint}};
}

std::string_view kindOf(TensorInfo::Kind kind) {
    switch (kind) {
        case TensorInfo::Kind::Tensor: return "tensor";
        case TensorInfo::Kind::NdArray: return "ndarray";
        case TensorInfo::Kind::Sparse: return "sparse";
        case TensorInfo::Kind::QTensor: return "qtensor";
        case TensorInfo::Kind::Meta: break;
    }
    return "meta";
}

bool holdsElements(const TensorInfo& tensor) {
    return !tensor.error && tensor.kind != TensorInfo::Kind::Sparse && tensor.kind != TensorInfo::Kind::Meta && tensor.dtype != DType::Unknown;
}

void addContent(Json& entry, const Checkpoint& checkpoint, const TensorInfo& tensor, const InspectOptions& options, const std::stop_token& stop) {
    const auto values = checkpoint.read(tensor, stop);
    if (!values) {
        entry["error"] = toJson(values.error());
        return;
    }
    if (options.hash) entry["sha256"] = sha256Hex({values->data(), values->bytes()});
    if (options.stats) entry["stats"] = tensorStatistics(*values);
}

Json tensorEntry(const TensorInfo& tensor) {
    Json entry{{"path", tensor.path},
               {"name", tensor.name},
               {"dtype", name(tensor.dtype)},
               {"shape", tensor.shape},
               {"strides", tensor.strides},
               {"storage_offset", tensor.storageOffset},
               {"bytes", tensor.bytes},
               {"shares_storage_with", orNull(tensor.sharesStorageWith)}};
    if (tensor.kind != TensorInfo::Kind::Tensor) entry["kind"] = kindOf(tensor.kind);
    if (!tensor.sameAs.empty()) entry["same_as"] = tensor.sameAs;
    if (tensor.error) entry["error"] = toJson(*tensor.error);
    return entry;
}

Json tensorList(const Checkpoint& checkpoint, const InspectOptions& options, const std::stop_token& stop) {
    Json list = Json::array();
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        Json entry = tensorEntry(tensor);
        if ((options.hash || options.stats) && holdsElements(tensor) && !stop.stop_requested()) addContent(entry, checkpoint, tensor, options, stop);
        list.push_back(std::move(entry));
    }
    return list;
}

/// Elements of everything stored, each once.
std::int64_t parameterCount(const Checkpoint& checkpoint) {
    std::int64_t count = 0;
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        if (holdsElements(tensor) && tensor.sameAs.empty()) count += elementCount(tensor.shape);
    }
    return count;
}

void addRecognition(Json& report, const Recognition& recognition) {
    report["family"] = orNull(recognition.family);
    report["family_reason"] = recognition.reason;
    report["confidence"] = recognition.confidence;
    report["matched"] = recognition.matched;
    report["companions"] = Json::array();
    for (const Companion& one : recognition.companions) report["companions"].push_back({{"role", one.role}, {"file", one.file}, {"found", one.found}});
    report["config"] = Json::object();
    for (const ConfigValue& one : recognition.config) report["config"][one.name] = {{"value", parsed(one.value)}, {"source", one.source}};
    report["missing"] = Json::array();
    for (const MissingTensor& one : recognition.missing) {
        report["missing"].push_back({{"name", one.name}, {"shape", one.shape}, {"needed_for", one.neededFor}, {"nearest", one.nearest}});
    }
    report["unexpected"] = Json::array();
    for (const UnexpectedTensor& one : recognition.unexpected) {
        report["unexpected"].push_back({{"path", one.path}, {"shape", one.shape}, {"nearest", one.nearest}});
    }
}

}  // namespace

nlohmann::json tensorStatistics(const HostTensor& tensor) {
    const std::vector<double> values = toDoubles(tensor);
    std::int64_t finite = 0;
    std::int64_t zeros = 0;
    double low = INFINITY;
    double high = -INFINITY;
    double sum = 0;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        ++finite;
        zeros += value == 0;
        low = std::min(low, value);
        high = std::max(high, value);
        sum += value;
    }
    Json out{{"min", nullptr}, {"max", nullptr}, {"mean", nullptr}, {"std", nullptr}, {"zeros", nullptr},
             {"non_finite", static_cast<std::int64_t>(values.size()) - finite}};
    if (finite == 0) return out;
    const double mean = sum / static_cast<double>(finite);
    double squares = 0;
    for (const double value : values) squares += std::isfinite(value) ? (value - mean) * (value - mean) : 0;
    out["min"] = low;
    out["max"] = high;
    out["mean"] = mean;
    out["std"] = std::sqrt(squares / static_cast<double>(finite));
    out["zeros"] = static_cast<double>(zeros) / static_cast<double>(values.size());
    return out;
}

Json inspectReport(const Checkpoint& checkpoint, const Recognition& recognition, const InspectOptions& options, std::stop_token stop) {
    Json report{{"file", checkpoint.file().string()},
                {"container", name(checkpoint.container())},
                {"size", checkpoint.size()},
                {"sha256_quick", checkpoint.quickHash()},
                {"tensor_count", checkpoint.tensors().size()},
                {"parameter_count", parameterCount(checkpoint)}};
    addRecognition(report, recognition);
    report["tensors"] = tensorList(checkpoint, options, stop);
    report["values"] = Json::array();
    for (const PlainValue& one : checkpoint.values()) report["values"].push_back({{"path", one.path}, {"type", one.type}, {"value", parsed(one.value)}});
    report["opaque"] = Json::array();
    for (const OpaqueValue& one : checkpoint.opaque()) report["opaque"].push_back({{"path", one.path}, {"type", one.type}});
    report["notices"] = Json::array();
    for (const Notice& one : checkpoint.notices()) report["notices"].push_back({{"class", one.kind}, {"path", one.path}, {"message", one.message}});
    return report;
}

}  // namespace orrery
