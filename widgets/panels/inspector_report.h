#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <utility>

namespace orrery {

/// What stands at the top of the Inspector: "Family" → "GR-1, likely".
using InspectorFacts = QList<std::pair<QString, QString>>;
InspectorFacts checkpointFacts(const QJsonObject& document);
InspectorFacts datasetFacts(const QJsonObject& document);

/// "Nothing in this file was run. 1 entry is not data and was skipped: args (argparse.Namespace)."
QString nothingWasRun(const QJsonObject& document);

/// The whole document for people, as Copy as text gives it.
QString checkpointText(const QJsonObject& document);
QString datasetText(const QJsonObject& document);

}  // namespace orrery
