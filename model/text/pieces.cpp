#include "model/text/pieces.h"

#include <array>

#include "model/text/unicode.h"

namespace orrery {
namespace {

constexpr std::u32string_view kStart = U"<|startoftext|>";
constexpr std::u32string_view kEnd = U"<|endoftext|>";
constexpr std::array<std::u32string_view, 9> kWhole{kStart, kEnd, U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"};

/// Equal when case is ignored; `text` is lower case, so only the long s is left to fold.
bool startsWith(std::u32string_view text, std::u32string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const auto folded = text[at] == U'\u017F' ? U's' : text[at];
        if (folded != word[at]) return false;
    }
    return true;
}

bool isRest(char32_t point) { return !unicode::isSpace(point) && !unicode::isLetter(point) && !unicode::isNumber(point); }

template <class Belongs>
std::size_t runLength(std::u32string_view text, Belongs&& belongs) {
    std::size_t length = 0;
    while (length < text.size() && belongs(text[length])) ++length;
    return length;
}

/// Code points of the piece at the start of `text`, which is not a space.
std::size_t pieceLength(std::u32string_view text) {
    for (const auto word : kWhole) {
        if (startsWith(text, word)) return word.size();
    }
    if (unicode::isLetter(text[0])) return runLength(text, unicode::isLetter);
    if (unicode::isNumber(text[0])) return 1;
    return runLength(text, isRest);
}

}  // namespace

std::vector<Piece> piecesOf(std::string_view cleaned) {
    const auto points = unicode::decode(cleaned);
    std::u32string_view rest = points;
    std::vector<Piece> pieces;
    std::size_t byte = 0;
    while (!rest.empty()) {
        if (unicode::isSpace(rest[0])) {
            byte += unicode::encode(rest.substr(0, 1)).size();
            rest.remove_prefix(1);
            continue;
        }
        const auto length = pieceLength(rest);
        const auto text = rest.substr(0, length);
        const auto marker = text == kStart ? Piece::Marker::Start : text == kEnd ? Piece::Marker::End : Piece::Marker::None;
        const auto bytes = unicode::encode(text).size();
        pieces.push_back({byte, byte + bytes, marker});
        byte += bytes;
        rest.remove_prefix(length);
    }
    return pieces;
}

}  // namespace orrery
