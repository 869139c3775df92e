#include "app/cli/context.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace orrery::cli {
namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Exit exitOf(Error::Kind kind) {
    switch (kind) {
        case Error::Kind::NotFound:
        case Error::Kind::Unsupported:
        case Error::Kind::Corrupt: return kBadFile;
        case Error::Kind::Device: return kNoDevice;
        case Error::Kind::Cancelled: return kInterrupted;
        case Error::Kind::Internal: break;
    }
    return kProblems;
}

std::atomic<bool> answered = false;  // the one document of this run is out, or on its way
std::atomic<bool> jsonWanted = false;

nlohmann::json documentOf(const Error& error) {
    return {{"error",
             {{"kind", kindName(error.kind)}, {"class", error.code}, {"message", error.message}, {"where", error.where}, {"hint", error.hint}}}};
}

void printDocument(const nlohmann::json& document) {
    // tensors and texts of files can hold any bytes: replace what is not UTF-8 rather than failing
    std::printf("%s\n", document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

}  // namespace

void Context::print(const nlohmann::json& document) const {
    if (!answered.exchange(true)) printDocument(document);
}

void Context::printError(const Error& error) const {
    if (json) return print(documentOf(error));
    answered = true;
    std::fprintf(stderr, "orrery-cli: %s\n", describe(error).c_str());
}

void Context::fail(const Error& error) {
    exitCode = exitOf(error.kind);
    printError(error);
}

void Context::usage(const std::string& command, const std::string& message, const std::string& hint) {
    exitCode = kUsage;
    printError({Error::Kind::Unsupported, message, command, "usage", hint});
}

void Context::printInterrupted() {
    if (answered.exchange(true)) return;
    const Error error = cancelled();
    if (jsonWanted) printDocument(documentOf(error));
    else std::fprintf(stderr, "orrery-cli: %s\n", error.message.c_str());
}

void Context::say(const std::string& line) const {
    if (!quiet) std::fprintf(stderr, "%s\n", line.c_str());
}

std::string Context::version() { return "orrery " ORRERY_VERSION; }

Progress::Progress(const Context& context, std::string what)
    : context_(context), what_(std::move(what)), start_(now()), terminal_(isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
    if (drawn_) std::fprintf(stderr, "\n");
}

void Progress::update(std::int64_t done, std::int64_t total) {
    if (context_.quiet || total <= 0) return;
    const int tenth = static_cast<int>(done * 10 / total);
    if (!terminal_ && tenth == lastTenth_) return;
    lastTenth_ = tenth;
    const double elapsed = now() - start_;
    const double rate = elapsed > 0 ? static_cast<double>(done) / elapsed : 0;
    const double left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
    const int percent = static_cast<int>(done * 100 / total);
    if (!terminal_) {
        std::fprintf(stderr, "%s %d %%\n", what_.c_str(), percent);
        return;
    }
    drawn_ = true;
    const std::string bar(static_cast<std::size_t>(percent) * 24 / 100, '#');
    std::fprintf(stderr, "\r%s [%-24s] %lld of %lld  %.1f /s  %.0f s left ", what_.c_str(), bar.c_str(),
                 static_cast<long long>(done), static_cast<long long>(total), rate, left);
}

void addCommonFlags(CLI::App& command, Context& context) {
    const auto wantJson = [&context](std::int64_t) {
        context.json = true;
        jsonWanted = true;
    };
    command.add_flag_function("--json", wantJson, "Print one JSON document on stdout and nothing else there");
    command.add_flag("--quiet", context.quiet, "No progress and no warnings on stderr");
}

}  // namespace orrery::cli
