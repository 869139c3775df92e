#pragma once

#include <functional>

#include "model/archives/pickle_document.h"
#include "model/checkpoints/listing.h"

namespace orrery {

/// The bytes behind a storage that a pickle names.
struct StorageBytes {
    ByteSourcePtr source;
    std::string id;              ///< equal for the same bytes
    std::uint64_t size = 0;      ///< bytes that are there
    bool bigEndian = false;
};

struct PickleListingOptions {
    std::string where;
    /// Finds a storage without reading it. Errors become those of the tensors that need it.
    std::function<Result<StorageBytes>(const pickle::Storage&)> resolve;
    /// TorchScript: attributes of module objects are joined by dots, and the objects themselves are not listed.
    bool dottedModules = false;
    std::string prefix;  ///< path of the root; "." when empty
};

/// Walks the values of a pickle in the file's order and adds what it finds to `listing`.
/// Errors: too_deep (values nested deeper than 1000), corrupt.
Result<void> listPickle(const pickle::Document& document, const PickleListingOptions& options, Listing& listing);

/// Error when the pickle asks to run something and nothing of use is in it.
Result<void> refuseIfOnlyCode(const pickle::Document& document, const Listing& listing, const std::string& where);

}  // namespace orrery
