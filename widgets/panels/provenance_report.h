#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace orrery {

/// One line of a provenance: `key` as the document spells it, name and value for people.
struct ProvenanceFact {
    QString key, name, value;
};

/// True for the documents of a frame, a prediction, an error or a branch: {"what", ..., "provenance", "reproduce"}.
bool isProvenance(const QJsonObject& document);
/// "static, step 20", "Branch A".
QString provenanceTitle(const QJsonObject& document);
/// What is known, in the order of window.md 8; what is not known has no line.
QList<ProvenanceFact> provenanceFacts(const QJsonObject& document);
/// The whole document for people, as Copy as text gives it.
QString provenanceText(const QJsonObject& document);

}  // namespace orrery
