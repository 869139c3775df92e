#include "model/environments/input_mapping.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "model/environments/names.h"

namespace orrery {
namespace {

std::string titleOf(const ModelInput& input) { return input.title.empty() ? input.id : input.title; }

/// Cameras in colour: depth, masks and touch are pictures too, but no model here takes them.
bool isColour(const Feature& feature) {
    return feature.isPicture() && (feature.shape.size() != 3 || feature.shape.back() == 3 || feature.shape.front() == 3) &&
           !names::holdsOneOf(feature.name, names::kNotColour);
}

InputSource none(std::string reason) { return {InputSource::Kind::None, {}, {}, std::move(reason)}; }

InputSource camera(const Feature& feature, std::string reason) {
    return {InputSource::Kind::Feature, feature.name, {}, std::move(reason)};
}

InputSource cameraFor(const ModelInput& input, const std::vector<const Feature*>& free) {
    for (const Feature* feature : free) {
        if (feature->name == input.id || feature->shortName == input.id) return camera(*feature, "it has the same name");
    }
    const bool hand = names::holdsOneOf(input.id + " " + input.title, names::kHand).has_value();
    const auto isHand = [](const Feature* feature) { return names::holdsOneOf(feature->name, names::kHand).has_value(); };
    for (const Feature* feature : free) {
        if (!hand && isHand(feature)) continue;
        const auto word = hand ? names::holdsOneOf(feature->name, names::kHand) : names::holdsOneOf(feature->name, names::kStatic);
        if (word) return camera(*feature, "its name says \"" + std::string(*word) + "\"");
    }
    if (hand) return none("no camera is named like a camera at the hand (gripper, wrist, hand)");
    const auto other = std::ranges::find_if_not(free, isHand);
    if (other == free.end()) return none("there is no camera beside those at the hand");
    return camera(**other, "the first camera that is not at the hand");
}

/// Places of the wanted names among a feature's own; empty unless all are there.
std::vector<std::int64_t> placesOf(const std::vector<std::string>& wanted, const Feature& feature) {
    std::vector<std::int64_t> places;
    for (const std::string& name : wanted) {
        const auto found = std::ranges::find_if(feature.dimNames, [&](const std::string& one) { return names::canonical(one) == name; });
        if (found == feature.dimNames.end()) return {};
        places.push_back(found - feature.dimNames.begin());
    }
    return places;
}

/// Canonical names of what a vector input wants: its own, else the ones its id stands for.
std::vector<std::string> wantedNames(const ModelInput& input) {
    const std::int64_t size = elementCount(input.shape);
    if (size == 6 && names::holdsOneOf(input.id, names::kPose)) return {"x", "y", "z", "roll", "pitch", "yaw"};
    if (size == 1 && names::holdsOneOf(input.id, names::kGripper)) return {"gripper command"};
    std::vector<std::string> wanted;
    for (const std::string& name : input.dimNames) wanted.push_back(names::canonical(name));
    return wanted;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) text += (at == 0 ? "" : at + 1 == words.size() ? " and " : ", ") + words[at];
    return text;
}

InputSource numbersFor(const ModelInput& input, std::span<const Feature> features) {
    const std::vector<std::string> wanted = wantedNames(input);
    for (const Feature& feature : features) {
        if (feature.kind != Feature::Kind::State || wanted.empty()) continue;
        auto places = placesOf(wanted, feature);
        if (!places.empty()) return {InputSource::Kind::Feature, feature.name, std::move(places), "its numbers are named " + joined(wanted)};
    }
    for (const Feature& feature : features) {
        if (feature.shortName != "robot_obs" || elementCount(feature.shape) != 15) continue;
        const std::string reason = "CALVIN's robot_obs has them at these places";
        if (wanted.size() == 6) return {InputSource::Kind::Feature, feature.name, {0, 1, 2, 3, 4, 5}, reason};
        if (wanted.size() == 1) return {InputSource::Kind::Feature, feature.name, {14}, reason};
    }
    return none("no state of the dataset names " + (wanted.empty() ? titleOf(input) : joined(wanted)));
}

void proposeAction(InputMapping& mapping, std::span<const Feature> features, const ModelCard& card) {
    const auto size = static_cast<std::int64_t>(card.actions.size());
    const Feature* best = nullptr;
    for (const Feature& feature : features) {
        if (size == 0 || feature.kind != Feature::Kind::Action || elementCount(feature.shape) != size) continue;
        const bool relative = names::holdsOneOf(feature.name, names::kRelative).has_value();
        if (!best || relative) best = &feature;
        if (relative) break;
    }
    if (best) {
        mapping.actionFeature = best->name;
        mapping.actionReason = "a recorded action of " + std::to_string(size) + " numbers";
    } else {
        mapping.actionReason = "no recorded action has " + std::to_string(size) + " numbers";
    }
}

}  // namespace

