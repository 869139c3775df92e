#include "model/archives/zip_reader.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace orrery {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kDirectoryHeader = 0x02014b50;
constexpr std::uint32_t kDirectoryEnd = 0x06054b50;
constexpr std::uint32_t kDirectoryEnd64 = 0x06064b50;
constexpr std::uint32_t kDirectoryLocator64 = 0x07064b50;
constexpr std::size_t kEndSize = 22;
constexpr std::uint16_t kEncrypted = 1;
constexpr std::uint16_t kDeflate = 8;

template <class T>
T load(std::span<const std::byte> bytes, std::uint64_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t count = 0;
};

/// The directory's place, from the zip64 record where there is one. Nothing when that record lies outside the file.
std::optional<Directory> locate(std::span<const std::byte> bytes, std::size_t end) {
    Directory found{load<std::uint32_t>(bytes, end + 16), load<std::uint32_t>(bytes, end + 12), load<std::uint16_t>(bytes, end + 10)};
    if (end < 20 || load<std::uint32_t>(bytes, end - 20) != kDirectoryLocator64) return found;
    const auto at = load<std::uint64_t>(bytes, end - 12);
    if (at > bytes.size() || bytes.size() - at < 56 || load<std::uint32_t>(bytes, at) != kDirectoryEnd64) return std::nullopt;
    return Directory{load<std::uint64_t>(bytes, at + 48), load<std::uint64_t>(bytes, at + 40), load<std::uint64_t>(bytes, at + 32)};
}

/// Whether an end record names a directory that is there.
bool leadsToDirectory(std::span<const std::byte> bytes, std::size_t end) {
    const auto directory = locate(bytes, end);
    if (!directory || directory->offset > end || directory->size > end - directory->offset) return false;
    return directory->count == 0 || (directory->size >= 46 && load<std::uint32_t>(bytes, directory->offset) == kDirectoryHeader);
}

/// Position of the end record, which only a comment of at most 64 KiB may follow. A comment can hold what looks like such a record and
/// its length can be wrong, so the record that leads to a directory is preferred.
std::optional<std::size_t> findEnd(std::span<const std::byte> bytes) {
    if (bytes.size() < kEndSize) return std::nullopt;
    const std::size_t last = bytes.size() - kEndSize;
    const std::size_t first = last > 0xffff ? last - 0xffff : 0;
    std::optional<std::size_t> other;
    for (std::size_t at = last + 1; at-- > first;) {
        if (load<std::uint32_t>(bytes, at) != kDirectoryEnd) continue;
        if (leadsToDirectory(bytes, at)) return at;
        if (!other) other = at;
    }
    return other;
}

/// Takes the 64-bit numbers that stand in the extra field in place of those that are all ones.
void applyZip64(ZipEntry& entry, std::span<const std::byte> extra) {
    std::size_t at = 0;
    while (at + 4 <= extra.size()) {
        const auto tag = load<std::uint16_t>(extra, at);
        const auto size = load<std::uint16_t>(extra, at + 2);
        if (at + 4 + size > extra.size()) return;
        if (tag == 1) {
            std::size_t field = at + 4;
            const std::size_t stop = field + size;
            for (std::uint64_t* number : {&entry.size, &entry.packedSize, &entry.headerOffset}) {
                if (*number != 0xffffffff) continue;
                if (field + 8 > stop) return;
                *number = load<std::uint64_t>(extra, field);
                field += 8;
            }
            return;
        }
        at += 4 + size;
    }
}

/// Owner of zlib's state.
struct Inflater {
    z_stream stream{};
    bool ready = inflateInit2(&stream, -MAX_WBITS) == Z_OK;
    ~Inflater() { inflateEnd(&stream); }
};

