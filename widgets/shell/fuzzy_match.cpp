#include "widgets/shell/fuzzy_match.h"

namespace orrery {
namespace {

constexpr int kWhole = 100;  // the pattern stands in the text as one piece
constexpr int kWordBegin = 10;
constexpr int kNeighbour = 6;

bool beginsWord(const QString& text, int at) { return at == 0 || !text[at - 1].isLetterOrNumber(); }

FuzzyMatch wholeMatch(const QString& text, int at, int length) {
    FuzzyMatch match;
    match.score = kWhole + (beginsWord(text, at) ? kWordBegin : 0) - at / 8;
    for (int i = 0; i < length; ++i) match.positions.append(at + i);
    return match;
}

/// The next place for a letter: a word's beginning if there is one further on, else the first.
int placeOf(const QString& text, QChar letter, int from) {
    int first = -1;
    for (int i = from; i < text.size(); ++i) {
        if (text[i].toCaseFolded() != letter) continue;
        if (i == from && from > 0) return i;
        if (beginsWord(text, i)) return i;
        if (first < 0) first = i;
    }
    return first;
}

std::optional<FuzzyMatch> lettersInOrder(const QString& pattern, const QString& text, bool preferWords) {
    FuzzyMatch match;
    int from = 0;
    for (const QChar raw : pattern) {
        if (raw.isSpace()) continue;
        const QChar letter = raw.toCaseFolded();
        const int at = preferWords ? placeOf(text, letter, from) : static_cast<int>(text.indexOf(letter, from, Qt::CaseInsensitive));
        if (at < 0) return std::nullopt;
        match.score += beginsWord(text, at) ? kWordBegin : 0;
        match.score += !match.positions.isEmpty() && match.positions.last() == at - 1 ? kNeighbour : 0;
        match.positions.append(at);
        from = at + 1;
    }
    return match;
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text) {
    const QString wanted = pattern.trimmed();
    if (wanted.isEmpty()) return FuzzyMatch{};
    const int whole = static_cast<int>(text.indexOf(wanted, 0, Qt::CaseInsensitive));
    if (whole >= 0) return wholeMatch(text, whole, static_cast<int>(wanted.size()));
    if (auto match = lettersInOrder(wanted, text, true)) return match;
    return lettersInOrder(wanted, text, false);
}

}  // namespace orrery
