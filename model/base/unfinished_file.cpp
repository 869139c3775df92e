#include "model/base/unfinished_file.h"

#include <mutex>
#include <set>
#include <system_error>

namespace orrery {
namespace {

struct Names {
    std::mutex mutex;
    std::set<std::filesystem::path> parts;  // guarded by mutex
};

Names& names() {
    static auto* kept = new Names;  // outlives every static that might still write
    return *kept;
}

void removeFile(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

}  // namespace

UnfinishedFile::UnfinishedFile(std::filesystem::path part) : part_(std::move(part)) {
    std::scoped_lock lock(names().mutex);
    names().parts.insert(part_);
}

UnfinishedFile::UnfinishedFile(UnfinishedFile&& other) noexcept : part_(std::move(other.part_)) { other.part_.clear(); }

UnfinishedFile::~UnfinishedFile() {
    if (part_.empty()) return;
    std::scoped_lock lock(names().mutex);
    removeFile(part_);
    names().parts.erase(part_);
}

bool UnfinishedFile::finish(const std::filesystem::path& target) {
    std::scoped_lock lock(names().mutex);
    std::error_code failed;
    std::filesystem::rename(part_, target, failed);
    if (failed) return false;
    names().parts.erase(part_);
    part_.clear();
    return true;
}

void UnfinishedFile::abandonAll() {
    names().mutex.lock();  // and never unlocked: the program ends
    for (const auto& part : names().parts) removeFile(part);
}

}  // namespace orrery
