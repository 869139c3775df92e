// The parity entry of a golden's case.json.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "model/worlds/parity.h"

namespace orrery {
namespace {

using nlohmann::json;

/// Typed reading of a case: what is there in another type is an error that names the key.
class Entry {
public:
    Entry(const json& entry, std::string where) : entry_(entry), where_(std::move(where)) {}
    std::string text(const char* key) {
        return read<std::string>(key, "a text", [](const json& value) { return value.is_string(); });
    }
    double number(const char* key, double otherwise) {
        if (!entry_.contains(key)) return otherwise;
        return read<double>(key, "a number", [](const json& value) { return value.is_number(); });
    }
    std::vector<std::string> texts(const char* key) {
        return read<std::vector<std::string>>(key, "a list of texts", [](const json& value) {
            return value.is_array() && std::ranges::all_of(value, [](const json& one) { return one.is_string(); });
        });
    }
    const std::optional<Error>& failure() const { return failure_; }

private:
    template <class T>
    T read(const char* key, const char* what, bool (*good)(const json&)) {
        const auto found = entry_.find(key);
        if (found == entry_.end()) return {};
        if (good(*found)) return found->template get<T>();
        if (!failure_) {
            failure_ = Error{Error::Kind::Corrupt, std::string("the parity entry's \"") + key + "\" is not " + what, where_, "corrupt", {}};
        }
        return {};
    }
    const json& entry_;
    std::string where_;
    std::optional<Error> failure_;
};

}  // namespace

Result<ParityRequest> parityFromCase(const std::filesystem::path& caseFile) {
    std::ifstream stream(caseFile);
    if (!stream) return Error{Error::Kind::NotFound, "no such file", caseFile.string(), "not_found", {}};
    const json document = json::parse(stream, nullptr, false);
    if (!document.is_object()) return Error{Error::Kind::Corrupt, "this is no JSON object", caseFile.string(), "corrupt", {}};
    if (!document.contains("parity") || !document["parity"].is_object()) {
        return Error{Error::Kind::Unsupported, "the case has no parity entry", caseFile.string(), "unsupported", {}};
    }
    Entry entry(document["parity"], caseFile.string());
    const auto folder = caseFile.parent_path();
    const auto path = [&](const char* key) {
        const std::string name = entry.text(key);
        return name.empty() ? std::filesystem::path() : folder / name;
    };
    ParityRequest request;
    request.model = path("model");
    request.companions.imageModel = path("image_model");
    request.companions.textModel = path("text_model");
    request.companions.vocabulary = path("vocabulary");
    request.companions.config = path("config");
    for (const auto& name : entry.texts("recordings")) request.recordings.push_back(folder / name);
    request.targets = entry.text("targets");
    request.tolerance = entry.number("tolerance", request.tolerance);
    request.mustCompare = entry.texts("must_compare");
    const json derive = document["parity"].value("derive", json::object());
    if (!derive.is_object()) {
        return Error{Error::Kind::Corrupt, "the parity entry's \"derive\" is no JSON object", caseFile.string(), "corrupt", {}};
    }
    request.derive = derive.dump();
    if (entry.failure()) return *entry.failure();
    return request;
}

}  // namespace orrery
