#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace orrery {

/// Element types met in checkpoints and datasets. Packed 4 and 6 bit types have no whole item size.
enum class DType : std::uint8_t {
    Bool, U8, I8, U16, I16, U32, I32, U64, I64, F16, BF16, F32, F64, C32, C64, C128,
    F8E4M3, F8E5M2, F8E4M3FNUZ, F8E5M2FNUZ, F8E8M0, QU8, QI8, QI32, F4, F6E2M3, F6E3M2, Unknown,
};

/// "float32", "int64", "bool", "float8_e4m3fn", ...: PyTorch's names.
std::string_view name(DType type);
std::optional<DType> dtypeFromName(std::string_view name);

/// Bytes of one element; 0 for packed and unknown types.
std::size_t itemSize(DType type);

template <class T>
constexpr DType dtypeOf() {
    if constexpr (std::is_same_v<T, bool>) return DType::Bool;
    if constexpr (std::is_same_v<T, std::uint8_t>) return DType::U8;
    if constexpr (std::is_same_v<T, std::int8_t>) return DType::I8;
    if constexpr (std::is_same_v<T, std::uint16_t>) return DType::U16;
    if constexpr (std::is_same_v<T, std::int16_t>) return DType::I16;
    if constexpr (std::is_same_v<T, std::uint32_t>) return DType::U32;
    if constexpr (std::is_same_v<T, std::int32_t>) return DType::I32;
    if constexpr (std::is_same_v<T, std::uint64_t>) return DType::U64;
    if constexpr (std::is_same_v<T, std::int64_t>) return DType::I64;
    if constexpr (std::is_same_v<T, float>) return DType::F32;
    if constexpr (std::is_same_v<T, double>) return DType::F64;
    return DType::Unknown;
}

}  // namespace orrery
