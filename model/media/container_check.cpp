#include "model/media/container_check.h"

#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <functional>
#include <string>

namespace orrery {
namespace {

constexpr std::uint64_t kImpossible = std::uint64_t{1} << 62;
constexpr std::uint64_t kEbmlHeader = 0x1A45DFA3;
constexpr std::uint64_t kSegment = 0x18538067;

std::uint64_t bigEndian(const unsigned char* bytes, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | bytes[i];
    return value;
}

/// Calls `visit(type, end)` for each box at the top level of an MP4, until it answers false.
void walkBoxes(std::ifstream& stream, const std::function<bool(const std::string&, std::uint64_t)>& visit) {
    std::uint64_t offset = 0;
    std::array<unsigned char, 16> box{};
    // a damaged file must not hold us up: even fragmented recordings have fewer boxes
    for (int boxes = 0; boxes < 1'000'000; ++boxes) {
        stream.seekg(static_cast<std::streamoff>(offset));
        if (!stream.read(reinterpret_cast<char*>(box.data()), 8)) return;
        const std::string type(reinterpret_cast<const char*>(box.data()) + 4, 4);
        std::uint64_t size = bigEndian(box.data(), 4);
        if (size == 1 && stream.read(reinterpret_cast<char*>(box.data()) + 8, 8)) size = bigEndian(box.data() + 8, 8);
        // size 0 means "up to the end of the file"
        if (!visit(type, size == 0 ? 0 : offset + size) || size < 8 || size > kImpossible) return;
        offset += size;
    }
}

/// A number of Matroska's own variable length; `keepMarker` for identifiers. All ones ("unknown size") is kImpossible.
std::uint64_t ebmlNumber(std::ifstream& stream, bool keepMarker) {
    const int first = stream.get();
    if (first <= 0) return kImpossible;
    const int more = std::countl_zero(static_cast<std::uint8_t>(first));
    std::uint64_t value = keepMarker ? static_cast<unsigned>(first) : static_cast<unsigned>(first) & (0x7fu >> more);
    for (int i = 0; i < more; ++i) value = value << 8 | static_cast<unsigned>(stream.get() & 0xff);
    const bool unknown = !keepMarker && value == (std::uint64_t{1} << (7 * (more + 1))) - 1;
    return unknown || !stream ? kImpossible : value;
}

bool matroskaEndsEarly(std::ifstream& stream, std::uint64_t fileSize) {
    stream.seekg(0);
    if (ebmlNumber(stream, true) != kEbmlHeader) return false;
    const std::uint64_t header = ebmlNumber(stream, false);
    if (header > fileSize) return true;
    stream.seekg(static_cast<std::streamoff>(header), std::ios::cur);
    if (ebmlNumber(stream, true) != kSegment) return false;
    const std::uint64_t segment = ebmlNumber(stream, false);
    if (segment == kImpossible) return false;
    return static_cast<std::uint64_t>(stream.tellg()) + segment > fileSize;
}

}  // namespace

std::optional<bool> hasSampleTable(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    bool isMp4 = false;
    bool found = false;
    walkBoxes(stream, [&](const std::string& type, std::uint64_t) {
        isMp4 = isMp4 || type == "ftyp";
        found = type == "moov";
        return !found;
    });
    return isMp4 || found ? std::optional(found) : std::nullopt;
}

bool endsEarly(const std::filesystem::path& file) {
    std::error_code failure;
    const std::uint64_t size = std::filesystem::file_size(file, failure);
    std::ifstream stream(file, std::ios::binary);
    if (failure || !stream) return false;
    if (matroskaEndsEarly(stream, size)) return true;
    stream.clear();
    bool isMp4 = false;
    bool early = false;
    walkBoxes(stream, [&](const std::string& type, std::uint64_t end) {
        isMp4 = isMp4 || type == "ftyp";
        early = isMp4 && end > size;
        return isMp4 && !early;
    });
    return early;
}

}  // namespace orrery