/// Unpacks until `out` is full; false when the packed bytes end or are wrong before that.
bool inflateInto(std::span<const std::byte> packed, std::span<std::byte> out) {
    Inflater inflater;
    if (!inflater.ready) return false;
    constexpr std::size_t kPiece = 1u << 30;  // zlib counts in 32 bits
    std::size_t read = 0;
    std::size_t written = 0;
    while (written < out.size()) {
        const std::size_t give = std::min(kPiece, packed.size() - read);
        const std::size_t room = std::min(kPiece, out.size() - written);
        inflater.stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data() + read));
        inflater.stream.avail_in = static_cast<uInt>(give);
        inflater.stream.next_out = reinterpret_cast<Bytef*>(out.data() + written);
        inflater.stream.avail_out = static_cast<uInt>(room);
        const int status = inflate(&inflater.stream, Z_NO_FLUSH);
        const std::size_t taken = give - inflater.stream.avail_in;
        const std::size_t made = room - inflater.stream.avail_out;
        read += taken;
        written += made;
        if (status == Z_STREAM_END) break;
        if (status != Z_OK || (taken == 0 && made == 0)) return false;
    }
    return written == out.size();
}

std::string quoted(std::uint64_t number) { return std::to_string(number); }

}  // namespace

bool leavesArchive(std::string_view name) {
    if (name.starts_with('/') || name.starts_with('\\')) return true;
    if (name.size() > 1 && name[1] == ':') return true;
    std::size_t begin = 0;
    while (begin <= name.size()) {
        const std::size_t end = std::min(name.find_first_of("/\\", begin), name.size());
        if (name.substr(begin, end - begin) == "..") return true;
        begin = end + 1;
    }
    return false;
}

Result<ZipReaderPtr> ZipReader::open(const MappedFilePtr& file) { return open(SharedBytes::of(file), file->path().string()); }

Result<ZipReaderPtr> ZipReader::open(SharedBytes bytes, std::string where) {
    std::shared_ptr<ZipReader> self(new ZipReader);
    self->bytes_ = std::move(bytes);
    self->where_ = std::move(where);
    if (auto read = self->readDirectory(); !read) return read.error();
    for (std::size_t i = 0; i < self->entries_.size(); ++i) self->byName_.emplace(self->entries_[i].name, i);
    return ZipReaderPtr(self);
}

Result<void> ZipReader::readDirectory() {
    const auto bytes = bytes_.span();
    const std::string& where = where_;
    const auto end = findEnd(bytes);
    if (!end) {
        return fileError("truncated", "the file is cut off at " + quoted(bytes.size()) + " bytes: the zip directory is missing", where,
                         "copy or download it again");
    }
    const auto directory = locate(bytes, *end);
    if (!directory || directory->offset > *end || directory->size > *end - directory->offset) {
        return fileError("corrupt", "the zip directory is said to lie outside the file", where);
    }
    std::uint64_t at = directory->offset;
    const std::uint64_t stop = at + directory->size;
    // the announced count may lie: it only bounds the loop
    for (std::uint64_t i = 0; i < directory->count && at + 46 <= stop; ++i) {
        if (load<std::uint32_t>(bytes, at) != kDirectoryHeader) return fileError("corrupt", "the zip directory is damaged", where);
        const auto nameSize = load<std::uint16_t>(bytes, at + 28);
        const auto extraSize = load<std::uint16_t>(bytes, at + 30);
        const auto commentSize = load<std::uint16_t>(bytes, at + 32);
        const std::uint64_t next = at + 46 + nameSize + extraSize + commentSize;
        if (next > stop) return fileError("corrupt", "the zip directory is damaged", where);
        ZipEntry entry;
        entry.name.assign(reinterpret_cast<const char*>(bytes.data() + at + 46), nameSize);
        entry.flags = load<std::uint16_t>(bytes, at + 8);
        entry.method = load<std::uint16_t>(bytes, at + 10);
        entry.crc = load<std::uint32_t>(bytes, at + 16);
        entry.packedSize = load<std::uint32_t>(bytes, at + 20);
        entry.size = load<std::uint32_t>(bytes, at + 24);
        entry.headerOffset = load<std::uint32_t>(bytes, at + 42);
        applyZip64(entry, bytes.subspan(at + 46 + nameSize, extraSize));
        entries_.push_back(std::move(entry));
        at = next;
    }
    return {};
}

