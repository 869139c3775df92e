#include "model/datasets/lerobot/arrow_values.h"

#include <arrow/api.h>

#include <limits>

namespace orrery::lerobot {
namespace {

using ArrayPtr = std::shared_ptr<arrow::Array>;

DType numericType(arrow::Type::type id) {
    switch (id) {
        case arrow::Type::BOOL:
            return DType::Bool;
        case arrow::Type::UINT8:
            return DType::U8;
        case arrow::Type::INT8:
            return DType::I8;
        case arrow::Type::UINT16:
            return DType::U16;
        case arrow::Type::INT16:
            return DType::I16;
        case arrow::Type::UINT32:
            return DType::U32;
        case arrow::Type::INT32:
            return DType::I32;
        case arrow::Type::UINT64:
            return DType::U64;
        case arrow::Type::INT64:
            return DType::I64;
        case arrow::Type::HALF_FLOAT:
            return DType::F16;
        case arrow::Type::FLOAT:
            return DType::F32;
        case arrow::Type::DOUBLE:
            return DType::F64;
        default:
            return DType::Unknown;
    }
}

/// Collects the chunks of one column: the widths of its lists and its plain values.
struct Collector {
    const std::string& what;
    const std::string& where;
    std::int64_t firstRow;
    bool started = false;
    Shape widths;
    DType dtype = DType::Unknown;
    std::vector<std::byte> bytes;
    std::int64_t emptyRow = -1;

    Error corrupt(std::string message) const {
        return {Error::Kind::Corrupt, what + " " + std::move(message), where, "damaged", {}};
    }

    /// Width of the lists in `array`, each of which holds `perRow` of the level below one row.
    template <class List>
    Result<std::int64_t> width(const List& list, std::int64_t perRow) {
        const std::int64_t expected = list.length() > 0 ? list.value_length(0) : 0;
        for (std::int64_t i = 0; i < list.length(); ++i) {
            const std::string row = " in row " + std::to_string(firstRow + i / perRow);
            if (list.IsNull(i)) return corrupt("has no value" + row);
            if (list.value_length(i) != expected) {
                return corrupt("has " + std::to_string(list.value_length(i)) + " values" + row + ", others have " +
                               std::to_string(expected));
            }
        }
        return expected;
    }

    Result<ArrayPtr> flatten(const ArrayPtr& array, std::int64_t perRow, std::int64_t& found) {
        auto flat = [&](const auto& list) -> Result<ArrayPtr> {
            auto size = width(list, perRow);
            if (!size) return size.error();
            found = *size;
            auto values = list.Flatten();
            if (!values.ok()) return corrupt("is damaged: " + values.status().message());
            return *values;
        };
        if (array->type_id() == arrow::Type::LIST) return flat(static_cast<const arrow::ListArray&>(*array));
        if (array->type_id() == arrow::Type::LARGE_LIST) return flat(static_cast<const arrow::LargeListArray&>(*array));
        return flat(static_cast<const arrow::FixedSizeListArray&>(*array));
    }

    Result<void> add(ArrayPtr array) {
        if (array->length() == 0) return {};
        if (const auto valid = array->ValidateFull(); !valid.ok()) return corrupt("is damaged: " + valid.message());
        const std::int64_t rows = array->length();
        Shape here;
        std::int64_t perRow = 1;
        while (true) {
            const auto id = array->type_id();
            if (id == arrow::Type::EXTENSION) {
                array = static_cast<const arrow::ExtensionArray&>(*array).storage();
                continue;
            }
            if (id != arrow::Type::LIST && id != arrow::Type::LARGE_LIST && id != arrow::Type::FIXED_SIZE_LIST) break;
            std::int64_t found = 0;
            auto flat = flatten(array, perRow, found);
            if (!flat) return flat.error();
            here.push_back(found);
            perRow *= std::max<std::int64_t>(found, 1);
            array = *flat;
        }
        if (started && here != widths)
            return corrupt("changes its width from " + toText(widths) + " to " + toText(here));
        widths = here;
        started = true;
        if (array->length() != rows * elementCount(here)) return corrupt("is damaged: its lists do not add up");
        return copy(*array, perRow);
    }

