#include "model/base/host_tensor.h"

#include <bit>
#include <cmath>

namespace orrery {
namespace {

template <class T>
T load(const std::byte* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

double halfToDouble(std::uint16_t bits) {
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    const double sign = (bits & 0x8000) ? -1.0 : 1.0;
    if (exponent == 31) return fraction ? std::nan("") : sign * INFINITY;
    if (exponent == 0) return sign * std::ldexp(fraction, -24);
    return sign * std::ldexp(1024 + fraction, exponent - 25);
}

/// Small floats of `mantissaBits` and the given bias; `fnuz` has no infinities and NaN at negative zero.
double float8ToDouble(std::uint8_t bits, int mantissaBits, int bias, bool fnuz, bool hasInfinity) {
    const int exponentMask = (1 << (7 - mantissaBits)) - 1;
    const int exponent = (bits >> mantissaBits) & exponentMask;
    const int fraction = bits & ((1 << mantissaBits) - 1);
    const double sign = (bits & 0x80) ? -1.0 : 1.0;
    if (fnuz && bits == 0x80) return std::nan("");
    if (!fnuz && exponent == exponentMask) {
        if (hasInfinity) return fraction ? std::nan("") : sign * INFINITY;
        if (fraction == (1 << mantissaBits) - 1) return std::nan("");
    }
    if (exponent == 0) return sign * std::ldexp(fraction, 1 - bias - mantissaBits);
    return sign * std::ldexp((1 << mantissaBits) + fraction, exponent - bias - mantissaBits);
}

double elementAsDouble(DType type, const std::byte* at) {
    switch (type) {
        case DType::Bool: return load<std::uint8_t>(at) != 0;
        case DType::U8: case DType::QU8: return load<std::uint8_t>(at);
        case DType::I8: case DType::QI8: return load<std::int8_t>(at);
        case DType::U16: return load<std::uint16_t>(at);
        case DType::I16: return load<std::int16_t>(at);
        case DType::U32: return load<std::uint32_t>(at);
        case DType::I32: case DType::QI32: return load<std::int32_t>(at);
        case DType::U64: return static_cast<double>(load<std::uint64_t>(at));
        case DType::I64: return static_cast<double>(load<std::int64_t>(at));
        case DType::F16: case DType::C32: return halfToDouble(load<std::uint16_t>(at));
        case DType::BF16: return std::bit_cast<float>(static_cast<std::uint32_t>(load<std::uint16_t>(at)) << 16);
        case DType::F32: case DType::C64: return load<float>(at);
        case DType::F64: case DType::C128: return load<double>(at);
        case DType::F8E4M3: return float8ToDouble(load<std::uint8_t>(at), 3, 7, false, false);
        case DType::F8E5M2: return float8ToDouble(load<std::uint8_t>(at), 2, 15, false, true);
        case DType::F8E4M3FNUZ: return float8ToDouble(load<std::uint8_t>(at), 3, 8, true, false);
        case DType::F8E5M2FNUZ: return float8ToDouble(load<std::uint8_t>(at), 2, 16, true, false);
        case DType::F8E8M0: {
            const auto bits = load<std::uint8_t>(at);
            return bits == 255 ? std::nan("") : std::ldexp(1.0, bits - 127);
        }
        case DType::F4: case DType::F6E2M3: case DType::F6E3M2: case DType::Unknown: break;
    }
    return std::nan("");
}

}  // namespace

std::int64_t elementCount(const Shape& shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size;
    return count;
}

std::string toText(const Shape& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

std::vector<double> toDoubles(const HostTensor& tensor) {
    std::vector<double> values(static_cast<std::size_t>(tensor.size()));
    const std::size_t stride = itemSize(tensor.dtype());
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = elementAsDouble(tensor.dtype(), tensor.data() + i * stride);
    }
    return values;
}

}  // namespace orrery
