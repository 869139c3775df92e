#include "model/archives/strided.h"

#include <algorithm>
#include <cstring>

namespace orrery {
namespace {

constexpr std::size_t kMaxDimensions = 64;
constexpr std::int64_t kMaxRepeatedBytes = std::int64_t{1} << 30;

bool isComplex(DType type) { return type == DType::C32 || type == DType::C64 || type == DType::C128; }

/// Bytes that are swapped together: the real and the imaginary part of complex numbers one by one.
std::size_t wordSize(DType type) { return isComplex(type) ? itemSize(type) / 2 : itemSize(type); }

bool isRowMajor(const Layout& layout) {
    std::int64_t expected = 1;
    for (std::size_t i = layout.shape.size(); i-- > 0;) {
        if (layout.shape[i] != 1 && layout.strides[i] != expected) return false;
        expected *= layout.shape[i];
    }
    return true;
}

/// Copies element by element in runs of the last dimension that is dense.
bool copyStrided(const std::byte* from, std::byte* to, const Layout& layout, std::size_t item, const std::stop_token& stop) {
    std::size_t rank = layout.shape.size();
    std::int64_t run = 1;  // elements that lie one after the other
    while (rank > 0 && (layout.shape[rank - 1] == 1 || layout.strides[rank - 1] == run)) run *= layout.shape[--rank];
    std::vector<std::int64_t> index(rank, 0);
    const std::size_t runBytes = static_cast<std::size_t>(run) * item;
    std::int64_t at = 0;
    std::size_t sinceLook = 0;
    while (true) {
        std::memcpy(to, from + at * static_cast<std::int64_t>(item), runBytes);
        to += runBytes;
        if (++sinceLook == 65536) {
            if (stop.stop_requested()) return false;
            sinceLook = 0;
        }
        std::size_t d = rank;
        while (d > 0 && ++index[d - 1] == layout.shape[d - 1]) {
            at -= layout.strides[d - 1] * (layout.shape[d - 1] - 1);
            index[--d] = 0;
        }
        if (d == 0) return true;
        at += layout.strides[d - 1];
    }
}

void swapWords(std::byte* bytes, std::size_t size, std::size_t word) {
    for (std::size_t at = 0; word > 1 && at + word <= size; at += word) std::reverse(bytes + at, bytes + at + word);
}

template <class T>
void negateAs(std::byte* bytes, std::size_t size, std::size_t first, std::size_t step) {
    for (std::size_t i = first; (i + 1) * sizeof(T) <= size; i += step) {
        T value;
        std::memcpy(&value, bytes + i * sizeof(T), sizeof(T));
        value = static_cast<T>(0 - value);
        std::memcpy(bytes + i * sizeof(T), &value, sizeof(T));
    }
}

/// Flips the sign bit of floating words, negates integers; `first` and `step` pick the imaginary parts.
void negate(std::byte* bytes, std::size_t size, DType type, std::size_t first, std::size_t step) {
    switch (type) {
        case DType::U8: case DType::I8: return negateAs<std::uint8_t>(bytes, size, first, step);
        case DType::U16: case DType::I16: return negateAs<std::uint16_t>(bytes, size, first, step);
        case DType::U32: case DType::I32: return negateAs<std::uint32_t>(bytes, size, first, step);
        case DType::U64: case DType::I64: return negateAs<std::uint64_t>(bytes, size, first, step);
        default: break;
    }
    const std::size_t word = wordSize(type);
    for (std::size_t i = first; (i + 1) * word <= size; i += step) bytes[(i + 1) * word - 1] ^= std::byte{0x80};
}

bool hasOddTruth(std::span<const std::byte> bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](std::byte b) { return b > std::byte{1}; });
}

}  // namespace

Shape denseStrides(const Shape& shape, bool fortran) {
    Shape strides(shape.size());
    std::int64_t stride = 1;
    for (std::size_t k = 0; k < shape.size(); ++k) {
        const std::size_t i = fortran ? k : shape.size() - 1 - k;
        strides[i] = stride;
        stride *= std::max<std::int64_t>(shape[i], 1);
    }
    return strides;
}

