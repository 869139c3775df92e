// orrery-cli: the work of the window without one.
#include <CLI/CLI.hpp>
#include <csignal>
#include <thread>

#include "app/cli/commands/catalog.h"

namespace {

std::stop_source& interruption() {
    static std::stop_source source;
    return source;
}

/// A thread of its own waits for Ctrl-C, because a signal handler may not touch a stop source.
void watchForInterrupt() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread([set] {
        int signal = 0;
        sigwait(&set, &signal);
        interruption().request_stop();
    }).detach();
}

}  // namespace

int main(int argc, char** argv) {
    watchForInterrupt();
    orrery::cli::Context context;
    context.stop = interruption().get_token();

    CLI::App app("Orrery: look inside robot world models", "orrery-cli");
    app.set_version_flag("--version", orrery::cli::Context::version() + "\nLibTorch " ORRERY_TORCH_VERSION);
    app.require_subcommand(1);
    for (const auto add : orrery::cli::commandCatalog()) add(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? orrery::cli::kDone : orrery::cli::kUsage;
    }
    return context.exitCode;
}
