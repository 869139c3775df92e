#include "app/cli/bench/python_reference.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>

namespace orrery::cli {
namespace {

constexpr const char* kScript =
    "import sys, time, torch\n"
    "print('ready', flush=True)\n"
    "for line in sys.stdin:\n"
    "    begin = time.perf_counter()\n"
    "    loaded = torch.load(line.rstrip('\\n'), map_location='cpu', weights_only=True)\n"
    "    print((time.perf_counter() - begin) * 1000, flush=True)\n"
    "    del loaded\n";

}  // namespace

Result<std::unique_ptr<PythonReference>> PythonReference::start(const std::string& python) {
    const Error failed{Error::Kind::NotFound, "this Python does not start with PyTorch", python, "not_found", "name one that has torch with --python"};
    std::signal(SIGPIPE, SIG_IGN);  // a Python that died is an error of load()
    std::array<int, 2> in{}, out{};
    if (pipe(in.data()) != 0 || pipe(out.data()) != 0) return failed;
    const pid_t child = fork();
    if (child < 0) return failed;
    if (child == 0) {
        sigset_t none;  // Ctrl-C reaches it although we block the signal
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        for (const int end : {in[0], in[1], out[0], out[1]}) close(end);
        execlp(python.c_str(), python.c_str(), "-c", kScript, nullptr);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    std::unique_ptr<PythonReference> made(new PythonReference(child, fdopen(in[1], "w"), fdopen(out[0], "r")));
    if (made->line() != "ready") return failed;
    return made;
}

PythonReference::~PythonReference() {
    std::fclose(to_);  // its loop ends with its input
    std::fclose(from_);
    waitpid(child_, nullptr, 0);
}

std::string PythonReference::line() {
    std::array<char, 256> buffer{};
    if (!std::fgets(buffer.data(), buffer.size(), from_)) return {};
    std::string text = buffer.data();
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

Result<double> PythonReference::load(const std::filesystem::path& file) {
    std::fprintf(to_, "%s\n", file.c_str());
    std::fflush(to_);
    const std::string answer = line();
    double milliseconds = 0;
    const auto read = std::from_chars(answer.data(), answer.data() + answer.size(), milliseconds);
    if (read.ec == std::errc() && !answer.empty()) return milliseconds;
    return Error{Error::Kind::Unsupported, "torch.load does not load the file", file.string(), "unsupported", {}};
}

}  // namespace orrery::cli
