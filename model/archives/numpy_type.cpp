#include "model/archives/numpy_type.h"

#include <array>
#include <charconv>

namespace orrery {
namespace {

struct Row {
    std::string_view text;
    DType dtype;
};
constexpr std::array kRows{
    Row{"b1", DType::Bool}, Row{"u1", DType::U8},  Row{"u2", DType::U16}, Row{"u4", DType::U32}, Row{"u8", DType::U64},
    Row{"i1", DType::I8},   Row{"i2", DType::I16}, Row{"i4", DType::I32}, Row{"i8", DType::I64}, Row{"f2", DType::F16},
    Row{"f4", DType::F32},  Row{"f8", DType::F64}, Row{"c8", DType::C64}, Row{"c16", DType::C128},
};

}  // namespace

std::optional<NumpyType> parseNumpyType(std::string_view text) {
    NumpyType type;
    if (!text.empty() && std::string_view("<>|=").find(text.front()) != std::string_view::npos) {
        type.bigEndian = text.front() == '>';
        text.remove_prefix(1);
    }
    for (const Row& row : kRows) {
        if (row.text != text) continue;
        type.dtype = row.dtype;
        type.itemSize = itemSize(row.dtype);
        return type;
    }
    if (text.empty()) return std::nullopt;
    if (text == "O" || text == "O8" || text == "O4") {
        type.isObject = true;
        return type;
    }
    if (text.front() != 'U' && text.front() != 'S') return std::nullopt;
    std::uint32_t characters = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), characters);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    type.isText = true;
    type.itemSize = static_cast<std::size_t>(characters) * (text.front() == 'U' ? 4 : 1);
    return type;
}

}  // namespace orrery
