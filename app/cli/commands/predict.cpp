// orrery-cli predict: a model over recorded episodes, as its official evaluation would run it.
#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/commands/catalog.h"
#include "app/cli/load_options.h"
#include "model/datasets/catalog.h"
#include "model/runtime/episode_prediction.h"
#include "model/worlds/catalog.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

struct Options {
    std::string model, dataset, episodes, steps, instruction, out;
    std::int64_t episode = 0;
    bool oneEpisode = false;
    bool video = false;
    std::vector<std::string> zeros;
    LoadOptions load;
};

struct Span {
    std::int64_t begin = 0;
    std::optional<std::int64_t> end;
};

/// "A:B" half-open, either side may be left out; "all" is everything.
Result<Span> spanOf(const std::string& text, const char* option) {
    if (text.empty() || text == "all") return Span{};
    const auto number = [](std::string_view part, std::int64_t& value) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        return error == std::errc() && end == part.data() + part.size() && value >= 0;
    };
    const std::size_t colon = text.find(':');
    Span span;
    bool good = colon != std::string::npos;
    if (good && colon > 0) good = number(std::string_view(text).substr(0, colon), span.begin);
    if (good && colon + 1 < text.size()) {
        span.end = 0;
        good = number(std::string_view(text).substr(colon + 1), *span.end) && *span.end >= span.begin;
    }
    if (good) return span;
    return Error{Error::Kind::Unsupported, "'" + text + "' is no range", option, "usage", "write A:B, B is not included"};
}

/// Places of the wished episodes in the dataset.
Result<std::vector<std::size_t>> positionsOf(const Dataset& dataset, const Options& options) {
    auto span = spanOf(options.episodes, "--episodes");
    if (!span) return span.error();
    std::vector<std::size_t> positions;
    for (std::size_t position = 0; position < dataset.episodes().size(); ++position) {
        const EpisodeInfo& info = dataset.episodes()[position];
        const bool wished = options.oneEpisode ? info.index == options.episode
                                               : info.index >= span->begin && (!span->end || info.index < *span->end) && info.usable;
        if (wished) positions.push_back(position);
    }
    if (!positions.empty()) return positions;
    return Error{Error::Kind::NotFound, "no usable episode is among those asked for", dataset.path().string(), "no_episode", {}};
}

Result<std::unique_ptr<WorldModel>> loadModel(const Options& options, const Context& context) {
    auto checkpoint = openCheckpoint(options.model, context.stop);
    if (!checkpoint) return checkpoint.error();
    return loadWorld(*checkpoint, options.load, context.stop);
}

std::string episodeFolder(std::int64_t index) {
    char name[32];
    std::snprintf(name, sizeof name, "episode_%06lld", static_cast<long long>(index));
    return name;
}

Result<Json> predict(const Options& options, const Context& context) {
    auto steps = spanOf(options.steps, "--steps");
    if (!steps) return steps.error();
    auto dataset = openDataset(options.dataset, context.stop);
    if (!dataset) return dataset.error();
    auto positions = positionsOf(**dataset, options);
    if (!positions) return positions.error();
    auto model = loadModel(options, context);
    if (!model) return model.error();
    const ModelCard& card = (*model)->card();
    context.say(card.title + " on " + card.device + ", " + card.precision);
    if (!card.lacking.empty()) context.say(openedWithout(card, options.model));
    InputMapping mapping = proposeMapping((*dataset)->features(), card);
    for (const std::string& input : options.zeros) {
        if (!mapping.sources.contains(input)) return Error{Error::Kind::NotFound, card.title + " has no input '" + input + "'", "--zeros", "usage", {}};
        mapping.sources[input] = {InputSource::Kind::Zeros, {}, {}, "set to zeros on the command line"};
    }

    TextCache texts;
    Json reports = Json::array();
    for (const std::size_t position : *positions) {
        const std::int64_t index = (*dataset)->episodes()[position].index;
        Progress progress(context, "episode " + std::to_string(index));
        EpisodePredictionJob job;
        job.dataset = *dataset;
        job.position = position;
        job.begin = steps->begin;
        job.end = steps->end;
        job.instruction = options.instruction;
        job.mapping = mapping;
        job.folder = options.oneEpisode ? std::filesystem::path(options.out) : std::filesystem::path(options.out) / episodeFolder(index);
        job.video = options.video;
        job.version = Context::version();
        job.progress = [&](std::int64_t done, std::int64_t total) { progress.update(done, total); };
        auto report = predictEpisode(**model, texts, job, context.stop);
        if (!report) return report.error();
        (*report)["out"] = job.folder.string();
        reports.push_back(*std::move(report));
    }
    return options.oneEpisode ? reports.front() : Json{{"episodes", std::move(reports)}};
}

void printText(const Json& report) {
    const Json& summary = report["summary"];
    std::printf("episode %lld: %lld steps in %s\n", report["episode"].get<long long>(), summary["steps"].get<long long>(),
                report["out"].get<std::string>().c_str());
    if (summary.contains("mean")) {
        for (const auto& [name, value] : summary["mean"].items()) std::printf("  %-28s %.4f\n", name.c_str(), value.get<double>());
    }
    for (const Json& problem : report["problems"]) {
        std::printf("  step %lld: %s\n", problem["step"].get<long long>(), problem["message"].get<std::string>().c_str());
    }
}

void run(const Options& options, Context& context) {
    if (options.oneEpisode == !options.episodes.empty()) {
        return context.usage("predict", "one of --episode and --episodes is needed", "give --episode N, or --episodes all or A:B");
    }
    auto report = guarded(options.model, [&] { return predict(options, context); });
    if (!report && report.error().code == "usage") return context.usage(report.error().where, report.error().message, report.error().hint);
    if (!report) return context.fail(report.error());
    const Json all = report->contains("episodes") ? (*report)["episodes"] : Json::array({*report});
    for (const Json& one : all) {
        if (!one["problems"].empty()) context.exitCode = kProblems;
        if (!context.json) printText(one);
    }
    if (context.json) context.print(*report);
}

}  // namespace

void addPredictCommand(CLI::App& root, Context& context) {
    auto* command = root.add_subcommand("predict", "Run a model over recorded episodes and write what it says");
    addCommonFlags(*command, context);
    const auto options = std::make_shared<Options>();
    command->add_option("--model", options->model, "Checkpoint of a world model")->required();
    command->add_option("--dataset", options->dataset, "Folder or file of a dataset")->required();
    auto* one = command->add_option("--episode", options->episode, "One episode, as the dataset numbers it");
    command->add_option("--episodes", options->episodes, "all, or A:B; each gets a folder of its own");
    command->add_option("--steps", options->steps, "A:B, B not included; what is seen before A is as without it");
    command->add_option("--instruction", options->instruction, "In place of the dataset's own");
    command->add_option("--zeros", options->zeros, "Input without a source that is set to zeros; every result says so");
    command->add_flag("--video", options->video, "Also write predictions.mp4: truth, prediction and error side by side");
    command->add_option("--out", options->out, "Folder for predictions.safetensors and predictions.json")->required();
    addLoadOptions(*command, options->load);
    command->callback([options, one, &context] {
        options->oneEpisode = one->count() > 0;
        run(*options, context);
    });
}

}  // namespace orrery::cli
