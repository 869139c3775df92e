#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/archives/bytes.h"

namespace orrery {

/// One entry as the central directory describes it.
struct ZipEntry {
    std::string name;  ///< As stored; never becomes a path on disk.
    std::uint64_t packedSize = 0;
    std::uint64_t size = 0;
    std::uint64_t headerOffset = 0;
    std::uint32_t crc = 0;  ///< 0: not recorded
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    bool isPacked() const { return method != 0; }
};

/// A zip archive read through its central directory alone (zip64, comments, data descriptors, any order). Safe from several threads.
class ZipReader {
public:
    /// Errors: truncated (no directory), corrupt (directory outside the file or unreadable).
    static Result<std::shared_ptr<const ZipReader>> open(const MappedFilePtr& file);
    /// An archive that lies in memory, such as one inside another; `where` is what errors name.
    static Result<std::shared_ptr<const ZipReader>> open(SharedBytes bytes, std::string where);

    const std::vector<ZipEntry>& entries() const { return entries_; }
    const std::string& where() const { return where_; }

    /// The first entry of that name; null when there is none.
    const ZipEntry* find(std::string_view name) const;
    std::size_t count(std::string_view name) const;

    /// Whether the entry lies in the file and is packed in a way we can undo; touches its header only.
    Result<void> check(const ZipEntry& entry) const;

    /// The first `limit` bytes of the entry (all of them when it is shorter): a view of the file when stored, else unpacked.
    /// Errors: those of check(), corrupt when unpacking fails.
    Result<SharedBytes> read(const ZipEntry& entry, std::uint64_t limit = UINT64_MAX) const;

    /// False when a checksum is recorded and differs from that of `content` (the whole entry).
    static bool matchesChecksum(const ZipEntry& entry, std::span<const std::byte> content);

private:
    ZipReader() = default;
    Result<void> readDirectory();
    Result<std::uint64_t> dataOffset(const ZipEntry& entry) const;
    Result<SharedBytes> unpack(const ZipEntry& entry, std::span<const std::byte> packed, std::uint64_t size) const;

    SharedBytes bytes_;
    std::string where_;
    std::vector<ZipEntry> entries_;
    std::unordered_multimap<std::string_view, std::size_t> byName_;  ///< Views into entries_, which no longer changes.
};
using ZipReaderPtr = std::shared_ptr<const ZipReader>;

/// True when a name would leave the folder it is unpacked into ("../x", "/x", "C:\x").
bool leavesArchive(std::string_view entryName);

}  // namespace orrery
