// safetensors: a JSON header and the elements of all tensors (containers.md 7).
#include "model/checkpoints/safetensors.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"
#include "model/checkpoints/plain_values.h"
#include "model/checkpoints/safetensors_header.h"

namespace orrery {
namespace {

constexpr std::uint64_t kMaxHeader = 100'000'000;

struct TypeRow {
    std::string_view name;
    DType dtype;
    int bits;
};
constexpr std::array kTypes{
    TypeRow{"BOOL", DType::Bool, 8},     TypeRow{"U8", DType::U8, 8},         TypeRow{"I8", DType::I8, 8},       TypeRow{"U16", DType::U16, 16},
    TypeRow{"I16", DType::I16, 16},      TypeRow{"U32", DType::U32, 32},      TypeRow{"I32", DType::I32, 32},    TypeRow{"U64", DType::U64, 64},
    TypeRow{"I64", DType::I64, 64},      TypeRow{"F16", DType::F16, 16},      TypeRow{"BF16", DType::BF16, 16},  TypeRow{"F32", DType::F32, 32},
    TypeRow{"F64", DType::F64, 64},      TypeRow{"C64", DType::C64, 64},      TypeRow{"F8_E4M3", DType::F8E4M3, 8}, TypeRow{"F8_E5M2", DType::F8E5M2, 8},
    TypeRow{"F8_E8M0", DType::F8E8M0, 8}, TypeRow{"F4", DType::F4, 4},        TypeRow{"F6_E2M3", DType::F6E2M3, 6}, TypeRow{"F6_E3M2", DType::F6E3M2, 6},
};

const TypeRow* typeOf(std::string_view name) {
    for (const TypeRow& row : kTypes) {
        if (row.name == name) return &row;
    }
    return nullptr;
}

struct Range {
    std::uint64_t begin;
    std::uint64_t end;
    const std::string* name;
};

/// What is wrong with one entry, or nothing.
Result<const TypeRow*> checkEntry(const SafetensorsEntry& entry, std::uint64_t dataSize, const std::string& where) {
    const std::string& name = entry.name;
    const auto corrupt = [&](std::string message) { return fileError("corrupt", pickle::toUtf8(name) + message, where); };
    if (!entry.dtype) return corrupt(" has no dtype");
    if (!entry.shape) return corrupt(" has no shape");
    if (entry.offsets.size() != 2) return corrupt(" has " + std::to_string(entry.offsets.size()) + " offsets instead of two");
    const TypeRow* type = typeOf(*entry.dtype);
    if (!type) return fileError("unsupported", pickle::toUtf8(name) + ": element type " + pickle::toUtf8(*entry.dtype) + " is not known", where);
    const auto [begin, end] = std::pair(entry.offsets[0], entry.offsets[1]);
    if (end < begin) return corrupt(" ends before it starts");
    const auto count = checkedCount(*entry.shape);
    if (!count) return corrupt(": the shape has more than 2^62 elements");
    const Wide bits = static_cast<Wide>(*count) * type->bits;
    if (bits % 8 != 0 || bits / 8 != static_cast<Wide>(end - begin)) {
        return corrupt(": " + std::to_string(*count) + " elements of " + *entry.dtype + " need " + std::to_string(static_cast<std::uint64_t>((bits + 7) / 8)) + " bytes, " +
                       std::to_string(end - begin) + " are given");
    }
    if (end > dataSize) {
        return fileError("truncated", pickle::toUtf8(name) + " is said to end at byte " + std::to_string(end) + " of " + std::to_string(dataSize) + ": the file is cut off", where);
    }
    return type;
}

/// Overlaps are refused; bytes that belong to no tensor are only noticed.
Result<void> checkRanges(std::vector<Range> ranges, std::uint64_t dataSize, const std::string& where, Listing& listing) {
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    std::uint64_t reached = 0;
    const std::string* last = nullptr;
    bool hole = false;
    for (const Range& range : ranges) {
        if (range.begin == range.end) continue;
        if (range.begin < reached) {
            return fileError("corrupt", pickle::toUtf8(*last) + " and " + pickle::toUtf8(*range.name) + " share bytes from " + std::to_string(range.begin), where);
        }
        hole |= range.begin > reached;
        reached = range.end;
        last = range.name;
    }
    if (hole || reached < dataSize) listing.notice("unused_bytes", ".", "some bytes of the file belong to no tensor");
    return {};
}

void add(const SafetensorsEntry& entry, const TypeRow& type, const SharedBytes& data, Listing& listing) {
    TensorInfo info;
    info.path = escapedSegment(entry.name);
    info.name = entry.name;
    info.dtype = type.dtype;
    info.shape = *entry.shape;
    info.strides = denseStrides(info.shape);
    const bool packed = itemSize(type.dtype) == 0;
    Elements elements;
    elements.layout = {type.dtype, info.shape, info.strides, 0, false, false, false};
    elements.source = bytesInMemory(data.part(entry.offsets[0], entry.offsets[1] - entry.offsets[0]));
    listing.add(std::move(info), std::move(elements));
    if (packed) {
        listing.tensors.back().bytes = static_cast<std::int64_t>(entry.offsets[1] - entry.offsets[0]);
        listing.notice("shown_as_bytes", ".", entry.name + " has elements of " + *entry.dtype + ", listed with shape and bytes; LibTorch has no element type for them");
    }
}

}  // namespace

Result<void> listSafetensors(const MappedFilePtr& file, Listing& listing) {
    const std::string where = file->path().string();
    const SharedBytes bytes = SharedBytes::of(file);
    if (bytes.size <= 8) return fileError("truncated", "the file is cut off at " + std::to_string(bytes.size) + " bytes", where);
    std::uint64_t headerSize = 0;
    std::memcpy(&headerSize, bytes.data.get(), 8);
    if (headerSize == 0) return fileError("corrupt", "the header is empty", where);
    if (headerSize > bytes.size - 8) {
        const std::string announced = "the header is said to have " + std::to_string(headerSize) + " bytes";
        return fileError("truncated", announced + ": the file is cut off at " + std::to_string(bytes.size) + " bytes", where);
    }
    if (headerSize > kMaxHeader) return fileError("corrupt", "the header is said to have " + std::to_string(headerSize) + " bytes", where);
    auto header = parseSafetensorsHeader(bytes.text().substr(8, headerSize), where);
    if (!header) return header.error();
    const SharedBytes data = bytes.part(8 + headerSize, bytes.size - 8 - headerSize);
    std::vector<Range> ranges;
    std::vector<const TypeRow*> types;
    for (const SafetensorsEntry& entry : header->entries) {
        const auto type = checkEntry(entry, data.size, where);
        if (!type) return type.error();
        types.push_back(*type);
        ranges.push_back({entry.offsets[0], entry.offsets[1], &entry.name});
    }
    if (auto checked = checkRanges(std::move(ranges), data.size, where, listing); !checked) return checked.error();
    for (std::size_t i = 0; i < types.size(); ++i) add(header->entries[i], *types[i], data, listing);
    for (const auto& [key, text] : header->metadata) listing.values.push_back({"__metadata__/" + escapedSegment(key), "str", jsonText(text)});
    if (header->oddMetadata) listing.notice("odd_text", "__metadata__", "the metadata holds something other than texts; it is not shown");
    listing.header = bytes.part(0, 8 + headerSize);
    listing.files.push_back(file);
    return {};
}

Result<CheckpointPtr> openSafetensors(const MappedFilePtr& file) {
    Listing listing;
    listing.container = Container::Safetensors;
    if (auto listed = listSafetensors(file, listing); !listed) return listed.error();
    if (listing.tensors.empty()) listing.notice("no_tensors", ".", "the file is well-formed and holds no tensor");
    return makeCheckpoint(file->path(), std::move(listing));
}

}  // namespace orrery
