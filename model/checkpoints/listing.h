#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/archives/strided.h"
#include "model/archives/zip_reader.h"
#include "model/checkpoints/checkpoint.h"

namespace orrery {

/// The bytes of one storage, wherever they lie; got only when elements are asked for.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual Result<SharedBytes> bytes() const = 0;
};
using ByteSourcePtr = std::shared_ptr<const ByteSource>;

/// Bytes that are there already: a part of a mapped file.
ByteSourcePtr bytesInMemory(SharedBytes bytes);
/// The first `size` bytes of an entry, unpacked on demand when it is packed.
ByteSourcePtr bytesOfEntry(ZipReaderPtr archive, const ZipEntry& entry, std::uint64_t size);

/// Where the elements of one listed tensor are; no bytes where it cannot be read.
struct Elements {
    ByteSourcePtr source;
    Layout layout;
};

/// What a container's reader found.
struct Listing {
    Container container = Container::Unknown;
    std::vector<TensorInfo> tensors;
    std::vector<Elements> elements;  ///< one per tensor
    std::vector<PlainValue> values;
    std::vector<OpaqueValue> opaque;
    std::vector<Notice> notices;
    SharedBytes header;                ///< what names and shapes were read from
    std::vector<MappedFilePtr> files;  ///< the file, or all shards

    /// Adds a tensor whose elements are `source` with `layout`, after comparing it with the earlier ones (shared storage, same elements).
    void add(TensorInfo info, Elements elements);
    void notice(std::string kind, std::string path, std::string message);

private:
    std::unordered_map<std::string, std::string> firstOfStorage_;
    std::unordered_map<std::string, std::string> firstOfElements_;
};

/// The open checkpoint made of a listing.
CheckpointPtr makeCheckpoint(std::filesystem::path file, Listing listing);

}  // namespace orrery
