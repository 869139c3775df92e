#include "model/checkpoints/listing.h"

#include <mutex>

#include "model/base/sha256.h"

namespace orrery {
namespace {

constexpr std::size_t kMiB = 1 << 20;
constexpr std::uint64_t kHashedWhole = 64 * kMiB;

class MemoryBytes final : public ByteSource {
public:
    explicit MemoryBytes(SharedBytes bytes) : bytes_(std::move(bytes)) {}
    Result<SharedBytes> bytes() const override { return bytes_; }

private:
    SharedBytes bytes_;
};

/// Packed entries stay unpacked while somebody holds a tensor of theirs, so that many views of one storage unpack it once.
class EntryBytes final : public ByteSource {
public:
    EntryBytes(ZipReaderPtr archive, const ZipEntry& entry, std::uint64_t size) : archive_(std::move(archive)), entry_(entry), size_(size) {}

    Result<SharedBytes> bytes() const override {
        if (!entry_.isPacked()) return archive_->read(entry_, size_);
        std::scoped_lock lock(mutex_);
        if (auto held = unpacked_.lock()) return SharedBytes{std::move(held), static_cast<std::size_t>(size_)};
        auto bytes = archive_->read(entry_, size_);
        if (bytes) unpacked_ = bytes->data;
        return bytes;
    }

private:
    ZipReaderPtr archive_;
    ZipEntry entry_;
    std::uint64_t size_;
    mutable std::mutex mutex_;
    mutable std::weak_ptr<const std::byte> unpacked_;  // guarded by mutex_
};

class ListedCheckpoint final : public Checkpoint {
public:
    ListedCheckpoint(std::filesystem::path file, Listing listing) : file_(std::move(file)), listing_(std::move(listing)) {
        for (std::size_t i = 0; i < listing_.tensors.size(); ++i) byPath_.emplace(listing_.tensors[i].path, i);
    }

    const std::filesystem::path& file() const override { return file_; }
    Container container() const override { return listing_.container; }
    std::uint64_t size() const override {
        std::uint64_t sum = 0;
        for (const auto& file : listing_.files) sum += file->size();
        return sum;
    }
    std::span<const TensorInfo> tensors() const override { return listing_.tensors; }
    std::span<const PlainValue> values() const override { return listing_.values; }
    std::span<const OpaqueValue> opaque() const override { return listing_.opaque; }
    std::span<const Notice> notices() const override { return listing_.notices; }

    Result<HostTensor> read(const TensorInfo& tensor, std::stop_token stop) const override {
        const std::string where = file_.string() + ", " + tensor.path;
        if (tensor.error) return *tensor.error;
        const auto found = byPath_.find(tensor.path);
        if (found == byPath_.end()) return fileError("missing_part", "this tensor is not in the file", where);
        for (const auto& file : listing_.files) {
            if (!file->unchanged()) return fileError("truncated", "the file was changed while it was open", where, "open it again");
        }
        const Elements& elements = listing_.elements[found->second];
        if (!elements.source) return fileError("unsupported", "this entry has no elements of its own", where);
        auto bytes = elements.source->bytes();
        if (!bytes) return bytes.error();
        return gather(*bytes, elements.layout, where, stop);
    }

    std::string quickHash() const override {
        Sha256 hash;
        if (size() <= kHashedWhole) {
            for (const auto& file : listing_.files) hash.add(file->bytes());
            return hash.hex();
        }
        hash.add(listing_.header.span());
        hash.add(listing_.files.front()->bytes().first(std::min<std::size_t>(kMiB, listing_.files.front()->size())));
        const auto last = listing_.files.back()->bytes();
        hash.add(last.last(std::min(kMiB, last.size())));
        return hash.hex();
    }

private:
    std::filesystem::path file_;
    Listing listing_;
    std::unordered_map<std::string, std::size_t> byPath_;
};

}  // namespace

ByteSourcePtr bytesInMemory(SharedBytes bytes) { return std::make_shared<MemoryBytes>(std::move(bytes)); }

ByteSourcePtr bytesOfEntry(ZipReaderPtr archive, const ZipEntry& entry, std::uint64_t size) {
    return std::make_shared<EntryBytes>(std::move(archive), entry, size);
}

void Listing::add(TensorInfo info, Elements source) {
    // callers multiply the sizes of what is listed: an impossible shape is told in the error alone
    if (info.error && !checkedCount(info.shape)) info.shape.clear(), info.strides.clear();
    info.bytes = info.error ? 0 : checkedCount(info.shape).value_or(0) * static_cast<std::int64_t>(itemSize(info.dtype));
    if (!info.storage.empty() && !info.error) {
        const auto [first, isNew] = firstOfStorage_.emplace(info.storage, info.path);
        if (!isNew) info.sharesStorageWith = first->second;
        const std::string view = info.storage + ' ' + std::to_string(info.storageOffset) + ' ' + std::string(name(info.dtype)) + toText(info.shape) + toText(info.strides);
        const auto [same, isNewView] = firstOfElements_.emplace(view, info.path);
        if (!isNewView) info.sameAs = same->second;
    }
    tensors.push_back(std::move(info));
    elements.push_back(std::move(source));
}

void Listing::notice(std::string kind, std::string path, std::string message) {
    notices.push_back({std::move(kind), std::move(path), std::move(message)});
}

CheckpointPtr makeCheckpoint(std::filesystem::path file, Listing listing) {
    return std::make_shared<ListedCheckpoint>(std::move(file), std::move(listing));
}

}  // namespace orrery
