// torch.save before 1.6: pickles one after the other, then the raw elements of every storage (containers.md 4).
#include <cstring>
#include <unordered_map>

#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"
#include "model/checkpoints/pickle_listing.h"

namespace orrery {
namespace {

constexpr std::int64_t kProtocol = 1001;

/// Where the elements of one storage lie.
struct Block {
    std::size_t begin = 0;
    std::int64_t count = 0;
    std::size_t item = 0;
};

class LegacyReader {
public:
    explicit LegacyReader(const MappedFilePtr& file) : file_(file), bytes_(SharedBytes::of(file)), where_(file->path().string()) {}

    Result<CheckpointPtr> read() {
        at_ = kLegacyMagic.size();
        if (auto header = readHeader(); !header) return header.error();
        auto object = next();
        if (!object) return object.error();
        auto keys = next();
        if (!keys) return keys.error();
        if (auto indexed = index(*object, *keys); !indexed) return indexed.error();
        return list(*object);
    }

private:
    Result<pickle::Document> next() {
        if (at_ >= bytes_.size) return cutOff();
        std::size_t used = 0;
        auto document = pickle::read(bytes_.part(at_, bytes_.size - at_), where_, &used);
        at_ += used;
        return document;
    }

    Error cutOff() const { return fileError("truncated", "the file is cut off at " + std::to_string(bytes_.size) + " bytes", where_, "copy or download it again"); }

    Result<void> readHeader() {
        auto protocol = next();
        if (!protocol) return protocol.error();
        const auto& number = protocol->rootNode();
        if (number.kind != pickle::Kind::Int || number.integer != kProtocol) {
            return fileError("unsupported", "legacy protocol " + pickle::integerText(number) + " is not known (only 1001 is)", where_);
        }
        // what the writer's machine was like changes nothing: everything is little-endian
        auto system = next();
        if (!system) return system.error();
        for (const pickle::Object& object : system->objects) {
            if (!pickle::isDangerous(object.name, object.moduleSize)) continue;
            return fileError("runs_code", "the header asks to run " + pickle::toUtf8(object.name) + "; nothing was run", where_, "do not trust this file");
        }
        return {};
    }

    /// One pass over the counts gives each key's place.
    Result<void> index(const pickle::Document& object, const pickle::Document& keys) {
        std::unordered_map<std::string_view, const pickle::Storage*> announced;
        for (const pickle::Storage& storage : object.storages) announced.emplace(storage.key, &storage);
        if (keys.rootNode().kind != pickle::Kind::List) return corrupt("the list of storages is not a list");
        for (const pickle::Id id : keys.rootNode().items) {
            const std::string key(keys.at(id).text);
            const auto found = announced.find(key);
            if (found == announced.end()) return corrupt("storage " + pickle::toUtf8(key) + " has data but is used nowhere");
            if (blocks_.contains(key)) return corrupt("storage " + key + " is listed more than once");
            if (bytes_.size - at_ < 8) return cutOff();
            Block block;
            std::memcpy(&block.count, bytes_.data.get() + at_, 8);
            at_ += 8;
            block.begin = at_;
            block.item = itemSize(found->second->dtype);
            if (block.count < 0) return corrupt("storage " + key + " has a negative element count");
            const std::int64_t expected = found->second->count;
            if (block.count != expected) {
                return corrupt("storage " + key + " has " + std::to_string(block.count) + " elements; " + std::to_string(expected) + " were announced before");
            }
            if (block.item == 0) return fileError("unsupported", "element type " + found->second->typeName + " is not known", where_);
            if (static_cast<std::uint64_t>(block.count) > (bytes_.size - at_) / block.item) return cutOff();
            at_ += static_cast<std::size_t>(block.count) * block.item;
            blocks_.emplace(key, block);
        }
        return {};
    }

    Error corrupt(std::string message) const { return fileError("corrupt", std::move(message), where_); }

    Result<StorageBytes> resolve(const pickle::Storage& storage) const {
        const auto found = blocks_.find(storage.key);
        if (found == blocks_.end()) return fileError("missing_part", "storage " + storage.key + " has no data", where_);
        const Block& block = found->second;
        std::int64_t first = 0;
        std::int64_t count = block.count;
        if (!storage.viewKey.empty()) {
            first = storage.viewOffset;
            count = storage.viewSize;
            if (first < 0 || count < 0 || first > block.count || count > block.count - first) {
                return fileError("out_of_bounds", "a view of elements " + std::to_string(first) + " to " + std::to_string(first + count) + ", the storage has " + std::to_string(block.count), where_);
            }
        }
        const std::size_t begin = block.begin + static_cast<std::size_t>(first) * block.item;
        const std::size_t size = static_cast<std::size_t>(count) * block.item;
        return StorageBytes{bytesInMemory(bytes_.part(begin, size)), storage.key + (storage.viewKey.empty() ? "" : " view " + storage.viewKey), size, false};
    }

    Result<CheckpointPtr> list(const pickle::Document& object) const {
        Listing listing;
        listing.container = Container::TorchLegacy;
        listing.files = {file_};
        listing.header = bytes_.part(0, blocks_.empty() ? bytes_.size : std::min(bytes_.size, firstData()));
        const PickleListingOptions options{where_, [&](const pickle::Storage& storage) { return resolve(storage); }, false, {}};
        if (auto listed = listPickle(object, options, listing); !listed) return listed.error();
        if (auto useful = refuseIfOnlyCode(object, listing, where_); !useful) return useful.error();
        return makeCheckpoint(file_->path(), std::move(listing));
    }

    std::size_t firstData() const {
        std::size_t first = bytes_.size;
        for (const auto& [key, block] : blocks_) first = std::min(first, block.begin);
        return first;
    }

    MappedFilePtr file_;
    SharedBytes bytes_;
    std::string where_;
    std::size_t at_ = 0;
    std::unordered_map<std::string, Block> blocks_;
};

}  // namespace

Result<CheckpointPtr> openTorchLegacy(const MappedFilePtr& file) { return LegacyReader(file).read(); }

}  // namespace orrery
