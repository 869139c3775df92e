#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace orrery {

/// How well a text answers what was typed, and which of its letters did.
struct FuzzyMatch {
    int score = 0;         ///< Higher is better.
    QList<int> positions;  ///< Indices into the text, ascending.
};

/// Letters of `pattern` in order inside `text`, case aside. Runs of letters and beginnings of words count more.
/// Nothing when a letter is missing; an empty pattern matches everything with score 0.
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

}  // namespace orrery