std::optional<std::int64_t> checkedCount(const Shape& shape) {
    constexpr std::int64_t kMost = std::int64_t{1} << 62;
    std::int64_t count = 1;
    // an empty dimension does not excuse the others: their product is used for strides
    for (const std::int64_t size : shape) {
        if (size < 0) return std::nullopt;
        if (size > 0 && count > kMost / size) return std::nullopt;
        count *= std::max<std::int64_t>(size, 1);
    }
    return std::find(shape.begin(), shape.end(), 0) == shape.end() ? count : 0;
}

Result<void> checkBounds(const Layout& layout, std::int64_t count, const std::string& where) {
    const auto outside = [&](std::string message) { return fileError("out_of_bounds", std::move(message), where); };
    if (layout.shape.size() != layout.strides.size()) {
        return fileError("corrupt", std::to_string(layout.shape.size()) + " sizes but " + std::to_string(layout.strides.size()) + " strides", where);
    }
    if (layout.shape.size() > kMaxDimensions) return fileError("too_large", std::to_string(layout.shape.size()) + " dimensions: more than the limit (64)", where);
    for (const std::int64_t size : layout.shape) {
        if (size < 0) return outside("negative size " + std::to_string(size));
    }
    for (const std::int64_t stride : layout.strides) {
        if (stride < 0) return outside("negative stride " + std::to_string(stride));
    }
    if (layout.offset < 0) return outside("negative offset " + std::to_string(layout.offset));
    const auto elements = checkedCount(layout.shape);
    if (!elements) return outside("the shape has more than 2^62 elements");
    if (*elements == 0) return {};
    Wide last = layout.offset;
    for (std::size_t i = 0; i < layout.shape.size(); ++i) last += static_cast<Wide>(layout.shape[i] - 1) * layout.strides[i];
    if (last < count) return {};
    const std::string reached = last > INT64_MAX ? "more than 2^63" : std::to_string(static_cast<std::int64_t>(last));
    return outside("reaches element " + reached + ", the storage has " + std::to_string(count));
}

Result<HostTensor> gather(const SharedBytes& bytes, const Layout& layout, const std::string& where, std::stop_token stop) {
    const std::size_t item = itemSize(layout.dtype);
    if (item == 0) return fileError("unsupported", "elements of this type cannot be read as numbers", where);
    const std::int64_t count = checkedCount(layout.shape).value_or(0);
    if (count > (std::int64_t{1} << 58) || (count * static_cast<std::int64_t>(item) > kMaxRepeatedBytes && static_cast<std::size_t>(count) * item > bytes.size)) {
        return fileError("too_large", "a view that repeats its elements: reading it as a whole is refused", where);
    }
    const std::size_t size = static_cast<std::size_t>(count) * item;
    const std::byte* first = size == 0 ? bytes.data.get() : bytes.data.get() + static_cast<std::size_t>(layout.offset) * item;
    const bool aligned = reinterpret_cast<std::uintptr_t>(first) % wordSize(layout.dtype) == 0;
    const bool asIs = !layout.conjugate && !layout.negative && (!layout.bigEndian || wordSize(layout.dtype) == 1) && isRowMajor(layout);
    const bool oddTruth = layout.dtype == DType::Bool && asIs && hasOddTruth({first, size});
    if (asIs && aligned && !oddTruth && size > 0) return HostTensor(layout.dtype, layout.shape, std::shared_ptr<const std::byte>(bytes.data, first));

    // memory of operator new is aligned for every element type
    std::shared_ptr<std::byte> copy(static_cast<std::byte*>(::operator new(std::max<std::size_t>(size, 1))), [](std::byte* p) { ::operator delete(p); });
    if (size > 0) {
        if (!copyStrided(first, copy.get(), layout, item, stop)) return cancelled(where);
        if (layout.bigEndian) swapWords(copy.get(), size, wordSize(layout.dtype));
        if (layout.conjugate && isComplex(layout.dtype)) negate(copy.get(), size, layout.dtype, 1, 2);
        if (layout.negative) negate(copy.get(), size, layout.dtype, 0, 1);
        if (layout.dtype == DType::Bool) {
            for (std::size_t i = 0; i < size; ++i) copy.get()[i] = std::byte{copy.get()[i] != std::byte{0}};
        }
    }
    return HostTensor(layout.dtype, layout.shape, std::move(copy));
}

}  // namespace orrery
