#include "model/text/html_entities.h"

#include <charconv>
#include <optional>
#include <unordered_map>

#include "model/text/unicode.h"

namespace orrery::html {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr char32_t kReplacement = 0xFFFD;

/// Names with their semicolon where they need one: "amp;" and "amp", but only "notin;".
using Names = std::unordered_map<std::string, std::u32string>;

std::u32string codePoints(std::string_view hexadecimal) {
    std::u32string text;
    while (!hexadecimal.empty()) {
        unsigned value = 0;
        const auto parsed = std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), value, 16);
        text.push_back(value);
        const auto used = static_cast<std::size_t>(parsed.ptr - hexadecimal.data());
        hexadecimal.remove_prefix(std::min(used + 1, hexadecimal.size()));
    }
    return text;
}

Names readNames() {
    Names names;
    auto rest = kNamedReferences;
    while (!rest.empty()) {
        const auto end = rest.find(' ');
        const auto entry = rest.substr(0, end);
        const auto mark = entry.find_first_of(":!");
        const std::string name(entry.substr(0, mark));
        const auto text = codePoints(entry.substr(mark + 1));
        if (entry[mark] == '!') names.emplace(name, text);
        names.emplace(name + ";", text);
        rest.remove_prefix(end + 1);
    }
    return names;
}

const Names& names() {
    static const Names all = readNames();
    return all;
}

/// Windows-1252 at 0x80-0x9F; the five holes keep their C1 control.
constexpr char32_t kWindows1252[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                     0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                     0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

/// Code points that a numeric reference may not name and that then stand for nothing.
bool isForbidden(std::uint32_t value) {
    if ((value >= 0x01 && value <= 0x08) || value == 0x0B || (value >= 0x0E && value <= 0x1F) || value == 0x7F) return true;
    return (value >= 0xFDD0 && value <= 0xFDEF) || (value & 0xFFFE) == 0xFFFE;
}

std::u32string numericText(std::uint32_t value) {
    if (value >= 0x80 && value <= 0x9F) return {kWindows1252[value - 0x80]};
    if (value == 0 || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) return {kReplacement};
    if (isForbidden(value)) return {};
    return {value};
}

struct Match {
    std::u32string text;
    std::size_t length = 0;  ///< Code points used after the ampersand.
};

int digitOf(char32_t point, int base) {
    int value = -1;
    if (point >= U'0' && point <= U'9') value = static_cast<int>(point - U'0');
    if (point >= U'a' && point <= U'f') value = static_cast<int>(point - U'a') + 10;
    if (point >= U'A' && point <= U'F') value = static_cast<int>(point - U'A') + 10;
    return value < base ? value : -1;
}

/// `text` begins behind the ampersand, with '#'.
std::optional<Match> numeric(std::u32string_view text) {
    const bool hexadecimal = text.size() > 1 && (text[1] == U'x' || text[1] == U'X');
    const int base = hexadecimal ? 16 : 10;
    const std::size_t start = hexadecimal ? 2 : 1;
    std::uint32_t value = 0;
    std::size_t at = start;
    for (; at < text.size() && digitOf(text[at], base) >= 0; ++at) {
        // stays above every code point once it got there, so that long numbers cannot wrap round
        if (value <= 0x10FFFF) value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digitOf(text[at], base));
    }
    if (at == start) return std::nullopt;
    if (at < text.size() && text[at] == U';') ++at;
    return Match{numericText(value), at};
}

std::optional<Match> named(std::u32string_view text) {
    std::size_t length = 0;
    while (length < text.size() && length < kLongestName && std::u32string_view(U"\t\n\f <&#;").find(text[length]) == std::u32string_view::npos) ++length;
    if (length == 0) return std::nullopt;
    if (length < text.size() && text[length] == U';') ++length;
    for (; length > 1; --length) {
        const auto found = names().find(unicode::encode(text.substr(0, length)));
        if (found != names().end()) return Match{found->second, length};
    }
    return std::nullopt;
}

std::optional<Match> strictlyNamed(const std::string& name) {
    if (const auto found = names().find(name); found != names().end()) return Match{found->second, name.size()};
    std::string small = name;
    for (auto& letter : small) {
        if (letter >= 'a' && letter <= 'z') return std::nullopt;
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    const auto found = names().find(small);
    // "&EACUTE;" is meant as É; "&AMPX;" is not, as HTML itself already reads its beginning
    if (found == names().end() || named(unicode::decode(name))) return std::nullopt;
    auto text = found->second;
    for (auto& point : text) point = unicode::upperCased(point);
    return Match{text, name.size()};
}

std::optional<Match> strict(std::u32string_view text) {
    constexpr std::size_t kLongest = 24;
    const std::size_t start = !text.empty() && text[0] == U'#' ? 1 : 0;
    std::string name(start, '#');
    std::size_t at = start;
    for (; at < text.size() && at - start < kLongest; ++at) {
        const auto point = text[at];
        const bool plain = (point >= U'0' && point <= U'9') || (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z');
        if (!plain) break;
        name.push_back(static_cast<char>(point));
    }
    if (at == start || at == text.size() || text[at] != U';') return std::nullopt;
    if (start == 0) return strictlyNamed(name + ";");
    const auto match = numeric(text);
    return match && match->length == at + 1 ? match : std::nullopt;
}

template <class Read>
std::u32string replaced(std::u32string_view text, Read&& read) {
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto match = text[at] == U'&' ? read(text.substr(at + 1)) : std::nullopt;
        if (!match) {
            result.push_back(text[at++]);
            continue;
        }
        result += match->text;
        at += match->length + 1;
    }
    return result;
}

}  // namespace

std::u32string unescaped(std::u32string_view text) {
    return replaced(text, [](std::u32string_view rest) { return !rest.empty() && rest[0] == U'#' ? numeric(rest) : named(rest); });
}

std::u32string unescapedStrictly(std::u32string_view text) { return replaced(text, strict); }

}  // namespace orrery::html
