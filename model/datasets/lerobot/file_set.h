#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace orrery::lerobot {

/// The files below a dataset's folder, listed once, because asking the disk for each of 30 000 names is slow.
class FileSet {
public:
    explicit FileSet(const std::filesystem::path& root);

    /// Whether a file named relative to the root is there.
    bool has(const std::string& relative) const;

    /// `relative`, or the same under the other spelling of the folder (video/ for videos/); empty when neither is
    /// there.
    std::string findVideo(const std::string& relative) const;

    const std::set<std::string>& names() const { return names_; }

private:
    std::filesystem::path root_;
    std::set<std::string> names_;
};

}  // namespace orrery::lerobot
