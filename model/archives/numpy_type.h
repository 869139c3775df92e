#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/base/dtype.h"

namespace orrery {

/// An element type as numpy writes it: "f4", "<i8", "|b1", "<U7", "|O".
struct NumpyType {
    DType dtype = DType::Unknown;  ///< Unknown for texts and objects
    std::size_t itemSize = 0;
    bool bigEndian = false;
    bool isText = false;
    bool isObject = false;
};

/// Nothing for types that we do not read (structures, dates, float128, ...).
std::optional<NumpyType> parseNumpyType(std::string_view text);

}  // namespace orrery
