// torch.save since 1.6: a zip archive with one pickle and one record per storage (containers.md 2).
#include "model/checkpoints/torch_zip.h"

#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"

namespace orrery {
namespace {

constexpr std::int64_t kNewestVersion = 10;
constexpr std::uint64_t kMaxPickle = std::uint64_t{1} << 31;
constexpr std::uint64_t kSmallTruths = 1 << 16;

std::string trimmed(std::string_view text) {
    const auto end = text.find_last_not_of(" \r\n\t");
    return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

/// Truth values other than 0 and 1 count as true; only small records are looked at, since listing must stay cheap.
void noticeOddTruths(Listing& listing) {
    for (std::size_t i = 0; i < listing.tensors.size(); ++i) {
        const TensorInfo& info = listing.tensors[i];
        if (info.dtype != DType::Bool || info.error || !listing.elements[i].source || static_cast<std::uint64_t>(info.bytes) > kSmallTruths) continue;
        const auto bytes = listing.elements[i].source->bytes();
        if (!bytes || bytes->size > kSmallTruths) continue;
        std::size_t odd = 0;
        for (const std::byte b : bytes->span()) odd += b > std::byte{1};
        if (odd != 0) listing.notice("odd_values", info.path, std::to_string(odd) + " truth values are neither 0 nor 1; they count as true");
    }
}

}  // namespace

TorchRecords::TorchRecords(ZipReaderPtr archive, std::string root, std::string folder)
    : archive_(std::move(archive)), root_(std::move(root)), folder_(std::move(folder)) {}

Result<SharedBytes> TorchRecords::pickle(const std::string& name, Listing& listing) const {
    const ZipEntry* entry = archive_->find(root_ + name);
    if (!entry) return fileError("missing_part", name + " is not in the archive", where());
    if (archive_->count(entry->name) > 1) {
        return fileError("duplicate_entry", "the archive holds " + name + " twice: it is not clear which one is meant", where());
    }
    if (entry->size > kMaxPickle) return fileError("too_large", name + " is said to have " + std::to_string(entry->size) + " bytes", where());
    auto bytes = archive_->read(*entry);
    if (bytes && !ZipReader::matchesChecksum(*entry, bytes->span())) {
        listing.notice("crc_mismatch", ".", name + " does not match its checksum: names and shapes may be damaged (PyTorch does not look)");
    }
    return bytes;
}

Result<StorageBytes> TorchRecords::storage(const pickle::Storage& storage) const {
    const std::string name = folder_ + "/" + storage.key;
    const ZipEntry* entry = archive_->find(root_ + name);
    if (!entry) return fileError("missing_part", name + " is not in the archive", where());
    if (archive_->count(entry->name) > 1) return fileError("duplicate_entry", "the archive holds " + name + " twice", where());
    if (auto checked = archive_->check(*entry); !checked) return checked.error();
    const std::uint64_t unit = storage.countsBytes ? 1 : itemSize(storage.dtype);
    const Wide announced = static_cast<Wide>(storage.count) * static_cast<Wide>(unit);
    // a record may be longer than announced: no more of it than that is ever unpacked
    const std::uint64_t used = announced < static_cast<Wide>(entry->size) ? static_cast<std::uint64_t>(announced) : entry->size;
    return StorageBytes{bytesOfEntry(archive_, *entry, used), name, entry->size, bigEndian_};
}

Result<void> TorchRecords::readByteOrder() {
    const ZipEntry* entry = archive_->find(root_ + "byteorder");
    if (!entry) return {};
    const auto content = archive_->read(*entry, 64);
    if (!content) return content.error();
    const std::string order = trimmed(content->text());
    bigEndian_ = order == "big";
    if (order != "big" && order != "little") return fileError("corrupt", "unknown byte order \"" + pickle::toUtf8(order) + "\"", where());
    return {};
}

void noticeArchive(const ZipReader& archive, const std::string& root, Listing& listing) {
    std::size_t unsafe = 0;
    bool packed = false;
    for (const ZipEntry& entry : archive.entries()) {
        unsafe += leavesArchive(entry.name);
        packed |= entry.isPacked() && entry.name.starts_with(root + "data/");
    }
    if (unsafe != 0) listing.notice("unsafe_names", ".", std::to_string(unsafe) + " entries have names that leave the archive; they are ignored");
    if (packed) listing.notice("compressed", ".", "the entries are compressed, so the file was repacked by a zip tool; it reads, but not by memory map");
    for (const char* name : {"version", ".format_version"}) {
        const ZipEntry* entry = archive.find(root + name);
        if (!entry) continue;
        const auto content = archive.read(*entry, 32);
        const auto version = content ? pickle::parseInteger(trimmed(content->text())) : std::nullopt;
        if (version && *version > kNewestVersion) {
            listing.notice("newer_version", ".", "file version " + std::to_string(*version) + " is newer than the versions known (up to " + std::to_string(kNewestVersion) + ")");
        }
    }
}

Result<CheckpointPtr> openTorchZip(const MappedFilePtr& file, const ZipReaderPtr& archive, const std::string& root) {
    Listing listing;
    listing.container = Container::TorchZip;
    listing.files = {file};
    TorchRecords records(archive, root, "data");
    if (auto order = records.readByteOrder(); !order) return order.error();
    auto bytes = records.pickle("data.pkl", listing);
    if (!bytes) return bytes.error();
    listing.header = *bytes;
    auto document = pickle::read(*bytes, records.where());
    if (!document) {
        Error error = document.error();
        // the entry is whole, so what ends early is wrong rather than cut off
        if (error.code == "truncated") error.code = "corrupt";
        return error;
    }
    const PickleListingOptions options{records.where(), [&](const pickle::Storage& storage) { return records.storage(storage); }, false, {}};
    if (auto listed = listPickle(*document, options, listing); !listed) return listed.error();
    if (auto useful = refuseIfOnlyCode(*document, listing, records.where()); !useful) return useful.error();
    noticeArchive(*archive, root, listing);
    noticeOddTruths(listing);
    return makeCheckpoint(file->path(), std::move(listing));
}

}  // namespace orrery
