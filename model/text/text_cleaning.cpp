#include "model/text/text_cleaning.h"

#include <algorithm>

#include "model/text/html_entities.h"
#include "model/text/text_repair.h"
#include "model/text/unicode.h"

namespace orrery {
namespace {

std::size_t spacesIn(std::u32string_view text) { return static_cast<std::size_t>(std::ranges::count_if(text, unicode::isSpace)); }

std::u32string singleSpaced(std::u32string_view text) {
    std::u32string result;
    for (const auto point : text) {
        if (!unicode::isSpace(point)) {
            result.push_back(point);
        } else if (!result.empty() && result.back() != U' ') {
            result.push_back(U' ');
        }
    }
    if (!result.empty() && result.back() == U' ') result.pop_back();
    return result;
}

void reportSpaces(std::u32string_view before, std::u32string_view after, std::vector<std::string>& changes) {
    const auto removed = spacesIn(before) - spacesIn(after);
    if (removed > 0) changes.push_back(std::to_string(removed) + (removed == 1 ? " space removed" : " spaces removed"));
    const bool unusual = std::ranges::any_of(before, [](char32_t point) { return point != U' ' && unicode::isSpace(point); });
    if (unusual) changes.emplace_back("tabs, line breaks and unusual spaces read as spaces");
}

}  // namespace

CleanedText cleanText(std::string_view text) {
    CleanedText cleaned;
    std::size_t damaged = 0;
    const auto points = unicode::decode(text, &damaged);
    if (damaged > 0) cleaned.changes.push_back(std::to_string(damaged) + (damaged == 1 ? " byte was" : " bytes were") + " not UTF-8");

    const auto repaired = repairText(points);
    const auto unescaped = html::unescaped(html::unescaped(repaired.text));
    if (repaired.unescaped || unescaped != repaired.text) cleaned.changes.emplace_back("HTML entities replaced");
    if (repaired.changed) cleaned.changes.emplace_back("characters repaired");

    const auto spaced = singleSpaced(unescaped);
    const auto lower = unicode::lowerCased(spaced);
    if (lower != spaced) cleaned.changes.emplace_back("lower-cased");
    reportSpaces(unescaped, spaced, cleaned.changes);
    cleaned.text = unicode::encode(lower);
    return cleaned;
}

}  // namespace orrery
