// orrery-cli bench: the project's benchmarks.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/bench/benchmarks.h"
#include "app/cli/commands/catalog.h"
#include "app/cli/load_options.h"
#include "model/worlds/bench_step.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;
using Rows = std::function<Result<Json>(const BenchProgress&)>;  ///< {"results", "provenance"}

void printRow(const Json& row) {
    std::printf("%s (%d runs)\n  median %.2f ms, p95 %.2f ms\n", row["name"].get<std::string>().c_str(), row["runs"].get<int>(),
                row["median_ms"].get<double>(), row["p95_ms"].get<double>());
    if (row["reference"].is_null()) return;
    std::printf("  %s: median %.2f ms, p95 %.2f ms\n  ratio %.2f\n", row["reference"].get<std::string>().c_str(),
                row["reference_ms"].get<double>(), row["reference_p95_ms"].get<double>(), row["ratio"].get<double>());
    if (!row["max_abs_difference"].is_null()) std::printf("  results differ by %.2g at most\n", row["max_abs_difference"].get<double>());
}

Rows stepRows(const BenchStepRequest& step, const Context& context) {
    return [step, &context](const BenchProgress& progress) -> Result<Json> {
        BenchStepRequest request = step;
        request.progress = progress;
        return benchStep(request, context.stop);
    };
}

Rows loadRows(const BenchLoadRequest& load, const Context& context) {
    return [load, &context](const BenchProgress& progress) -> Result<Json> {
        BenchLoadRequest request = load;
        request.progress = progress;
        auto rows = benchLoad(request, context.stop);
        if (!rows) return rows.error();
        return Json{{"results", *rows}};
    };
}

#ifdef ORRERY_MEDIA
Rows decodeRows(int runs, const Context& context) {
    return [runs, &context](const BenchProgress& progress) -> Result<Json> {
        auto rows = benchDecode(runs, progress, context.stop);
        if (!rows) return rows.error();
        return Json{{"results", *rows}};
    };
}
#endif

/// Runs benchmarks one after the other and prints one document about all.
void run(const std::vector<std::pair<std::string, Rows>>& benchmarks, Context& context) {
    Json report{{"machine", benchMachine()}, {"results", Json::array()}, {"provenance", {{"version", Context::version()}}}};
    for (const auto& [name, rows] : benchmarks) {
        Progress progress(context, name);
        auto part = guarded(name, [&] { return rows([&](int done, int all) { progress.update(done, all); }); });
        if (!part) return context.fail(part.error());
        for (Json& row : (*part)["results"]) report["results"].push_back(std::move(row));
        if (part->contains("provenance")) report["provenance"].update((*part)["provenance"]);
    }
    if (context.json) return context.print(report);
    std::printf("load average %s\n", report["machine"]["load_average"].dump().c_str());
    for (const Json& row : report["results"]) printRow(row);
}

CLI::App* addOne(CLI::App& bench, Context& context, const char* name, const char* help) {
    auto* command = bench.add_subcommand(name, help);
    addCommonFlags(*command, context);
    return command;
}

}  // namespace

void addBenchCommand(CLI::App& root, Context& context) {
    auto* bench = root.add_subcommand("bench", "Measure the project against references in the same run");
    bench->require_subcommand(1);
    const auto step = std::make_shared<BenchStepRequest>();
    const auto load = std::make_shared<BenchLoadRequest>();
    const auto runs = std::make_shared<int>(5);
    const auto addRuns = [&](CLI::App& command) {
        command.add_option("--runs", *runs, "Runs of each side, five at least")->check(CLI::PositiveNumber);
    };
    const auto addStep = [&](CLI::App& command) {
        command.add_option("--model", step->model, "GR-1 snapshot; random weights of the released size when left out");
        addLoadOptions(command, step->load);
    };
    const auto addPython = [&](CLI::App& command) { command.add_option("--python", load->python, "A Python with PyTorch: adds torch.load as reference"); };
    // what is asked for is known when the options were read
    const auto chosen = [step, load, runs, &context](const std::string& which) {
        step->runs = load->runs = *runs;
        std::vector<std::pair<std::string, Rows>> benchmarks;
        const auto wanted = [&](const char* name) { return which == name || which == "all"; };
        if (wanted("load")) benchmarks.emplace_back("bench load", loadRows(*load, context));
#ifdef ORRERY_MEDIA
        if (wanted("decode")) benchmarks.emplace_back("bench decode", decodeRows(*runs, context));
#endif
        if (wanted("step")) benchmarks.emplace_back("bench step", stepRows(*step, context));
        run(benchmarks, context);
    };
    const auto add = [&](const char* name, const char* help) {
        auto* command = addOne(*bench, context, name, help);
        addRuns(*command);
        command->callback([chosen, name] { chosen(name); });
        return command;
    };
    addPython(*add("load", "A checkpoint of 780 MB that it writes itself"));
#ifdef ORRERY_MEDIA
    add("decode", "Frames of a video that it writes itself, in order and at random");
#endif
    addStep(*add("step", "One action of GR-1: cached, against the official schedule"));
    auto* all = add("all", "Every benchmark that is there");
    addStep(*all);
    addPython(*all);
    for (const char* name : {"train", "plan", "backbones", "points"}) {
        addOne(*bench, context, name, "Comes later")->callback([name, &context] {
            context.usage(std::string("bench ") + name, "this benchmark comes with a later version", "bench load, decode and step are there now");
        });
    }
}

}  // namespace orrery::cli
