#include "app/cli/interruption.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#include "app/cli/context.h"
#include "model/base/unfinished_file.h"

namespace orrery::cli {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(80);

/// A thread of its own waits, because a signal handler may touch neither a stop source nor a file.
void waitAndEnd(const sigset_t& signals, std::stop_source source) {
    int signal = 0;
    sigwait(&signals, &signal);
    source.request_stop();
    std::this_thread::sleep_for(kPatience);  // the main thread ends the program when it notices
    UnfinishedFile::abandonAll();
    Context::printInterrupted();
    std::fflush(stdout);
    _exit(kInterrupted);
}

}  // namespace

std::stop_token watchForInterruption() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const std::stop_source source;
    std::thread(waitAndEnd, signals, source).detach();
    return source.get_token();
}

}  // namespace orrery::cli
