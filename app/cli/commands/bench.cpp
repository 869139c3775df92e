// orrery-cli bench: the project's benchmarks.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/commands/catalog.h"
#include "app/cli/load_options.h"
#include "model/worlds/bench_step.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

void printText(const Json& report) {
    std::printf("load average %s\n", report["machine"]["load_average"].dump().c_str());
    for (const Json& one : report["results"]) {
        std::printf("%s (%s, %s, %d threads, %d runs)\n  median %.1f ms, p95 %.1f ms\n  %s: median %.1f ms, p95 %.1f ms\n  ratio %.2f, actions differ by %.2g at most\n",
                    one["name"].get<std::string>().c_str(), one["precision"].get<std::string>().c_str(),
                    one["device"].get<std::string>().c_str(), one["threads"].get<int>(), one["runs"].get<int>(),
                    one["median_ms"].get<double>(), one["p95_ms"].get<double>(), one["reference"].get<std::string>().c_str(),
                    one["reference_ms"].get<double>(), one["reference_p95_ms"].get<double>(), one["ratio"].get<double>(),
                    one["max_abs_difference"].get<double>());
    }
}

void runStep(BenchStepRequest request, Context& context) {
    Progress progress(context, "bench step");
    request.progress = [&](int done, int all) { progress.update(done, all); };
    const std::string where = request.model.empty() ? "random weights" : request.model.string();
    auto report = guarded(where, [&] { return benchStep(request, context.stop); });
    if (!report) return context.fail(report.error());
    (*report)["provenance"]["version"] = Context::version();
    if (context.json) {
        context.print(*report);
    } else {
        printText(*report);
    }
}

}  // namespace

void addBenchCommand(CLI::App& root, Context& context) {
    auto* command = root.add_subcommand("bench", "Measure the project against references in the same run");
    command->require_subcommand(1);
    auto* step = command->add_subcommand("step", "One action of GR-1: cached, against the official schedule");
    addCommonFlags(*step, context);
    const auto request = std::make_shared<BenchStepRequest>();
    step->add_option("--model", request->model, "GR-1 snapshot; random weights of the released size when left out");
    step->add_option("--runs", request->runs, "Runs of each side, five at least")->check(CLI::PositiveNumber);
    addLoadOptions(*step, request->load);
    step->callback([request, &context] { runStep(*request, context); });
    for (const char* name : {"load", "decode", "train", "plan", "backbones", "points", "all"}) {
        auto* later = command->add_subcommand(name, "Comes later");
        addCommonFlags(*later, context);
        later->callback([name, &context] {
            context.usage(std::string("bench ") + name, "this benchmark comes with a later version", "bench step is there now");
        });
    }
}

}  // namespace orrery::cli