    Result<void> copy(const arrow::Array& leaf, std::int64_t perRow) {
        dtype = numericType(leaf.type_id());
        if (dtype == DType::Unknown) {
            return Error{Error::Kind::Unsupported,
                         what + " holds " + leaf.type()->ToString() + ", not numbers",
                         where,
                         "not_numbers",
                         {}};
        }
        const std::size_t begin = bytes.size();
        const std::size_t item = itemSize(dtype);
        bytes.resize(begin + item * static_cast<std::size_t>(leaf.length()));
        if (dtype == DType::Bool) {
            const auto& bits = static_cast<const arrow::BooleanArray&>(leaf);
            for (std::int64_t i = 0; i < leaf.length(); ++i)
                bytes[begin + static_cast<std::size_t>(i)] = std::byte{bits.Value(i)};
        } else if (leaf.length() > 0) {
            const auto& data = *leaf.data();
            const std::uint8_t* from = data.buffers[1]->data() + static_cast<std::size_t>(data.offset) * item;
            std::memcpy(bytes.data() + begin, from, item * static_cast<std::size_t>(leaf.length()));
        }
        for (std::int64_t i = 0; leaf.null_count() > 0 && i < leaf.length(); ++i) {
            if (leaf.IsNull(i)) blank(begin + static_cast<std::size_t>(i) * item, i / perRow);
        }
        return {};
    }

    /// A missing number becomes NaN where the type has one, else 0.
    void blank(std::size_t at, std::int64_t row) {
        if (emptyRow < 0) emptyRow = firstRow + row;
        std::memset(bytes.data() + at, 0, itemSize(dtype));
        const float single = std::numeric_limits<float>::quiet_NaN();
        const double twice = std::numeric_limits<double>::quiet_NaN();
        if (dtype == DType::F32) std::memcpy(bytes.data() + at, &single, sizeof(single));
        if (dtype == DType::F64) std::memcpy(bytes.data() + at, &twice, sizeof(twice));
    }
};

template <class Strings>
void append(const Strings& strings, std::vector<std::string>& texts) {
    for (std::int64_t i = 0; i < strings.length(); ++i)
        texts.push_back(strings.IsNull(i) ? std::string() : strings.GetString(i));
}

}  // namespace

Result<NumericColumn> numbersOf(const arrow::ChunkedArray& column, const std::string& what, const std::string& where,
                                std::int64_t firstRow) {
    Collector collector{what, where, firstRow, false, {}, DType::Unknown, {}, -1};
    for (const auto& chunk : column.chunks()) {
        if (auto added = collector.add(chunk); !added) return added.error();
        collector.firstRow += chunk->length();
    }
    Shape shape{column.length()};
    shape.insert(shape.end(), collector.widths.begin(), collector.widths.end());
    auto owner = std::make_shared<std::vector<std::byte>>(std::move(collector.bytes));
    if (owner->empty()) owner->resize(1);
    std::shared_ptr<const std::byte> data(owner, owner->data());
    return NumericColumn{HostTensor(collector.dtype, std::move(shape), std::move(data)), collector.emptyRow};
}

Result<void> appendTexts(const arrow::Array& array, std::vector<std::string>& texts, const std::string& where) {
    if (const auto valid = array.ValidateFull(); !valid.ok())
        return Error{Error::Kind::Corrupt, valid.message(), where, "damaged", {}};
    switch (array.type_id()) {
        case arrow::Type::STRING:
        case arrow::Type::BINARY:
            append(static_cast<const arrow::BinaryArray&>(array), texts);
            return {};
        case arrow::Type::LARGE_STRING:
        case arrow::Type::LARGE_BINARY:
            append(static_cast<const arrow::LargeBinaryArray&>(array), texts);
            return {};
        default:
            return Error{Error::Kind::Unsupported,
                         "a column that should hold text holds " + array.type()->ToString(),
                         where,
                         "not_text",
                         {}};
    }
}

}  // namespace orrery::lerobot
