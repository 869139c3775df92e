#include "model/media/video_index_cache.h"

#include <algorithm>

namespace orrery {
namespace {

constexpr std::size_t kMostEntries = 32;

std::string stampOf(const std::filesystem::path& file) {
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    const auto changed = std::filesystem::last_write_time(file, failure).time_since_epoch().count();
    return file.string() + ' ' + std::to_string(size) + ' ' + std::to_string(changed);
}

}  // namespace

std::shared_ptr<const VideoIndex> VideoIndexCache::find(const std::filesystem::path& file) const {
    const std::string stamp = stampOf(file);
    std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find(entries_, stamp, &Entry::stamp);
    if (found == entries_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found);
    return found->index;
}

void VideoIndexCache::put(const std::filesystem::path& file, std::shared_ptr<const VideoIndex> index) {
    std::string stamp = stampOf(file);
    std::scoped_lock lock(mutex_);
    entries_.push_front({std::move(stamp), std::move(index)});
    if (entries_.size() > kMostEntries) entries_.pop_back();
}

}  // namespace orrery
