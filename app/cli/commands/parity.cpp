// orrery-cli parity: is what Orrery computes the model that was recorded?
#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/commands/catalog.h"
#include "app/cli/load_options.h"
#include "model/worlds/parity.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

struct Options {
    std::string model, caseFile, targets;
    std::vector<std::string> recordings;
    std::optional<double> tolerance;
    LoadOptions load;
};

/// The case first, then what the command line says in its place.
Result<ParityRequest> requestOf(const Options& options) {
    ParityRequest request;
    if (!options.caseFile.empty()) {
        auto read = parityFromCase(options.caseFile);
        if (!read) return read.error();
        request = *std::move(read);
    }
    LoadOptions load = options.load;
    const LoadOptions& fromCase = request.companions;
    if (load.textModel.empty()) load.textModel = fromCase.textModel;
    if (load.imageModel.empty()) load.imageModel = fromCase.imageModel;
    if (load.vocabulary.empty()) load.vocabulary = fromCase.vocabulary;
    if (load.config.empty()) load.config = fromCase.config;
    request.companions = load;
    if (!options.model.empty()) request.model = options.model;
    for (const std::string& file : options.recordings) request.recordings.push_back(file);
    if (!options.targets.empty()) request.targets = options.targets;
    if (options.tolerance) request.tolerance = *options.tolerance;
    return request;
}

Result<Json> parity(const ParityRequest& request, const Context& context) {
    auto report = runParity(request, context.stop);
    if (!report) return report.error();
    (*report)["tolerance"] = request.tolerance;
    (*report)["provenance"]["version"] = Context::version();
    return report;
}

void printText(const Json& report) {
    std::printf("%-44s %12s %12s %10s\n", "tensor", "max |diff|", "mean |diff|", "scale");
    for (const Json& row : report["tensors"]) {
        std::printf("%-44s %12.3e %12.3e %10.4g%s\n", row["name"].get<std::string>().c_str(), row["max_abs"].get<double>(),
                    row["mean_abs"].get<double>(), row["scale"].get<double>(), row["within"].get<bool>() ? "" : "  outside");
    }
    for (const Json& row : report["not_compared"]) {
        std::printf("%-44s not compared: %s\n", row["name"].get<std::string>().c_str(), row["reason"].get<std::string>().c_str());
    }
    std::printf("%lld compared, tolerance %g: %s\n", report["compared"].get<long long>(), report["tolerance"].get<double>(),
                report["within"].get<bool>() ? "within" : "not within");
}

void run(const Options& options, Context& context) {
    auto request = guarded(options.caseFile, [&] { return requestOf(options); });
    if (request && (request->model.empty() || request->recordings.empty())) {
        return context.usage("parity", "there is nothing to compare", "give --model and --recording, or a --case that names them");
    }
    if (!request) return context.fail(request.error());
    auto report = guarded(request->model, [&] { return parity(*request, context); });
    if (!report && report.error().code == "usage") return context.usage("parity", report.error().message, report.error().hint);
    if (!report) return context.fail(report.error());
    const Json& provenance = (*report)["provenance"];
    context.say("computed on " + provenance["device"].get<std::string>() + ", " + provenance["precision"].get<std::string>());
    if (!(*report)["within"].get<bool>()) context.exitCode = kProblems;
    if (context.json) {
        context.print(*report);
    } else {
        printText(*report);
    }
}

}  // namespace

void addParityCommand(CLI::App& root, Context& context) {
    auto* command = root.add_subcommand("parity", "Compare what a model computes with a recording of its original");
    addCommonFlags(*command, context);
    const auto options = std::make_shared<Options>();
    command->add_option("--model", options->model, "Checkpoint of a world model");
    command->add_option("--recording", options->recordings, "Recorded tensors (safetensors); later files win");
    command->add_option("--case", options->caseFile, "case.json of a golden: takes all of this from its parity entry");
    command->add_option("--targets", options->targets, "act_pred,fwd_pred,fwd_pred_hand; all when left out");
    command->add_option("--tolerance", options->tolerance, "Times max(1, largest recorded value); 1e-5 when left out")->check(CLI::NonNegativeNumber);
    addLoadOptions(*command, options->load);
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace orrery::cli
