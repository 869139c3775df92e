#include "model/datasets/calvin/features.h"

#include <algorithm>
#include <array>

#include "model/archives/pickle_text.h"

namespace orrery::calvin {
namespace {

using Names = std::vector<std::string>;

constexpr std::array kOrder{"rgb_static", "rgb_gripper", "rgb_tactile", "depth_static", "depth_gripper", "depth_tactile", "robot_obs", "rel_actions", "actions", "scene_obs"};

/// Units of relative actions are shares of the largest step: 0.02 m and 0.05 rad (datasets.md 3.2).
constexpr const char* kShareOfMetres = "x 0.02 m";
constexpr const char* kShareOfRadians = "x 0.05 rad";

struct Naming {
    Names names;
    Names units;
};

Naming pose(const char* gripper, const char* gripperUnit) {
    return {{"x", "y", "z", "roll", "pitch", "yaw", gripper}, {"m", "m", "m", "rad", "rad", "rad", gripperUnit}};
}

Naming sceneNaming() {
    Naming scene{{"sliding_door", "drawer", "button", "switch", "light_bulb", "green_led"}, {"m", "m", "m", "rad", "", ""}};
    for (const char* block : {"red_block", "blue_block", "pink_block"}) {
        for (const char* axis : {"x", "y", "z"}) scene.names.push_back(std::string(block) + "_" + axis), scene.units.emplace_back("m");
        for (const char* angle : {"roll", "pitch", "yaw"}) scene.names.push_back(std::string(block) + "_" + angle), scene.units.emplace_back("rad");
    }
    return scene;
}

Naming namingOf(const std::string& key) {
    if (key == "actions") return pose("gripper", "");
    if (key == "rel_actions") {
        return {{"dx", "dy", "dz", "droll", "dpitch", "dyaw", "gripper"},
                {kShareOfMetres, kShareOfMetres, kShareOfMetres, kShareOfRadians, kShareOfRadians, kShareOfRadians, ""}};
    }
    if (key == "robot_obs") {
        Naming robot = pose("gripper_width", "m");
        for (int joint = 1; joint <= 7; ++joint) robot.names.push_back("joint_" + std::to_string(joint)), robot.units.emplace_back("rad");
        robot.names.emplace_back("gripper_action");
        robot.units.emplace_back("");
        return robot;
    }
    return key == "scene_obs" ? sceneNaming() : Naming{};
}

bool isPicture(const NpyHeader& header) {
    return header.type.dtype == DType::U8 && header.shape.size() == 3 && header.shape[2] == 3 && header.shape[0] > 1 && header.shape[1] > 1;
}

Feature::Kind kindOf(const std::string& key, const NpyHeader& header) {
    if (isPicture(header)) return Feature::Kind::Image;
    if (key == "robot_obs") return Feature::Kind::State;
    if (key.starts_with("actions") || key.starts_with("rel_actions")) return Feature::Kind::Action;
    return Feature::Kind::Other;
}

std::size_t rank(const std::string& key) { return static_cast<std::size_t>(std::ranges::find(kOrder, key) - kOrder.begin()); }

void report(std::vector<Problem>& problems, const std::string& feature, std::string message) {
    problems.push_back({std::nullopt, feature, "unsupported", std::move(message), {}});
}

}  // namespace

Feature makeFeature(const std::string& key, const NpyHeader& header) {
    Feature feature;
    feature.name = key;
    feature.shortName = key;
    feature.kind = kindOf(key, header);
    feature.dtype = header.type.dtype;
    feature.shape = header.shape;
    Naming naming = namingOf(key);
    if (header.shape.size() == 1 && static_cast<std::size_t>(header.shape[0]) == naming.names.size()) {
        feature.dimNames = std::move(naming.names);
        feature.dimUnits = std::move(naming.units);
    }
    return feature;
}

void addFeatures(const StepFile& step, std::vector<Feature>& features, std::vector<Problem>& problems) {
    for (const ZipEntry& entry : step.entries()) {
        if (leavesArchive(entry.name)) report(problems, {}, step.name() + ": the member \"" + pickle::toUtf8(entry.name) + "\" is ignored: its name leaves the archive");
    }
    for (const std::string& key : step.keys()) {
        const auto known = std::ranges::find(features, key, &Feature::name);
        if (known != features.end()) continue;
        const auto header = step.header(key);
        if (!header) continue;
        if (header->type.dtype == DType::Unknown) {
            report(problems, key, step.name() + ": \"" + pickle::toUtf8(key) + "\" holds Python objects or texts and is not shown");
            continue;
        }
        features.push_back(makeFeature(key, *header));
    }
    std::ranges::stable_sort(features, {}, [](const Feature& feature) { return rank(feature.name); });
}

}  // namespace orrery::calvin
