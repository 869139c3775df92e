#pragma once

#include <string>
#include <string_view>

namespace orrery {

struct RepairedText {
    std::u32string text;
    bool unescaped = false;  ///< HTML entities were replaced.
    bool changed = false;    ///< Anything else was.
};

/// The part of ftfy 6.3's repair that needs no guess about encodings; see cleanText().
RepairedText repairText(std::u32string_view text);

}  // namespace orrery
