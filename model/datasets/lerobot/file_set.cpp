#include "model/datasets/lerobot/file_set.h"

namespace orrery::lerobot {
namespace {

constexpr std::size_t kMostFiles = 2'000'000;

}  // namespace

FileSet::FileSet(const std::filesystem::path& root) : root_(root) {
    namespace fs = std::filesystem;
    std::error_code failure;
    const std::size_t skip = root.string().size() + (root.string().ends_with('/') ? 0 : 1);
    fs::recursive_directory_iterator place(root, fs::directory_options::skip_permission_denied, failure);
    for (; !failure && place != fs::recursive_directory_iterator() && names_.size() < kMostFiles;
         place.increment(failure)) {
        std::error_code unknown;
        if (!place->is_directory(unknown)) names_.insert(place->path().string().substr(skip));
    }
}

bool FileSet::has(const std::string& relative) const {
    // folders that are links were not walked
    std::error_code failure;
    return names_.contains(relative) || std::filesystem::is_regular_file(root_ / relative, failure);
}

std::string FileSet::findVideo(const std::string& relative) const {
    if (has(relative)) return relative;
    std::string other;
    if (relative.starts_with("videos/")) other = "video/" + relative.substr(7);
    if (relative.starts_with("video/")) other = "videos/" + relative.substr(6);
    return !other.empty() && has(other) ? other : std::string();
}

}  // namespace orrery::lerobot
