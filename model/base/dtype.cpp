#include "model/base/dtype.h"

#include <array>

namespace orrery {
namespace {

struct Row {
    DType type;
    std::string_view name;
    std::size_t bytes;
};

constexpr std::array kRows{
    Row{DType::Bool, "bool", 1}, Row{DType::U8, "uint8", 1}, Row{DType::I8, "int8", 1}, Row{DType::U16, "uint16", 2},
    Row{DType::I16, "int16", 2}, Row{DType::U32, "uint32", 4}, Row{DType::I32, "int32", 4}, Row{DType::U64, "uint64", 8},
    Row{DType::I64, "int64", 8}, Row{DType::F16, "float16", 2}, Row{DType::BF16, "bfloat16", 2},
    Row{DType::F32, "float32", 4}, Row{DType::F64, "float64", 8}, Row{DType::C32, "complex32", 4},
    Row{DType::C64, "complex64", 8}, Row{DType::C128, "complex128", 16}, Row{DType::F8E4M3, "float8_e4m3fn", 1},
    Row{DType::F8E5M2, "float8_e5m2", 1}, Row{DType::F8E4M3FNUZ, "float8_e4m3fnuz", 1},
    Row{DType::F8E5M2FNUZ, "float8_e5m2fnuz", 1}, Row{DType::F8E8M0, "float8_e8m0fnu", 1},
    Row{DType::QU8, "quint8", 1}, Row{DType::QI8, "qint8", 1}, Row{DType::QI32, "qint32", 4},
    Row{DType::F4, "float4_e2m1fn", 0}, Row{DType::F6E2M3, "float6_e2m3fn", 0}, Row{DType::F6E3M2, "float6_e3m2fn", 0},
    Row{DType::Unknown, "unknown", 0},
};

}  // namespace

std::string_view name(DType type) { return kRows[static_cast<std::size_t>(type)].name; }

std::optional<DType> dtypeFromName(std::string_view wanted) {
    for (const Row& row : kRows) {
        if (row.name == wanted && row.type != DType::Unknown) return row.type;
    }
    return std::nullopt;
}

std::size_t itemSize(DType type) { return kRows[static_cast<std::size_t>(type)].bytes; }

}  // namespace orrery
