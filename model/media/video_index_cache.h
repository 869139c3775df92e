#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace orrery {

struct VideoIndex;

/// Indices of videos that were opened before, so that a long file shared by many episodes is read through only once.
/// A file that changed since is indexed anew. Safe from every thread.
class VideoIndexCache {
public:
    std::shared_ptr<const VideoIndex> find(const std::filesystem::path& file) const;
    void put(const std::filesystem::path& file, std::shared_ptr<const VideoIndex> index);

private:
    struct Entry {
        std::string stamp;  ///< path, size and time of change
        std::shared_ptr<const VideoIndex> index;
    };
    mutable std::mutex mutex_;
    mutable std::list<Entry> entries_;  // guarded by mutex_; newest first
};

}  // namespace orrery
