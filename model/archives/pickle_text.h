#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The texts inside pickles: numbers, escapes, encodings.
namespace orrery::pickle {

std::optional<std::int64_t> parseInteger(std::string_view text);
std::optional<double> parseFloat(std::string_view text);
bool isDecimal(std::string_view text);

/// Digits of a two's complement integer of any length; "0x..." beyond a thousand digits, where exact digits would cost seconds.
std::string decimalFromLittleEndian(std::string_view bytes);

/// Python's escapes in a quoted text ("\n", "\x41", "\'").
std::string unescapedBytes(std::string_view text);
/// Python's raw-unicode escapes ("\u00e9", "\U0001f916"); the rest is Latin-1. Gives UTF-8.
std::string unescapedUnicode(std::string_view text);

/// Strict UTF-8: no surrogates, no overlong forms.
bool isUtf8(std::string_view text);
/// The same text with U+FFFD for each byte that is not UTF-8.
std::string toUtf8(std::string_view text);
/// UTF-8 of code points below 256 as one byte each; nothing when there are others.
std::optional<std::string> latin1FromUtf8(std::string_view text);

/// As Python prints it: "0.1", "5e-324", "nan", "-0.0".
std::string floatText(double value);

}  // namespace orrery::pickle
