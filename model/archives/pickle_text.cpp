#include "model/archives/pickle_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace orrery::pickle {
namespace {

void appendUtf8(std::string& to, std::uint32_t point) {
    if (point < 0x80) {
        to += static_cast<char>(point);
    } else if (point < 0x800) {
        to += static_cast<char>(0xc0 | (point >> 6));
        to += static_cast<char>(0x80 | (point & 63));
    } else if (point < 0x10000) {
        to += static_cast<char>(0xe0 | (point >> 12));
        to += static_cast<char>(0x80 | ((point >> 6) & 63));
        to += static_cast<char>(0x80 | (point & 63));
    } else {
        to += static_cast<char>(0xf0 | (point >> 18));
        to += static_cast<char>(0x80 | ((point >> 12) & 63));
        to += static_cast<char>(0x80 | ((point >> 6) & 63));
        to += static_cast<char>(0x80 | (point & 63));
    }
}

std::optional<std::uint32_t> hexNumber(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// Length of the well-formed UTF-8 sequence at the start of `text`, 0 when there is none; its code point goes to `point`.
std::size_t sequence(std::string_view text, std::uint32_t& point) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return point = first, 1;
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < size) return 0;
    point = first & (0xffu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return 0;
        point = (point << 6) | (byte(i) & 63);
    }
    const std::uint32_t smallest = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
    const bool surrogate = point >= 0xd800 && point < 0xe000;
    return point < smallest || point > 0x10ffff || surrogate ? 0 : size;
}

}  // namespace

std::optional<std::int64_t> parseInteger(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> parseFloat(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool isDecimal(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string decimalFromLittleEndian(std::string_view bytes) {
    std::vector<std::uint32_t> words((bytes.size() + 3) / 4);
    const bool negative = static_cast<unsigned char>(bytes.back()) & 0x80;
    for (std::size_t i = 0; i < words.size() * 4; ++i) {
        const std::uint32_t byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : negative ? 0xffu : 0u;
        words[i / 4] |= byte << (8 * (i % 4));
    }
    if (negative) {
        std::uint64_t carry = 1;
        for (std::uint32_t& word : words) {
            carry += static_cast<std::uint32_t>(~word);
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    const auto drop = [&] {
        while (!words.empty() && words.back() == 0) words.pop_back();
    };
    drop();
    std::string digits;
    constexpr std::size_t kExactWords = 104;  // a thousand digits
    if (words.size() > kExactWords) {
        for (const std::uint32_t word : words) {
            for (int shift = 0; shift < 32; shift += 4) digits += "0123456789abcdef"[(word >> shift) & 15];
        }
        while (digits.ends_with('0')) digits.pop_back();
        digits.push_back('x');
        digits.push_back('0');
    }
    while (words.size() <= kExactWords && !words.empty()) {
        std::uint64_t rest = 0;
        for (auto it = words.rbegin(); it != words.rend(); ++it) {
            rest = (rest << 32) | *it;
            *it = static_cast<std::uint32_t>(rest / 10);
            rest %= 10;
        }
        digits += static_cast<char>('0' + rest);
        drop();
    }
    if (digits.empty()) digits.push_back('0');
    if (negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::string unescapedBytes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char next = text[++i];
        switch (next) {
            case 'n': out += '\n'; break;
            case 't': out += '\t'; break;
            case 'r': out += '\r'; break;
            case 'x':
                if (const auto value = i + 2 < text.size() ? hexNumber(text.substr(i + 1, 2)) : std::nullopt) {
                    out += static_cast<char>(*value);
                    i += 2;
                }
                break;
            default: out += next;
        }
    }
    return out;
}

std::string unescapedUnicode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t digits = text.substr(i).starts_with("\\u") ? 4 : text.substr(i).starts_with("\\U") ? 8 : 0;
        if (digits != 0 && i + 2 + digits <= text.size()) {
            if (const auto point = hexNumber(text.substr(i + 2, digits)); point && *point <= 0x10ffff) {
                appendUtf8(out, *point);
                i += 1 + digits;
                continue;
            }
        }
        appendUtf8(out, static_cast<unsigned char>(text[i]));
    }
    return out;
}

bool isUtf8(std::string_view text) {
    std::uint32_t point = 0;
    while (!text.empty()) {
        const std::size_t size = sequence(text, point);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

std::string toUtf8(std::string_view text) {
    if (isUtf8(text)) return std::string(text);
    std::string out;
    std::uint32_t point = 0;
    while (!text.empty()) {
        const std::size_t size = sequence(text, point);
        out += size == 0 ? std::string_view("\xef\xbf\xbd") : text.substr(0, size);
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return out;
}

std::optional<std::string> latin1FromUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::uint32_t point = 0;
    while (!text.empty()) {
        const std::size_t size = sequence(text, point);
        if (size == 0 || point > 0xff) return std::nullopt;
        out += static_cast<char>(point);
        text.remove_prefix(size);
    }
    return out;
}

std::string floatText(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    const double size = std::fabs(value);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    char buffer[400];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, plain ? std::chars_format::fixed : std::chars_format::scientific);
    std::string text(buffer, end);
    if (plain && text.find('.') == std::string::npos) text.append(1, '.').append(1, '0');
    return text;
}

}  // namespace orrery::pickle
