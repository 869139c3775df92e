#pragma once

#include <filesystem>
#include <utility>

#include "model/base/result.h"

namespace orrery {

/// A folder of its own below the system's temporary one, removed with all that lies in it. A file in it that must not outlive
/// Ctrl-C is an UnfinishedFile.
class TemporaryFolder {
public:
    /// Errors: Device when it cannot be made.
    static Result<TemporaryFolder> create();
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

}  // namespace orrery
