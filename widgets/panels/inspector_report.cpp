#include "widgets/panels/inspector_report.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include "widgets/panels/numbers.h"

namespace orrery {
namespace {

/// Gives the texts of this file their context.
struct Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

QString string(const QJsonObject& document, const char* key) { return document[QLatin1String(key)].toString(); }

qint64 number(const QJsonObject& document, const char* key) { return static_cast<qint64>(document[QLatin1String(key)].toDouble()); }

QString familyText(const QJsonObject& document) {
    const QString confidence = string(document, "confidence");
    if (confidence == QLatin1String("unknown") || string(document, "family").isEmpty()) return Inspector::tr("unknown");
    QString family = string(document, "family");
    // ids are lower case; the names people know are the ones to read
    if (family == QLatin1String("gr1")) family = QStringLiteral("GR-1");
    return confidence == QLatin1String("likely") ? Inspector::tr("%1, likely").arg(family) : Inspector::tr("%1, certain").arg(family);
}

QString hashText(const QString& hash) {
    if (hash.size() < 20) return hash;
    return QStringLiteral("%1 %2 … %3").arg(hash.left(4), hash.mid(4, 4), hash.right(4));
}

QString shapeOf(const QJsonValue& value) {
    QList<qint64> shape;
    for (const auto size : value.toArray()) shape.push_back(static_cast<qint64>(size.toDouble()));
    return shapeText(shape);
}

QString factLines(const InspectorFacts& facts) {
    QString text;
    for (const auto& [name, value] : facts) text += name + QStringLiteral(": ") + value + QLatin1Char('\n');
    return text;
}

}  // namespace

InspectorFacts checkpointFacts(const QJsonObject& document) {
    InspectorFacts facts;
    facts.push_back({Inspector::tr("Family"), familyText(document)});
    if (const QString reason = string(document, "family_reason"); !reason.isEmpty()) facts.push_back({Inspector::tr("Why"), reason});
    const QString container = string(document, "container").replace(QLatin1Char('-'), QLatin1Char(' '));
    facts.push_back({Inspector::tr("Container"), Inspector::tr("%1, %2").arg(container, byteSize(number(document, "size")))});
    const bool quick = document.contains(QLatin1String("sha256_quick"));
    const QString hash = string(document, quick ? "sha256_quick" : "sha256");
    if (!hash.isEmpty()) facts.push_back({quick ? Inspector::tr("SHA-256 (quick)") : Inspector::tr("SHA-256"), hashText(hash)});
    facts.push_back({Inspector::tr("Tensors"), Inspector::tr("%1, %2 parameters").arg(grouped(number(document, "tensor_count")), siNumber(document[QLatin1String("parameter_count")].toDouble()))});
    return facts;
}

InspectorFacts datasetFacts(const QJsonObject& document) {
    InspectorFacts facts;
    facts.push_back({Inspector::tr("Format"), string(document, "format")});
    facts.push_back({Inspector::tr("Episodes"), Inspector::tr("%1 usable of %2 declared").arg(grouped(number(document, "usable_episodes")), grouped(number(document, "episode_count")))});
    facts.push_back({Inspector::tr("Steps"), grouped(number(document, "step_count"))});
    facts.push_back({Inspector::tr("Rate"), Inspector::tr("%1 Hz").arg(document[QLatin1String("fps")].toDouble())});
    return facts;
}

QString nothingWasRun(const QJsonObject& document) {
    const auto opaque = document[QLatin1String("opaque")].toArray();
    const QString first = Inspector::tr("Nothing in this file was run.");
    if (opaque.isEmpty()) return first;
    constexpr int kNamed = 4;
    QStringList entries;
    for (int at = 0; at < opaque.size() && at < kNamed; ++at) {
        entries << QStringLiteral("%1 (%2)").arg(opaque[at][QLatin1String("path")].toString(), opaque[at][QLatin1String("type")].toString());
    }
    if (opaque.size() > kNamed) entries << QStringLiteral("…");
    const auto count = static_cast<int>(opaque.size());
    const QString second = count == 1 ? Inspector::tr("1 entry is not data and was skipped: %1.") : Inspector::tr("%n entries are not data and were skipped: %1.", nullptr, count);
    return first + QLatin1Char(' ') + second.arg(entries.join(QStringLiteral(", ")));
}

QString checkpointText(const QJsonObject& document) {
    QString text = string(document, "file") + QLatin1Char('\n') + factLines(checkpointFacts(document));
    const auto missing = document[QLatin1String("missing")].toArray();
    const auto unexpected = document[QLatin1String("unexpected")].toArray();
    text += Inspector::tr("%1 missing · %2 unexpected · %3 matched").arg(missing.size()).arg(unexpected.size()).arg(number(document, "matched")) + QLatin1Char('\n');
    for (const auto entry : missing) {
        text += Inspector::tr("missing %1  %2").arg(entry[QLatin1String("name")].toString(), shapeOf(entry[QLatin1String("shape")]));
        const QString needed = entry[QLatin1String("needed_for")].toString();
        text += (needed.isEmpty() ? QString() : QStringLiteral("  ") + Inspector::tr("needed for %1").arg(needed)) + QLatin1Char('\n');
    }
    for (const auto entry : unexpected) text += Inspector::tr("unexpected %1  %2").arg(entry[QLatin1String("path")].toString(), shapeOf(entry[QLatin1String("shape")])) + QLatin1Char('\n');
    for (const auto entry : document[QLatin1String("tensors")].toArray()) {
        text += QStringLiteral("%1  %2  %3\n").arg(entry[QLatin1String("path")].toString(), shapeOf(entry[QLatin1String("shape")]), entry[QLatin1String("dtype")].toString());
    }
    return text + nothingWasRun(document) + QLatin1Char('\n');
}

QString datasetText(const QJsonObject& document) {
    QString text = string(document, "path") + QLatin1Char('\n') + factLines(datasetFacts(document));
    for (const auto entry : document[QLatin1String("features")].toArray()) {
        text += QStringLiteral("%1  %2  %3\n").arg(entry[QLatin1String("name")].toString(), shapeOf(entry[QLatin1String("shape")]), entry[QLatin1String("dtype")].toString());
    }
    for (const auto entry : document[QLatin1String("problems")].toArray()) {
        text += Inspector::tr("problem (%1): %2; %3").arg(entry[QLatin1String("kind")].toString(), entry[QLatin1String("message")].toString(), entry[QLatin1String("hint")].toString()) + QLatin1Char('\n');
    }
    return text;
}

}  // namespace orrery
