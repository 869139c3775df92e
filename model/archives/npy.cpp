#include "model/archives/npy.h"

#include <algorithm>
#include <cstring>

#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"
#include "model/archives/strided.h"

namespace orrery {
namespace {

/// Reads the Python dict literal of the header: texts, True, False and a tuple of integers are all that it can hold.
class HeaderParser {
public:
    explicit HeaderParser(std::string_view text) : text_(text) {}

    bool parse(NpyHeader& header, std::string& descr) {
        if (!accept('{')) return false;
        int found = 0;
        while (!accept('}')) {
            const auto key = quoted();
            if (!key || !accept(':')) return false;
            if (*key == "descr") {
                const auto value = quoted();
                if (!value) return false;
                descr = *value;
                found |= 1;
            } else if (*key == "fortran_order") {
                header.fortran = acceptWord("True");
                if (!header.fortran && !acceptWord("False")) return false;
                found |= 2;
            } else if (*key == "shape") {
                if (!shape(header.shape)) return false;
                found |= 4;
            } else {
                return false;
            }
            if (!accept(',') && peek() != '}') return false;
        }
        return found == 7;
    }

private:
    char peek() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool accept(char c) {
        if (peek() != c || c == '\0') return false;
        ++at_;
        return true;
    }
    bool acceptWord(std::string_view word) {
        peek();
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    std::optional<std::string_view> quoted() {
        const char quote = peek();
        if (quote != '\'' && quote != '"') return std::nullopt;
        const std::size_t end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view value = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return value;
    }
    bool shape(Shape& to) {
        if (!accept('(')) return false;
        while (!accept(')')) {
            peek();
            const std::size_t end = text_.find_first_not_of("0123456789-", at_);
            if (end == std::string_view::npos) return false;
            const auto value = pickle::parseInteger(text_.substr(at_, end - at_));
            if (!value || to.size() >= 64) return false;
            to.push_back(*value);
            at_ = end;
            acceptWord("L");  // Python 2 marks long integers
            if (!accept(',') && peek() != ')') return false;
        }
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Result<NpyHeader> readNpyHeader(const SharedBytes& file, const std::string& where, std::uint64_t wholeSize) {
    const std::string_view text = file.text();
    if (text.size() < 10) return fileError("truncated", "the file is cut off at " + std::to_string(text.size()) + " bytes", where);
    if (!text.starts_with("\x93NUMPY")) return fileError("corrupt", "npy header unreadable: it is not an npy file", where);
    const auto major = static_cast<unsigned char>(text[6]);
    const auto minor = static_cast<unsigned char>(text[7]);
    if (major < 1 || major > 3) {
        return fileError("unsupported", "npy header unreadable (version " + std::to_string(major) + "." + std::to_string(minor) + ")", where);
    }
    std::uint32_t size = 0;
    const std::size_t start = major == 1 ? 10 : 12;
    if (text.size() < start) return fileError("truncated", "the npy header is cut off", where);
    std::memcpy(&size, text.data() + 8, start - 8);
    if (size > text.size() - start) return fileError("truncated", "the npy header is cut off", where);
    NpyHeader header;
    header.dataOffset = start + size;
    std::string descr;
    if (!HeaderParser(text.substr(start, size)).parse(header, descr)) return fileError("corrupt", "npy header unreadable", where);
    const auto type = parseNumpyType(descr);
    if (!type) return fileError("unsupported", "element type " + pickle::toUtf8(descr) + " is not supported", where);
    header.type = *type;
    const auto count = checkedCount(header.shape);
    if (!count) return fileError("corrupt", "npy shape " + toText(header.shape) + " is impossible", where);
    const std::uint64_t left = std::max<std::uint64_t>(wholeSize, text.size()) - header.dataOffset;
    if (!type->isObject && static_cast<Wide>(*count) * static_cast<Wide>(type->itemSize) > static_cast<Wide>(left)) {
        return fileError("truncated", "npy data is cut off: shape " + toText(header.shape) + " needs more than the " + std::to_string(left) + " bytes there", where);
    }
    return header;
}

Result<HostTensor> readNpy(const SharedBytes& file, const std::string& where) {
    const auto header = readNpyHeader(file, where);
    if (!header) return header.error();
    if (header->type.isObject || header->type.isText) return fileError("unsupported", "an array of texts or objects holds no numbers", where);
    const SharedBytes data = file.part(header->dataOffset, file.size - header->dataOffset);
    return gather(data, {header->type.dtype, header->shape, denseStrides(header->shape, header->fortran), 0, header->type.bigEndian, false, false}, where);
}

Result<pickle::Document> readNpyObjects(const SharedBytes& file, const std::string& where) {
    const auto header = readNpyHeader(file, where);
    if (!header) return header.error();
    if (!header->type.isObject) return fileError("unsupported", "this npy file holds numbers, not objects", where);
    return pickle::read(file.part(header->dataOffset, file.size - header->dataOffset), where);
}

Result<HostTensor> readNpzMember(const ZipReader& archive, std::string_view key) {
    const std::string name = std::string(key) + ".npy";
    const std::string where = archive.where();
    const ZipEntry* entry = archive.find(name);
    if (!entry) return fileError("missing_part", name + " is not in the archive", where);
    const auto content = archive.read(*entry);
    if (!content) return content.error();
    return readNpy(*content, where + ", " + name);
}

}  // namespace orrery
