#include "widgets/panels/instruction_words.h"

namespace orrery {
namespace {

bool isWordCharacter(QChar character) { return character.isLetterOrNumber() || character.isMark() || character.isSurrogate(); }

bool isApostrophe(QChar character) { return character == QLatin1Char('\'') || character == QChar(0x2019); }

}  // namespace

std::vector<WordSpan> wordsOf(const QString& text) {
    std::vector<WordSpan> words;
    int at = 0;
    while (at < text.size()) {
        const int begin = at;
        while (at < text.size() && (isWordCharacter(text[at]) || (at > begin && isApostrophe(text[at])))) ++at;
        int end = at;
        while (end > begin && isApostrophe(text[end - 1])) --end;
        if (end > begin) words.push_back({begin, end - begin, text.mid(begin, end - begin).toLower()});
        if (at == begin) ++at;
    }
    return words;
}

std::vector<WordSpan> unknownWords(const QString& text, const QSet<QString>& known) {
    auto words = wordsOf(text);
    std::erase_if(words, [&known](const WordSpan& word) { return known.contains(word.word); });
    return words;
}

std::optional<int> fuzzyScore(const QString& pattern, const QString& text) {
    int score = 0;
    int from = 0;
    int previous = -1;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace()) continue;
        const int found = static_cast<int>(text.indexOf(wanted, from, Qt::CaseInsensitive));
        if (found < 0) return std::nullopt;
        const bool wordStart = found == 0 || !text[found - 1].isLetterOrNumber();
        // neighbours and beginnings of words count, gaps cost
        score += (found == previous + 1 ? 8 : 0) + (wordStart ? 4 : 0) - std::min(found - from, 8);
        previous = found;
        from = found + 1;
    }
    return score;
}

}  // namespace orrery
