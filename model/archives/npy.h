#pragma once

#include "model/archives/numpy_type.h"
#include "model/archives/pickle_document.h"
#include "model/archives/zip_reader.h"

namespace orrery {

/// What an .npy file announces (datasets.md 2.1).
struct NpyHeader {
    NumpyType type;
    bool fortran = false;
    Shape shape;
    std::size_t dataOffset = 0;  ///< bytes
};

/// Reads the header alone and checks that the data it announces is there.
/// `wholeSize`: bytes of the file when `file` is only its start; 0 when it is all of it.
/// Errors: corrupt, truncated, unsupported (structured types, other versions).
Result<NpyHeader> readNpyHeader(const SharedBytes& file, const std::string& where, std::uint64_t wholeSize = 0);

/// Numbers of an .npy file; a view of it where aligned. Errors: those of the header, unsupported for texts and objects.
Result<HostTensor> readNpy(const SharedBytes& file, const std::string& where);

/// The pickle of an object array ("|O"): its root is the array. Errors: those of the header and of the pickle; unsupported for numbers.
Result<pickle::Document> readNpyObjects(const SharedBytes& file, const std::string& where);

/// One member of an .npz, unpacked alone. `key` without ".npy". Errors: missing_part, those of the archive and of the array.
Result<HostTensor> readNpzMember(const ZipReader& archive, std::string_view key);

}  // namespace orrery