std::string InputMapping::inputOf(const std::string& feature) const {
    for (const auto& [id, source] : sources) {
        if (source.kind == InputSource::Kind::Feature && source.feature == feature && source.dims.empty()) return id;
    }
    return {};
}

InputMapping proposeMapping(std::span<const Feature> features, const ModelCard& card) {
    InputMapping mapping;
    std::vector<const Feature*> free;
    for (const Feature& feature : features) {
        if (isColour(feature)) free.push_back(&feature);
    }
    for (const ModelInput& input : card.inputs) {
        InputSource source = input.kind == ModelInput::Kind::Image ? cameraFor(input, free) : numbersFor(input, features);
        std::erase_if(free, [&](const Feature* feature) { return feature->name == source.feature; });
        mapping.sources[input.id] = std::move(source);
    }
    proposeAction(mapping, features, card);
    return mapping;
}

std::string missingInputs(const InputMapping& mapping, const ModelCard& card) {
    std::vector<std::string> missing;
    for (const ModelInput& input : card.inputs) {
        const auto source = mapping.sources.find(input.id);
        const bool absent = source == mapping.sources.end() || source->second.kind == InputSource::Kind::None;
        if (input.required && absent) missing.push_back(titleOf(input) + " (" + input.id + ")");
    }
    if (missing.empty()) return {};
    return card.title + " needs " + joined(missing) + ", and nothing in this dataset is chosen for " +
           (missing.size() == 1 ? "it." : "them.");
}

std::vector<std::string> zeroInputs(const InputMapping& mapping) {
    std::vector<std::string> zeros;
    for (const auto& [id, source] : mapping.sources) {
        if (source.kind == InputSource::Kind::Zeros) zeros.push_back(id);
    }
    return zeros;
}

nlohmann::json toJson(const InputMapping& mapping) {
    constexpr std::array kinds{"none", "feature", "zeros"};
    nlohmann::json inputs = nlohmann::json::object();
    for (const auto& [id, source] : mapping.sources) {
        inputs[id] = {{"kind", kinds[static_cast<std::size_t>(source.kind)]}, {"reason", source.reason}};
        if (source.kind == InputSource::Kind::Feature) inputs[id].update({{"feature", source.feature}, {"dims", source.dims}});
    }
    return {{"inputs", std::move(inputs)}, {"action", {{"feature", mapping.actionFeature}, {"reason", mapping.actionReason}}}};
}

Result<InputMapping> mappingFromJson(const nlohmann::json& document) {
    const auto parse = [&]() -> Result<InputMapping> {
        InputMapping mapping;
        for (const auto& [id, entry] : document.at("inputs").items()) {
            InputSource source;
            const auto kind = entry.at("kind").get<std::string>();
            source.kind = kind == "feature" ? InputSource::Kind::Feature : kind == "zeros" ? InputSource::Kind::Zeros : InputSource::Kind::None;
            source.reason = entry.value("reason", "");
            if (source.kind == InputSource::Kind::Feature) {
                source.feature = entry.at("feature").get<std::string>();
                source.dims = entry.at("dims").get<std::vector<std::int64_t>>();
            }
            mapping.sources[id] = std::move(source);
        }
        mapping.actionFeature = document.at("action").value("feature", "");
        mapping.actionReason = document.at("action").value("reason", "");
        return mapping;
    };
    auto mapping = guarded("the remembered mapping", parse);
    if (!mapping) return Error{Error::Kind::Corrupt, mapping.error().message, "the remembered mapping", {}, {}};
    return mapping;
}

Result<void> checkMapping(const InputMapping& mapping, std::span<const Feature> features, const ModelCard& card) {
    const auto wrong = [](const ModelInput& input, const std::string& message) {
        return Error{Error::Kind::NotFound, message, input.id, {}, {}};
    };
    for (const ModelInput& input : card.inputs) {
        const auto source = mapping.sources.find(input.id);
        if (source == mapping.sources.end()) return wrong(input, "the mapping does not mention this input");
        if (source->second.kind != InputSource::Kind::Feature) continue;
        const auto feature = std::ranges::find(features, source->second.feature, &Feature::name);
        if (feature == features.end()) return wrong(input, "the dataset has no feature " + source->second.feature);
        if (input.kind == ModelInput::Kind::Image) {
            if (!feature->isPicture()) return wrong(input, source->second.feature + " is no camera");
            continue;
        }
        const std::vector<std::int64_t>& dims = source->second.dims;
        const auto inside = [&](std::int64_t dim) { return dim >= 0 && dim < elementCount(feature->shape); };
        if (static_cast<std::int64_t>(dims.size()) != elementCount(input.shape) || !std::ranges::all_of(dims, inside)) {
            return wrong(input, source->second.feature + " does not have these " + std::to_string(elementCount(input.shape)) + " numbers");
        }
    }
    return {};
}

}  // namespace orrery
