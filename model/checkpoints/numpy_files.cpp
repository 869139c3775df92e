// Arrays outside of torch: plain pickles, .npy and .npz.
#include "model/archives/npy.h"
#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"
#include "model/checkpoints/pickle_listing.h"
#include "model/checkpoints/plain_values.h"

namespace orrery {
namespace {

Result<StorageBytes> noStorages(const std::string& where) {
    return fileError("missing_part", "this file names a storage but holds none", where);
}

/// Adds one .npy content under `key`; what is wrong with it becomes the entry's own error.
void addArray(const std::string& key, const Result<SharedBytes>& content, const std::string& where, Listing& listing) {
    TensorInfo info;
    info.path = escapedSegment(key);
    info.name = key;
    info.kind = TensorInfo::Kind::NdArray;
    Elements elements;
    const auto header = content ? readNpyHeader(*content, where + ", " + key) : Result<NpyHeader>(content.error());
    if (!header) {
        info.error = header.error();
    } else {
        info.dtype = header->type.dtype;
        info.shape = header->shape;
        info.strides = denseStrides(info.shape, header->fortran);
        elements.layout = {info.dtype, info.shape, info.strides, 0, header->type.bigEndian, false, false};
        if (info.dtype != DType::Unknown) elements.source = bytesInMemory(content->part(header->dataOffset, content->size - header->dataOffset));
    }
    listing.add(std::move(info), std::move(elements));
    if (!header || !header->type.isObject) return;
    const auto objects = readNpyObjects(*content, where);
    const PickleListingOptions options{where, [&](const pickle::Storage&) { return noStorages(where); }, false, escapedSegment(key) + "@items"};
    if (!objects) {
        listing.tensors.back().error = objects.error();
    } else if (auto listed = listPickle(*objects, options, listing); !listed) {
        listing.notice(listed.error().code, escapedSegment(key), listed.error().message);
    }
}

}  // namespace

Result<CheckpointPtr> openPickle(const MappedFilePtr& file) {
    const std::string where = file->path().string();
    Listing listing;
    listing.container = Container::Pickle;
    listing.files = {file};
    listing.header = SharedBytes::of(file);
    const auto document = pickle::read(listing.header, where);
    if (!document) return document.error();
    const PickleListingOptions options{where, [&](const pickle::Storage&) { return noStorages(where); }, false, {}};
    if (auto listed = listPickle(*document, options, listing); !listed) return listed.error();
    if (auto useful = refuseIfOnlyCode(*document, listing, where); !useful) return useful.error();
    if (listing.tensors.empty()) return fileError("not_a_checkpoint", "a pickle without arrays in it", where);
    return makeCheckpoint(file->path(), std::move(listing));
}

Result<CheckpointPtr> openNpy(const MappedFilePtr& file) {
    Listing listing;
    listing.container = Container::Npy;
    listing.files = {file};
    addArray(file->path().stem().string(), SharedBytes::of(file), file->path().string(), listing);
    if (listing.tensors.front().error) return *listing.tensors.front().error;
    listing.header = SharedBytes::of(file).part(0, std::min<std::size_t>(file->size(), 128));
    return makeCheckpoint(file->path(), std::move(listing));
}

Result<CheckpointPtr> openNpz(const MappedFilePtr& file, const ZipReaderPtr& archive) {
    Listing listing;
    listing.container = Container::Npz;
    listing.files = {file};
    const std::string where = archive->where();
    for (const ZipEntry& entry : archive->entries()) {
        const std::string key = entry.name.substr(0, entry.name.size() - std::string_view(".npy").size());
        if (archive->count(entry.name) > 1) return fileError("duplicate_entry", "the archive holds " + pickle::toUtf8(entry.name) + " twice", where);
        addArray(key, archive->read(entry), where, listing);
    }
    return makeCheckpoint(file->path(), std::move(listing));
}

}  // namespace orrery
