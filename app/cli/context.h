#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>

#include "model/base/result.h"

namespace CLI {
class App;
}

namespace orrery::cli {

/// Exit statuses of cli.md.
enum Exit { kDone = 0, kProblems = 1, kUsage = 2, kBadFile = 3, kNoDevice = 4, kInterrupted = 130 };

/// What every command shares: the flags above commands, the way out, and the stop token that Ctrl-C raises.
struct Context {
    bool json = false;
    bool quiet = false;
    int exitCode = kDone;
    std::stop_token stop;

    /// Prints the one JSON document of this run on stdout.
    void print(const nlohmann::json& document) const;
    /// Prints the error the way the flags ask for and sets the exit code by its kind.
    void fail(const Error& error);
    /// The same for arguments that make no sense: exit code 2. `command`: "predict", or empty.
    void usage(const std::string& command, const std::string& message, const std::string& hint = {});
    /// Says that the run was interrupted, unless it has already said how it ended. Only right before the program ends.
    static void printInterrupted();
    /// One line on stderr, unless --quiet.
    void say(const std::string& line) const;
    /// "orrery 0.1.0": what provenance names.
    static std::string version();

private:
    void printError(const Error& error) const;
};

/// Progress of long work on stderr: a bar with rate and time left on a terminal, one line per 10 % otherwise.
class Progress {
public:
    Progress(const Context& context, std::string what);
    ~Progress();
    void update(std::int64_t done, std::int64_t total);

private:
    const Context& context_;
    std::string what_;
    double start_;
    int lastTenth_ = -1;
    bool terminal_;
    bool drawn_ = false;
};

/// --json, --quiet on a command; call it first in every add…().
void addCommonFlags(CLI::App& command, Context& context);

}  // namespace orrery::cli
