#include "model/text/text_repair.h"

#include <array>
#include <utility>

#include "model/text/html_entities.h"
#include "model/text/unicode.h"

namespace orrery {
namespace {

constexpr std::array<std::pair<char32_t, std::u32string_view>, 20> kLigatures{{
    {U'\u0132', U"IJ"}, {U'\u0133', U"ij"}, {U'\u0149', U"\u02BCn"}, {U'\u01F1', U"DZ"}, {U'\u01F2', U"Dz"},
    {U'\u01F3', U"dz"}, {U'\u01C4', U"D\u017D"}, {U'\u01C5', U"D\u017E"}, {U'\u01C6', U"d\u017E"}, {U'\u01C7', U"LJ"},
    {U'\u01C8', U"Lj"}, {U'\u01C9', U"lj"}, {U'\u01CA', U"NJ"}, {U'\u01CB', U"Nj"}, {U'\u01CC', U"nj"},
    {U'\uFB00', U"ff"}, {U'\uFB01', U"fi"}, {U'\uFB02', U"fl"}, {U'\uFB03', U"ffi"}, {U'\uFB04', U"ffl"},
}};

bool isDropped(char32_t point) {
    if (point <= 0x08 || point == 0x0B || (point >= 0x0E && point <= 0x1F) || point == 0x7F) return true;
    return point == 0xFEFF || (point >= 0x206A && point <= 0x206F) || (point >= 0xFFF9 && point <= 0xFFFC);
}

/// Windows-1252 where text holds C1 controls: they are what is left of a wrong decoding.
std::u32string c1Repaired(char32_t point) { return html::unescaped(U"&#" + unicode::decode(std::to_string(point)) + U";"); }

void appendRepaired(std::u32string& result, char32_t point) {
    if (point >= 0x80 && point <= 0x9F) {
        const auto repaired = c1Repaired(point);
        result += repaired.empty() ? std::u32string{point} : repaired;
        return;
    }
    if (point == 0x02BC || (point >= 0x2018 && point <= 0x201B)) point = U'\'';
    if (point >= 0x201C && point <= 0x201F) point = U'"';
    if (point == 0x2028 || point == 0x2029 || point == U'\r') point = U'\n';
    if (point >= 0xFF01 && point <= 0xFFEE) {
        result += unicode::compatible(std::u32string{point});
        return;
    }
    for (const auto& [ligature, letters] : kLigatures) {
        if (point == ligature) {
            result += letters;
            return;
        }
    }
    result.push_back(point == 0x3000 ? U' ' : point);
}

/// Length of a terminal colour escape (ESC [ digits and semicolons, one letter) at the start of `text`, 0 if there is none.
std::size_t escapeLength(std::u32string_view text) {
    if (text.size() < 3 || text[0] != 0x1B || text[1] != U'[') return 0;
    std::size_t at = 2;
    while (at < text.size() && ((text[at] >= U'0' && text[at] <= U'9') || text[at] == U';')) ++at;
    if (at == text.size()) return 0;
    const auto last = text[at] | 0x20U;
    return last >= U'a' && last <= U'z' ? at + 1 : 0;
}

std::u32string repairedOnce(std::u32string_view line) {
    std::u32string result;
    for (std::size_t at = 0; at < line.size();) {
        if (const auto length = escapeLength(line.substr(at))) {
            at += length;
            continue;
        }
        if (line[at] == U'\r' && at + 1 < line.size() && line[at + 1] == U'\n') ++at;
        if (!isDropped(line[at])) appendRepaired(result, line[at]);
        ++at;
    }
    return unicode::composed(result);
}

std::u32string repairedLine(std::u32string line, bool unescape, RepairedText& report) {
    for (;;) {
        const auto plain = unescape ? html::unescapedStrictly(line) : line;
        report.unescaped = report.unescaped || plain != line;
        auto repaired = repairedOnce(plain);
        report.changed = report.changed || repaired != plain;
        if (repaired == line) return repaired;
        line = std::move(repaired);
    }
}

}  // namespace

RepairedText repairText(std::u32string_view text) {
    RepairedText repaired;
    bool unescape = true;
    while (!text.empty()) {
        const auto end = text.find(U'\n');
        const auto length = end == std::u32string_view::npos ? text.size() : end + 1;
        const auto line = text.substr(0, length);
        // from the first "<" on, the text may be HTML whose entities are meant
        if (line.find(U'<') != std::u32string_view::npos) unescape = false;
        repaired.text += repairedLine(std::u32string(line), unescape, repaired);
        text.remove_prefix(length);
    }
    return repaired;
}

}  // namespace orrery
