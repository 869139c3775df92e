#include "app/cli/context.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
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

}  // namespace

void Context::print(const nlohmann::json& document) const {
    // tensors and texts of files can hold any bytes: replace what is not UTF-8 rather than failing
    std::printf("%s\n", document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

void Context::fail(const Error& error) {
    exitCode = exitOf(error.kind);
    if (json) {
        print({{"error",
                {{"kind", kindName(error.kind)},
                 {"class", error.code},
                 {"message", error.message},
                 {"where", error.where},
                 {"hint", error.hint}}}});
        return;
    }
    std::fprintf(stderr, "orrery-cli: %s\n", describe(error).c_str());
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
    command.add_flag("--json", context.json, "Print one JSON document on stdout and nothing else there");
    command.add_flag("--quiet", context.quiet, "No progress and no warnings on stderr");
}

}  // namespace orrery::cli
