// TorchScript archives, read without compiling or running the code in them (containers.md 5).
#include "model/archives/pickle.h"
#include "model/checkpoints/containers.h"
#include "model/checkpoints/torch_zip.h"

namespace orrery {
namespace {

/// The module's attributes; false when there is no object with tensors in data.pkl.
Result<void> listModule(const ZipReaderPtr& archive, const std::string& root, Listing& listing) {
    TorchRecords records(archive, root, "data");
    if (auto order = records.readByteOrder(); !order) return order.error();
    auto bytes = records.pickle("data.pkl", listing);
    if (!bytes) return bytes.error();
    listing.header = *bytes;
    auto document = pickle::read(*bytes, records.where());
    if (!document) return document.error();
    const PickleListingOptions options{records.where(), [&](const pickle::Storage& storage) { return records.storage(storage); }, true, {}};
    if (auto listed = listPickle(*document, options, listing); !listed) return listed.error();
    return refuseIfOnlyCode(*document, listing, records.where());
}

/// constants.pkl: a tuple of the constants of the code, without names.
Result<void> listConstants(const ZipReaderPtr& archive, const std::string& root, Listing& listing) {
    TorchRecords records(archive, root, "constants");
    if (auto order = records.readByteOrder(); !order) return order.error();
    auto bytes = records.pickle("constants.pkl", listing);
    if (!bytes) return bytes.error();
    auto document = pickle::read(*bytes, records.where());
    if (!document) return document.error();
    if (document->rootNode().items.empty()) return {};
    const PickleListingOptions options{records.where(), [&](const pickle::Storage& storage) { return records.storage(storage); }, true, "constants"};
    return listPickle(*document, options, listing);
}

}  // namespace

Result<CheckpointPtr> openTorchScript(const MappedFilePtr& file, const ZipReaderPtr& archive, const std::string& root) {
    Listing listing;
    listing.container = Container::TorchScript;
    listing.files = {file};
    if (auto module = listModule(archive, root, listing); !module) return module.error();
    const bool named = !listing.tensors.empty();
    if (auto constants = listConstants(archive, root, listing); !constants) {
        // the weights do not depend on the constants
        listing.notice("missing_part", "constants", describe(constants.error()));
    }
    if (!named) listing.notice("no_state", ".", "a frozen module or a traced function: its weights have become constants without names");
    noticeArchive(*archive, root, listing);
    return makeCheckpoint(file->path(), std::move(listing));
}

}  // namespace orrery
