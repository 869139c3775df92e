#pragma once

#include <optional>
#include <stop_token>

#include "model/archives/bytes.h"
#include "model/base/host_tensor.h"

namespace orrery {

/// Products of 64-bit numbers without overflow.
__extension__ using Wide = __int128;

/// How elements lie in a block of bytes.
struct Layout {
    DType dtype = DType::Unknown;
    Shape shape;
    Shape strides;             ///< in elements
    std::int64_t offset = 0;   ///< in elements
    bool bigEndian = false;
    bool conjugate = false;    ///< the values are the conjugates of what is stored
    bool negative = false;     ///< the values are the negatives of what is stored
};

/// Strides of a row-major block; `fortran`: of a column-major one.
Shape denseStrides(const Shape& shape, bool fortran = false);

/// Elements of the shape; nothing when a size is negative or the product needs more than 62 bits.
std::optional<std::int64_t> checkedCount(const Shape& shape);

/// Whether `count` elements of storage hold every element of the layout, before any memory is touched.
/// Errors: corrupt (sizes and strides differ in number), out_of_bounds (negative numbers, beyond the end), too_large (more than 64 dimensions).
Result<void> checkBounds(const Layout& layout, std::int64_t count, const std::string& where);

/// The elements in row-major order: `bytes` itself where they already lie so and are aligned, else a copy. The layout must have been checked.
/// Truth values other than 0 and 1 become 1. Error: Cancelled, unsupported (packed types), too_large (a repeated view of more than 1 GiB).
Result<HostTensor> gather(const SharedBytes& bytes, const Layout& layout, const std::string& where, std::stop_token stop = {});

}  // namespace orrery
