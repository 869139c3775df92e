#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace orrery::unicode {

/// Code points of `text`; bytes that are not UTF-8 become U+FFFD, and `damaged` (if given) tells how many there were.
std::u32string decode(std::string_view text, std::size_t* damaged = nullptr);
std::string encode(std::u32string_view text);
void append(std::string& text, char32_t codePoint);

bool isLetter(char32_t codePoint);  ///< Categories Lu, Ll, Lt, Lm, Lo.
bool isNumber(char32_t codePoint);  ///< Categories Nd, Nl, No.
bool isSpace(char32_t codePoint);   ///< Property White_Space.

/// Canonical composition (NFC).
std::u32string composed(std::u32string_view text);
/// Compatibility composition (NFKC).
std::u32string compatible(std::u32string_view text);

/// Full lower-casing: U+0130 becomes two code points, a capital sigma at the end of a word becomes final.
std::u32string lowerCased(std::u32string_view text);
/// Simple upper-casing of one code point.
char32_t upperCased(char32_t codePoint);

}  // namespace orrery::unicode
