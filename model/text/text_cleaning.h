#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orrery {

struct CleanedText {
    std::string text;                  ///< UTF-8, lower-cased, single spaces, no space at the ends.
    std::vector<std::string> changes;  ///< For people: "lower-cased", "2 spaces removed"; empty when nothing changed.
};

/// What CLIP does to a text before it splits it: repair, two HTML unescapes, white space, lower-casing.
///
/// Repair covers what ftfy 6.3 does line by line until nothing changes: entities (while no line so far holds "<"), C1
/// controls, Latin ligatures, full and half width, straight quotes, line breaks, terminal colours, control characters and
/// NFC. Not covered: text that was decoded with the wrong encoding ("cafÃ©") stays as it is.
/// Source: openai/CLIP clip/simple_tokenizer.py at d05afc4, basic_clean and whitespace_clean.
CleanedText cleanText(std::string_view text);

}  // namespace orrery
