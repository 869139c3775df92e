#pragma once

#include <filesystem>

namespace orrery {

/// The name of a file that is being written beside its target. It goes away with its owner, unless finish() put it in place.
/// Names may be made and finished on any thread.
class UnfinishedFile {
public:
    /// Notes the name before anybody writes there.
    explicit UnfinishedFile(std::filesystem::path part);
    UnfinishedFile(UnfinishedFile&& other) noexcept;
    UnfinishedFile& operator=(UnfinishedFile&&) = delete;
    ~UnfinishedFile();

    const std::filesystem::path& path() const { return part_; }
    /// Renames it to `target`. False when that fails; then it still goes away.
    bool finish(const std::filesystem::path& target);

    /// For a program that has to end at once: removes every unfinished file and lets none be begun or finished any more.
    static void abandonAll();

private:
    std::filesystem::path part_;  ///< Empty: finished or moved from.
};

}  // namespace orrery
