#include "model/datasets/dataset_report.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "model/base/sha256.h"

namespace orrery {
namespace {

using Json = nlohmann::json;

Json reportOf(const Problem& problem) {
    Json json{{"episode", nullptr}, {"kind", problem.kind}, {"message", problem.message}, {"hint", problem.hint}};
    if (problem.episode) json["episode"] = *problem.episode;
    if (!problem.feature.empty()) json["feature"] = problem.feature;
    return json;
}

Json reportOf(const Feature& feature) {
    Json json{{"name", feature.name},
              {"short_name", feature.shortName},
              {"kind", kindName(feature.kind)},
              {"dtype", name(feature.dtype)},
              {"shape", feature.shape}};
    if (!feature.dimNames.empty()) json["names"] = feature.dimNames;
    if (!feature.dimUnits.empty()) json["units"] = feature.dimUnits;
    if (feature.kind == Feature::Kind::Video) {
        json["codec"] = feature.codec;
        json["gop"] = feature.gop;
        json["exact"] = feature.exact;
    }
    return json;
}

Json reportOf(const EpisodeInfo& episode) {
    Json json{{"index", episode.index},
              {"length", episode.length},
              {"usable", episode.usable},
              {"instruction", episode.instruction},
              {"problems", Json::array()}};
    if (!episode.split.empty()) json["split"] = episode.split;
    return json;
}

/// Adds a problem to the list and to its episode, unless it is there already.
void addProblem(Json& report, const Problem& problem) {
    const Json json = reportOf(problem);
    Json& all = report["problems"];
    if (std::ranges::find(all, json) != all.end()) return;
    all.push_back(json);
    for (Json& episode : report["episodes"]) {
        if (problem.episode && episode["index"] == *problem.episode) episode["problems"].push_back(json);
    }
}

Json reportOf(const FeatureStatistics& statistics) {
    Json json{{"source", statistics.source}};
    if (!statistics.split.empty()) json["split"] = statistics.split;
    if (statistics.count > 0) json["count"] = statistics.count;
    for (const auto& [name, values] : statistics.numbers) json[name] = values;
    return json;
}

void addStatistics(Json& report, const DatasetStatistics& statistics) {
    for (Json& feature : report["features"]) {
        for (const FeatureStatistics& one : statistics.features) {
            if (feature["name"] == one.feature) feature["statistics"].push_back(reportOf(one));
        }
    }
    for (const Problem& problem : statistics.problems) addProblem(report, problem);
}

std::vector<const Feature*> picturesOf(const Dataset& dataset) {
    std::vector<const Feature*> list;
    for (const Feature& feature : dataset.features()) {
        if (feature.isPicture()) list.push_back(&feature);
    }
    return list;
}

}  // namespace

std::string_view kindName(Feature::Kind kind) {
    switch (kind) {
        case Feature::Kind::Video:
            return "video";
        case Feature::Kind::Image:
            return "image";
        case Feature::Kind::State:
            return "state";
        case Feature::Kind::Action:
            return "action";
        case Feature::Kind::Language:
            return "language";
        case Feature::Kind::Other:
            break;
    }
    return "other";
}

std::optional<std::size_t> positionOf(const Dataset& dataset, std::int64_t index) {
    const auto episodes = dataset.episodes();
    const auto found = std::ranges::find(episodes, index, &EpisodeInfo::index);
    if (found == episodes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - episodes.begin());
}

Json datasetReport(const Dataset& dataset, std::stop_token stop) {
    Json report{{"path", dataset.path().string()},
                {"format", dataset.format()},
                {"episode_count", dataset.episodes().size()},
                {"usable_episodes", std::ranges::count(dataset.episodes(), true, &EpisodeInfo::usable)},
                {"step_count", dataset.stepCount()},
                {"fps", nullptr},
                {"robot", dataset.robot()},
                {"instructions", dataset.instructions()},
                {"features", Json::array()},
                {"episodes", Json::array()},
                {"problems", Json::array()}};
    if (dataset.fps()) report["fps"] = *dataset.fps();
    for (const Feature& feature : dataset.features()) report["features"].push_back(reportOf(feature));
    std::map<std::int64_t, std::size_t> place;
    for (const EpisodeInfo& episode : dataset.episodes()) {
        place.try_emplace(episode.index, place.size());
        report["episodes"].push_back(reportOf(episode));
    }
    for (const Problem& problem : dataset.problems()) {
        const Json json = reportOf(problem);
        report["problems"].push_back(json);
        if (!problem.episode) continue;
        if (const auto found = place.find(*problem.episode); found != place.end())
            report["episodes"][found->second]["problems"].push_back(json);
    }
    addStatistics(report, dataset.statistics(std::move(stop)));
    return report;
}

void addEpisode(Json& report, const Dataset& dataset, Episode& episode) {
    report["episode"] = episode.info().index;
    Json columns = Json::object();
    for (const Feature& feature : dataset.features()) {
        if (feature.isPicture()) continue;
        auto values = episode.column(feature.name);
        if (!values) continue;
        columns[feature.name] = {{"dtype", name(values->dtype())},
                                 {"shape", values->shape()},
                                 {"sha256", sha256Hex(std::span(values->data(), values->bytes()))}};
    }
    report["columns"] = std::move(columns);
    for (Json& feature : report["features"]) {
        const bool picture = feature["kind"] == "video" || feature["kind"] == "image";
        if (!picture) continue;
        const std::string camera = feature["name"];
        feature["frame_count"] = episode.frameCount(camera).valueOr(0);
        feature["pts_seconds"] = episode.framePts(camera).valueOr({});
    }
    for (const Problem& problem : episode.problems()) addProblem(report, problem);
}

Result<void> addCheck(Json& report, const Dataset& dataset, std::optional<std::size_t> position, std::stop_token stop,
                      const std::function<void(std::int64_t, std::int64_t)>& progress) {
    const std::size_t first = position.value_or(0);
    const std::size_t end = position ? *position + 1 : dataset.episodes().size();
    std::int64_t total = 0;
    for (std::size_t i = first; i < end; ++i) total += dataset.episodes()[i].length;
    const auto cameras = picturesOf(dataset);
    std::int64_t done = 0;
    std::int64_t decoded = 0;
    Json failed = Json::array();
    for (std::size_t i = first; i < end; ++i) {
        auto episode = dataset.openEpisode(i, stop);
        if (!episode && episode.error().kind == Error::Kind::Cancelled) return episode.error();
        if (!episode) {
            addProblem(report, {dataset.episodes()[i].index,
                                {},
                                kindName(episode.error().kind),
                                episode.error().message,
                                episode.error().hint});
            continue;
        }
        const std::int64_t index = (*episode)->info().index;
        for (const Feature* camera : cameras) {
            const std::int64_t frames = (*episode)->frameCount(camera->name).valueOr(0);
            for (std::int64_t step = 0; step < frames; ++step) {
                auto frame = (*episode)->frame(camera->name, step, stop);
                decoded += frame ? 1 : 0;
                if (frame) continue;
                if (frame.error().kind == Error::Kind::Cancelled) return frame.error();
                failed.push_back({{"episode", index},
                                  {"feature", camera->name},
                                  {"step", step},
                                  {"message", frame.error().message}});
                addProblem(report, {index, camera->name, kindName(frame.error().kind),
                                    "step " + std::to_string(step) + ": " + frame.error().message, frame.error().hint});
            }
        }
        for (const Problem& problem : (*episode)->problems()) addProblem(report, problem);
        done += dataset.episodes()[i].length;
        progress(done, total);
    }
    report["checked"] = {{"episodes", end - first}, {"frames", decoded}, {"failed", std::move(failed)}};
    return {};
}

}  // namespace orrery
