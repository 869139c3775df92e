#pragma once

#include <string>
#include <string_view>

namespace orrery::html {

/// Entities as HTML 5 reads them: old names and numbers also without the semicolon, the longest known name wins, numbers
/// 128-159 mean Windows-1252, impossible ones become U+FFFD and forbidden ones vanish.
std::u32string unescaped(std::u32string_view text);

/// Only what is certainly meant as an entity: a known name or a number, with its semicolon; also all-capital spellings of
/// names that HTML knows in small letters only.
std::u32string unescapedStrictly(std::u32string_view text);

/// "name:HEX[+HEX] " for every named character reference of HTML 5; "!" in place of ":" where the semicolon may be left out.
extern const std::string_view kNamedReferences;

}  // namespace orrery::html
