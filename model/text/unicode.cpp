#include "model/text/unicode.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace orrery::unicode {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

utf8proc_category_t categoryOf(char32_t codePoint) { return utf8proc_category(static_cast<utf8proc_int32_t>(codePoint)); }

std::u32string mapped(std::u32string_view text, int options) {
    const auto bytes = encode(text);
    utf8proc_uint8_t* output = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()),
                                     static_cast<utf8proc_ssize_t>(bytes.size()), &output,
                                     static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(output, &std::free);
    if (length < 0) return std::u32string(text);
    return decode({reinterpret_cast<const char*>(output), static_cast<std::size_t>(length)});
}

bool isCased(char32_t codePoint) {
    const auto category = categoryOf(codePoint);
    if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL || category == UTF8PROC_CATEGORY_LT) return true;
    return utf8proc_tolower(static_cast<utf8proc_int32_t>(codePoint)) != static_cast<utf8proc_int32_t>(codePoint) ||
           utf8proc_toupper(static_cast<utf8proc_int32_t>(codePoint)) != static_cast<utf8proc_int32_t>(codePoint);
}

/// Property Case_Ignorable: marks, format characters, modifiers and the punctuation found inside words.
bool isCaseIgnorable(char32_t codePoint) {
    switch (categoryOf(codePoint)) {
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_ME:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_SK: return true;
        default: break;
    }
    constexpr std::u32string_view kInsideWords = U"'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";
    return kInsideWords.find(codePoint) != std::u32string_view::npos;
}

/// The sigma at `at` ends a word: a cased letter before it, none after it, passing over what is case-ignorable.
bool isFinalSigma(std::u32string_view text, std::size_t at) {
    std::size_t before = at;
    while (before > 0 && isCaseIgnorable(text[before - 1])) --before;
    if (before == 0 || !isCased(text[before - 1])) return false;
    std::size_t after = at + 1;
    while (after < text.size() && isCaseIgnorable(text[after])) ++after;
    return after == text.size() || !isCased(text[after]);
}

}  // namespace

std::u32string decode(std::string_view text, std::size_t* damaged) {
    std::u32string points;
    points.reserve(text.size());
    std::size_t bad = 0;
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t point = -1;
        const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                           static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        if (used <= 0 || point < 0) {
            points.push_back(kReplacement);
            ++bad;
            ++at;
            continue;
        }
        points.push_back(static_cast<char32_t>(point));
        at += static_cast<std::size_t>(used);
    }
    if (damaged) *damaged = bad;
    return points;
}

void append(std::string& text, char32_t codePoint) {
    if (!utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(codePoint))) codePoint = kReplacement;
    utf8proc_uint8_t bytes[4];
    const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(codePoint), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
}

std::string encode(std::u32string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (const auto point : text) append(bytes, point);
    return bytes;
}

bool isLetter(char32_t codePoint) {
    const auto category = categoryOf(codePoint);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool isNumber(char32_t codePoint) {
    const auto category = categoryOf(codePoint);
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

bool isSpace(char32_t codePoint) {
    if (codePoint >= 0x09 && codePoint <= 0x0D) return true;
    if (codePoint >= 0x2000 && codePoint <= 0x200A) return true;
    constexpr std::u32string_view kOthers = U"\u0020\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000";
    return kOthers.find(codePoint) != std::u32string_view::npos;
}

std::u32string composed(std::u32string_view text) { return mapped(text, UTF8PROC_COMPOSE); }

std::u32string compatible(std::u32string_view text) { return mapped(text, UTF8PROC_COMPOSE | UTF8PROC_COMPAT); }

std::u32string lowerCased(std::u32string_view text) {
    std::u32string lower;
    lower.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == U'\u0130') {
            lower += U"i\u0307";
        } else if (text[at] == U'\u03A3') {
            lower.push_back(isFinalSigma(text, at) ? U'\u03C2' : U'\u03C3');
        } else {
            lower.push_back(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(text[at]))));
        }
    }
    return lower;
}

char32_t upperCased(char32_t codePoint) { return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(codePoint))); }

}  // namespace orrery::unicode
