#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "model/base/result.h"

namespace orrery {

/// A file seen as bytes, read only where it is touched. Network and removable disks, and whatever cannot be mapped, are copied instead.
class MappedFile {
public:
    static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return {data_, size_}; }
    std::uint64_t size() const { return size_; }
    const std::filesystem::path& path() const { return path_; }

    /// False when the file was cut or rewritten since it was opened: its map must not be touched then (SIGBUS).
    bool unchanged() const;

private:
    MappedFile() = default;
    std::filesystem::path path_;
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
    std::int64_t modified_ = 0;  ///< ns
    int descriptor_ = -1;
    bool mapped_ = false;
};
using MappedFilePtr = std::shared_ptr<const MappedFile>;

}  // namespace orrery
