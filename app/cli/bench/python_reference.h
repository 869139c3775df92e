#pragma once

#include <sys/types.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "model/base/result.h"

namespace orrery::cli {

/// A Python of the user's with PyTorch, kept running beside us so that its start is not measured.
class PythonReference {
public:
    /// Starts `python` and imports torch. Errors: NotFound when that fails.
    static Result<std::unique_ptr<PythonReference>> start(const std::string& python);
    ~PythonReference();

    /// Milliseconds of one torch.load(file). Errors: Unsupported when it fails.
    Result<double> load(const std::filesystem::path& file);

private:
    PythonReference(pid_t child, FILE* to, FILE* from) : child_(child), to_(to), from_(from) {}
    std::string line();

    pid_t child_;
    FILE *to_, *from_;
};

}  // namespace orrery::cli
