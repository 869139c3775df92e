// orrery-cli dataset: what a recorded source holds and what is wrong with it.
#include "model/datasets/dataset_report.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/commands/catalog.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

struct Options {
    std::string path;
    std::optional<std::int64_t> episode;
    bool check = false;
};

std::string shapeText(const Json& shape) {
    std::string text;
    for (const Json& size : shape) text += (text.empty() ? "" : " x ") + size.dump();
    return text.empty() ? "1" : text;
}

void printFeatures(const Json& report) {
    std::printf("\nFeatures\n");
    for (const Json& feature : report["features"]) {
        std::string more;
        if (feature.contains("codec")) more = "  " + feature["codec"].get<std::string>();
        if (feature.value("gop", 0) > 0) more += ", key frame every " + feature["gop"].dump();
        if (feature.contains("frame_count")) more += ", " + feature["frame_count"].dump() + " frames";
        std::printf("  %-9s %-40s %-8s %s%s\n", feature["kind"].get<std::string>().c_str(),
                    feature["name"].get<std::string>().c_str(), feature["dtype"].get<std::string>().c_str(),
                    shapeText(feature["shape"]).c_str(), more.c_str());
    }
}

void printEpisodes(const Json& report) {
    std::printf("\nEpisodes\n");
    for (const Json& episode : report["episodes"]) {
        if (!episode["usable"].get<bool>()) continue;
        const std::size_t problems = episode["problems"].size();
        std::printf("  %6s  %6s steps  %s%s\n", episode["index"].dump().c_str(), episode["length"].dump().c_str(),
                    episode["instruction"].get<std::string>().c_str(),
                    problems ? ("  [" + std::to_string(problems) + " problems]").c_str() : "");
    }
}

/// "episodes 0 to 9, 11: "
std::string rangesText(const std::vector<std::int64_t>& episodes) {
    if (episodes.empty()) return {};
    std::string text;
    for (std::size_t begin = 0, end = 0; begin < episodes.size(); begin = end) {
        for (end = begin + 1; end < episodes.size() && episodes[end] == episodes[end - 1] + 1; ++end) {
        }
        text += (text.empty() ? "" : ", ") + std::to_string(episodes[begin]);
        if (end - begin > 1) text += (end - begin > 2 ? " to " : ", ") + std::to_string(episodes[end - 1]);
    }
    return (episodes.size() > 1 ? "episodes " : "episode ") + text + ": ";
}

/// One line per problem; what many episodes share is said once.
void printProblems(const Json& report) {
    if (report["problems"].empty()) return;
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> lines;
    for (const Json& problem : report["problems"]) {
        const std::string hint = problem["hint"].get<std::string>();
        const std::string line = problem["message"].get<std::string>() + (hint.empty() ? "" : "; " + hint);
        auto known = std::ranges::find(lines, line, [](const auto& entry) { return entry.first; });
        if (known == lines.end()) known = lines.insert(lines.end(), {line, {}});
        if (!problem["episode"].is_null()) known->second.push_back(problem["episode"].get<std::int64_t>());
    }
    std::printf("\nProblems\n");
    for (const auto& [line, episodes] : lines) std::printf("  %s%s\n", rangesText(episodes).c_str(), line.c_str());
}

void printText(const Json& report) {
    const std::string fps = report["fps"].is_null() ? "no fixed rate" : report["fps"].dump() + " fps";
    std::printf("%s\n%s, %s of %s episodes usable, %s steps, %s\n", report["path"].get<std::string>().c_str(),
                report["format"].get<std::string>().c_str(), report["usable_episodes"].dump().c_str(),
                report["episode_count"].dump().c_str(), report["step_count"].dump().c_str(), fps.c_str());
    printFeatures(report);
    printEpisodes(report);
    if (report.contains("columns")) {
        std::printf("\nColumns of episode %s\n", report["episode"].dump().c_str());
        for (const auto& [name, column] : report["columns"].items()) {
            std::printf("  %-42s %-8s %-12s %s\n", name.c_str(), column["dtype"].get<std::string>().c_str(),
                        shapeText(column["shape"]).c_str(), column["sha256"].get<std::string>().substr(0, 16).c_str());
        }
    }
    if (report.contains("checked"))
        std::printf("\nChecked: %s frames decode, %zu do not\n", report["checked"]["frames"].dump().c_str(),
                    report["checked"]["failed"].size());
    printProblems(report);
}

Result<Json> reportOn(const Options& options, const Context& context) {
    auto dataset = openDataset(options.path, context.stop);
    if (!dataset) return dataset.error();
    Json report = datasetReport(**dataset, context.stop);
    report["path"] = options.path;
    std::optional<std::size_t> position;
    if (options.episode) {
        position = positionOf(**dataset, *options.episode);
        if (!position) {
            return Error{Error::Kind::NotFound, "there is no episode " + std::to_string(*options.episode), options.path,
                         "no_episode", "run without --episode to see those that are there"};
        }
        auto episode = (*dataset)->openEpisode(*position, context.stop);
        if (!episode) return episode.error();
        addEpisode(report, **dataset, **episode);
    }
    if (options.check) {
        Progress progress(context, "checking");
        auto checked = addCheck(report, **dataset, position, context.stop,
                                [&](std::int64_t done, std::int64_t total) { progress.update(done, total); });
        if (!checked) return checked.error();
    }
    return report;
}

void run(const Options& options, Context& context) {
    auto report = guarded(options.path, [&] { return reportOn(options, context); });
    if (!report) return context.fail(report.error());
    context.exitCode = (*report)["problems"].empty() ? kDone : kProblems;
    if (context.json)
        context.print(*report);
    else
        printText(*report);
}

}  // namespace

void addDatasetCommand(CLI::App& root, Context& context) {
    auto* command = root.add_subcommand("dataset", "Show what a dataset holds: features, episodes, problems");
    addCommonFlags(*command, context);
    const auto options = std::make_shared<Options>();
    command->add_option("PATH", options->path, "Folder or file of a dataset")->required();
    command->add_option("--episode", options->episode, "Add the columns and video times of this episode");
    command->add_flag("--check", options->check, "Decode every frame and report what fails");
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace orrery::cli
