#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/paths.h"

namespace orrery::test {

struct Outcome {
    int status = -1;
    std::string out, errors;
    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

inline std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Runs a program through a shell and waits for its end.
inline Outcome runProgram(const std::string& program, const std::string& arguments) {
    Outcome outcome;
    outcome.status = WEXITSTATUS(std::system((program + " " + arguments + " >out.txt 2>errors.txt").c_str()));
    outcome.out = contentOf("out.txt");
    outcome.errors = contentOf("errors.txt");
    return outcome;
}

/// A program that runs beside the test. Its stdout goes to out.txt, its stderr to errors.txt.
class RunningProgram {
public:
    RunningProgram(const std::string& program, const std::string& arguments) : child_(fork()) {
        if (child_ != 0) return;
        execl("/bin/sh", "sh", "-c", ("exec " + program + " " + arguments + " >out.txt 2>errors.txt").c_str(), nullptr);
        _exit(127);
    }
    /// Presses Ctrl-C, waits for the end.
    Outcome interrupt() const {
        kill(child_, SIGINT);
        int status = 0;
        waitpid(child_, &status, 0);
        return {WEXITSTATUS(status), contentOf("out.txt"), contentOf("errors.txt")};
    }

private:
    pid_t child_;
};

}  // namespace orrery::test
