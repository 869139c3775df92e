// orrery-cli inspect: what a checkpoint holds, without running or fully reading it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands/catalog.h"
#include "app/cli/load_options.h"
#include "app/cli/tensor_tree.h"
#include "model/worlds/catalog.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

struct Options {
    std::vector<std::string> files;
    InspectOptions inspect;
    LoadOptions load;
    bool tree = false;
};

std::string shapeText(const Json& shape) {
    std::string text;
    for (const Json& size : shape) text += (text.empty() ? "" : " x ") + size.dump();
    return text.empty() ? "one number" : text;
}

std::string sizeText(double bytes) {
    const char* units[] = {"bytes", "KiB", "MiB", "GiB"};
    int unit = 0;
    for (; bytes >= 1024 && unit < 3; ++unit) bytes /= 1024;
    char text[48];
    std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
    return text;
}

std::string text(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace); }

void printRecognition(const Json& report) {
    if (report["family"].is_null()) {
        std::printf("Family: not recognised\n");
    } else {
        std::printf("Family: %s (%s): %s\n", text(report["family"]).c_str(), text(report["confidence"]).c_str(), text(report["family_reason"]).c_str());
    }
    for (const Json& one : report["companions"]) {
        std::printf("  %s: %s%s\n", text(one["role"]).c_str(), text(one["file"]).c_str(), one["found"].get<bool>() ? "" : " (not found)");
    }
    for (const auto& [name, one] : report["config"].items()) {
        std::printf("  %-20s %s  (%s)\n", name.c_str(), text(one["value"]).c_str(), text(one["source"]).c_str());
    }
    for (const Json& one : report["missing"]) {
        std::printf("  missing %s %s, needed for %s\n", text(one["name"]).c_str(), shapeText(one["shape"]).c_str(), text(one["needed_for"]).c_str());
    }
    for (const Json& one : report["unexpected"]) std::printf("  not of this family: %s %s\n", text(one["path"]).c_str(), shapeText(one["shape"]).c_str());
}

void printStatistics(const Json& stats) {
    std::printf("      min %s  max %s  mean %s  std %s  zeros %s  not finite %s\n", text(stats["min"]).c_str(), text(stats["max"]).c_str(),
                text(stats["mean"]).c_str(), text(stats["std"]).c_str(), text(stats["zeros"]).c_str(), text(stats["non_finite"]).c_str());
}

void printTensors(const Json& report) {
    std::printf("\nTensors\n");
    for (const Json& one : report["tensors"]) {
        std::printf("  %-60s %-9s %s\n", text(one["path"]).c_str(), text(one["dtype"]).c_str(), shapeText(one["shape"]).c_str());
        if (one.contains("error")) std::printf("      cannot be read: %s\n", text(one["error"]["message"]).c_str());
        if (one.contains("sha256")) std::printf("      sha256 %s\n", text(one["sha256"]).c_str());
        if (one.contains("stats")) printStatistics(one["stats"]);
    }
}

void printText(const Json& report, bool tree) {
    std::printf("%s\n%s, %s, %s tensors, %s parameters\n", text(report["file"]).c_str(), text(report["container"]).c_str(),
                sizeText(report["size"].get<double>()).c_str(), report["tensor_count"].dump().c_str(), report["parameter_count"].dump().c_str());
    printRecognition(report);
    for (const Json& one : report["notices"]) std::printf("Note (%s) %s: %s\n", text(one["class"]).c_str(), text(one["path"]).c_str(), text(one["message"]).c_str());
    if (tree) {
        std::printf("\n%s", tensorTree(report["tensors"]).c_str());
    } else {
        printTensors(report);
    }
}

Result<Json> reportOn(const std::string& file, const Options& options, const Context& context) {
    auto checkpoint = openCheckpoint(file, context.stop);
    if (!checkpoint) return checkpoint.error();
    Json report = inspectReport(**checkpoint, recognise(**checkpoint, options.load), options.inspect, context.stop);
    if (context.stop.stop_requested()) return cancelled(file);
    report["file"] = file;
    return report;
}

bool hasProblem(const Json& report) {
    for (const Json& one : report["tensors"]) {
        if (one.contains("error")) return true;
    }
    return false;
}

void run(const Options& options, Context& context) {
    Json all = Json::array();
    for (const std::string& file : options.files) {
        auto report = guarded(file, [&] { return reportOn(file, options, context); });
        if (!report) {
            if (options.files.size() == 1 || !context.json || report.error().kind == Error::Kind::Cancelled) {
                context.fail(report.error());
                if (options.files.size() == 1 || context.json) return;
                continue;
            }
            const Error& error = report.error();
            context.exitCode = kBadFile;
            all.push_back({{"file", file}, {"error", {{"kind", kindName(error.kind)}, {"class", error.code}, {"message", error.message}, {"where", error.where}, {"hint", error.hint}}}});
            continue;
        }
        if (hasProblem(*report) && context.exitCode == kDone) context.exitCode = kProblems;
        if (context.json) {
            all.push_back(*std::move(report));
        } else {
            printText(*report, options.tree);
        }
    }
    if (context.json) context.print(options.files.size() == 1 ? all.front() : all);
}

}  // namespace

void addInspectCommand(CLI::App& root, Context& context) {
    auto* command = root.add_subcommand("inspect", "Show what a checkpoint holds, without running or fully reading it");
    addCommonFlags(*command, context);
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->files, "Checkpoints; a folder with an index of shards counts as one")->required();
    command->add_flag("--hash", options->inspect.hash, "Add the SHA-256 of every tensor");
    command->add_flag("--stats", options->inspect.stats, "Add min, max, mean, std, share of zeros and non-finite counts of every tensor");
    command->add_flag("--tree", options->tree, "Print a folded tree instead of a list");
    addCompanionOptions(*command, options->load);
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace orrery::cli
