#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace orrery {

struct WordSpan {
    int begin = 0;  ///< UTF-16 units
    int length = 0;
    QString word;  ///< Lower case.
};

/// Runs of letters and digits, with apostrophes inside them.
std::vector<WordSpan> wordsOf(const QString& text);
/// The words of `text` that are not in `known`; each place of each word.
std::vector<WordSpan> unknownWords(const QString& text, const QSet<QString>& known);

/// How well `pattern` is found in `text` as a scattered sequence, letters of any case: larger is better, nothing when it is not there.
std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

}  // namespace orrery