const ZipEntry* ZipReader::find(std::string_view name) const {
    const auto [first, last] = byName_.equal_range(name);
    std::size_t lowest = entries_.size();
    for (auto it = first; it != last; ++it) lowest = std::min(lowest, it->second);
    return lowest < entries_.size() ? &entries_[lowest] : nullptr;
}

std::size_t ZipReader::count(std::string_view name) const { return byName_.count(name); }

Result<std::uint64_t> ZipReader::dataOffset(const ZipEntry& entry) const {
    const auto bytes = bytes_.span();
    const std::string& where = where_;
    const std::string ofFile = " in a file of " + quoted(bytes.size()) + " bytes";
    if (entry.headerOffset > bytes.size() || bytes.size() - entry.headerOffset < 30) {
        return fileError("out_of_bounds", entry.name + " is said to start at byte " + quoted(entry.headerOffset) + ofFile, where);
    }
    if (load<std::uint32_t>(bytes, entry.headerOffset) != kLocalHeader) {
        return fileError("corrupt", entry.name + ": no entry header at byte " + quoted(entry.headerOffset), where);
    }
    const std::uint64_t data = entry.headerOffset + 30 + load<std::uint16_t>(bytes, entry.headerOffset + 26) +
                               load<std::uint16_t>(bytes, entry.headerOffset + 28);
    if (data > bytes.size() || bytes.size() - data < entry.packedSize) {
        return fileError("out_of_bounds", entry.name + " is said to have " + quoted(entry.packedSize) + " bytes" + ofFile, where);
    }
    return data;
}

Result<void> ZipReader::check(const ZipEntry& entry) const {
    const std::string& where = where_;
    if (entry.flags & kEncrypted) return fileError("unsupported", entry.name + " is encrypted", where);
    if (entry.method != 0 && entry.method != kDeflate) {
        return fileError("unsupported", entry.name + " is packed by method " + quoted(entry.method), where);
    }
    if (entry.method == 0 && entry.size != entry.packedSize) {
        return fileError("corrupt", entry.name + ": two different sizes are given for a stored entry", where);
    }
    // deflate cannot pack better than 1032 : 1
    if (entry.isPacked() && entry.size / 1032 > entry.packedSize + 64) {
        return fileError("corrupt", entry.name + " is said to unpack to " + quoted(entry.size) + " bytes", where);
    }
    const auto data = dataOffset(entry);
    return data ? Result<void>() : Result<void>(data.error());
}

Result<SharedBytes> ZipReader::read(const ZipEntry& entry, std::uint64_t limit) const {
    if (auto checked = check(entry); !checked) return checked.error();
    const std::uint64_t begin = *dataOffset(entry);
    const std::uint64_t size = std::min(entry.size, limit);
    if (!entry.isPacked()) return bytes_.part(begin, size);
    return unpack(entry, bytes_.span().subspan(begin, entry.packedSize), size);
}

Result<SharedBytes> ZipReader::unpack(const ZipEntry& entry, std::span<const std::byte> packed, std::uint64_t size) const {
    const std::shared_ptr<std::byte[]> buffer = std::make_shared_for_overwrite<std::byte[]>(std::max<std::uint64_t>(size, 1));
    if (!inflateInto(packed, {buffer.get(), size})) {
        return fileError("corrupt", entry.name + " cannot be unpacked: its packed bytes are damaged", where_);
    }
    return SharedBytes{std::shared_ptr<const std::byte>(buffer, buffer.get()), size};
}

bool ZipReader::matchesChecksum(const ZipEntry& entry, std::span<const std::byte> content) {
    if (entry.crc == 0) return true;
    uLong crc = crc32_z(0, nullptr, 0);
    crc = crc32_z(crc, reinterpret_cast<const Bytef*>(content.data()), content.size());
    return crc == entry.crc;
}

}  // namespace orrery
