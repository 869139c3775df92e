#include "model/datasets/lerobot/features.h"

#include <nlohmann/json.hpp>

namespace orrery::lerobot {
namespace {

using Json = nlohmann::ordered_json;  // features stay in the order of the file

/// Every text inside lists and objects, in order: `names` comes flat, as a list in a list, or as {"motors": [...]}.
void collectNames(const Json& names, std::vector<std::string>& out, int depth = 0) {
    if (names.is_string()) out.push_back(names.get<std::string>());
    if (depth > 4 || !names.is_structured()) return;
    for (const auto& inner : names) collectNames(inner, out, depth + 1);
}

Feature::Kind kindOf(const std::string& name, const std::string& dtype) {
    using Kind = Feature::Kind;
    if (dtype == "video") return Kind::Video;
    if (dtype == "image") return Kind::Image;
    if (dtype == "language" || dtype == "string") return Kind::Language;
    if (name == "action" || name == "actions" || name.starts_with("action.")) return Kind::Action;
    if (name == "state" || name == "observation" || name.starts_with("observation.") || name.starts_with("state."))
        return Kind::State;
    return Kind::Other;
}

/// Sizes are written height first or channels first: the names tell, else the end that counts channels.
Shape pictureShape(Shape shape, const std::vector<std::string>& names) {
    if (shape.size() != 3) return shape;
    const auto counts = [](std::int64_t size) { return size == 1 || size == 3 || size == 4; };
    const bool named = names.size() == 3;
    const bool first = named ? names[0].starts_with("channel") : counts(shape[0]) && !counts(shape[2]);
    return first ? Shape{shape[1], shape[2], shape[0]} : shape;
}

/// Units that a name makes certain: those of our own tabletop recordings ("tcp_x", "dyaw", "joint_3", "red_roll").
std::string unitOf(const std::string& name) {
    static const std::vector<std::string> objects{"tcp_", "red_", "blue_", "pink_", "d"};
    for (const std::string& object : objects) {
        if (!name.starts_with(object)) continue;
        const std::string rest = name.substr(object.size());
        if (rest == "x" || rest == "y" || rest == "z") return "m";
        if (rest == "roll" || rest == "pitch" || rest == "yaw") return "rad";
    }
    if (name == "gripper_width") return "m";
    return {};
}

void addUnits(Feature& feature) {
    bool any = false;
    for (const std::string& name : feature.dimNames) {
        feature.dimUnits.push_back(unitOf(name));
        any = any || !feature.dimUnits.back().empty();
    }
    if (!any) feature.dimUnits.clear();
    if (!any) return;
    // joints of a recording whose pose is in metres and radians are in radians as well
    for (std::size_t i = 0; i < feature.dimNames.size(); ++i) {
        if (feature.dimNames[i].starts_with("joint_") && feature.dimNames.front() == "tcp_x")
            feature.dimUnits[i] = "rad";
    }
}

const Json* videoDetails(const Json& entry) {
    for (const char* key : {"info", "video_info"}) {
        const auto found = entry.find(key);
        if (found != entry.end() && found->is_object()) return &*found;
    }
    return nullptr;
}

}  // namespace

bool isDepth(const Json& entry) {
    const Json* details = entry.is_object() ? videoDetails(entry) : nullptr;
    if (!details) return false;
    for (const char* key : {"is_depth_map", "video.is_depth_map"}) {
        const auto found = details->find(key);
        if (found != details->end() && found->is_boolean() && found->get<bool>()) return true;
    }
    return false;
}

Feature featureOf(const std::string& name, const Json& entry) {
    Feature feature;
    feature.name = name;
    if (!entry.is_object()) return feature;
    const auto dtype = entry.find("dtype");
    const std::string type = dtype != entry.end() && dtype->is_string() ? dtype->get<std::string>() : std::string();
    feature.kind = kindOf(name, type);
    feature.dtype = feature.isPicture() ? DType::U8 : dtypeFromName(type).value_or(DType::Unknown);
    if (const auto shape = entry.find("shape"); shape != entry.end() && shape->is_array()) {
        for (const auto& size : *shape) {
            if (size.is_number_integer() && size.get<std::int64_t>() >= 0)
                feature.shape.push_back(size.get<std::int64_t>());
        }
    }
    if (const auto names = entry.find("names"); names != entry.end()) collectNames(*names, feature.dimNames);
    if (feature.isPicture()) {
        feature.shape = pictureShape(feature.shape, feature.dimNames);
        feature.dimNames.clear();
        const Json* details = videoDetails(entry);
        const auto codec = details ? details->find("video.codec") : Json::const_iterator();
        if (details && codec != details->end() && codec->is_string()) feature.codec = codec->get<std::string>();
        return feature;
    }
    // one number per step is written as a plain column
    if (feature.shape == Shape{1}) feature.shape.clear();
    const auto count = static_cast<std::size_t>(feature.shape.empty() ? 1 : feature.shape.back());
    if (feature.dimNames.size() != count) feature.dimNames.clear();
    addUnits(feature);
    return feature;
}

}  // namespace orrery::lerobot
