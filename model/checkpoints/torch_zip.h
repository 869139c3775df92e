#pragma once

#include "model/checkpoints/pickle_listing.h"

namespace orrery {

/// The records of a torch.save archive: one pickle, one record per storage.
class TorchRecords {
public:
    /// `folder`: where storages lie below the root, "data" or "constants".
    TorchRecords(ZipReaderPtr archive, std::string root, std::string folder);

    /// The bytes of one pickle, checked against its checksum (a difference is a notice). Errors: duplicate_entry, missing_part, those of the entry.
    Result<SharedBytes> pickle(const std::string& name, Listing& listing) const;

    /// For PickleListingOptions::resolve; packed records are noticed through hasPacked().
    Result<StorageBytes> storage(const pickle::Storage& storage) const;

    /// Error: corrupt for a byte order that is neither "little" nor "big".
    Result<void> readByteOrder();

    std::string where() const { return archive_->where(); }

private:
    ZipReaderPtr archive_;
    std::string root_;
    std::string folder_;
    bool bigEndian_ = false;
};

/// Notices about the archive itself: packed entries, names that leave it, a newer format.
void noticeArchive(const ZipReader& archive, const std::string& root, Listing& listing);

}  // namespace orrery
