#include "widgets/panels/inspector_statistics.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>

#include "widgets/panels/numbers.h"

namespace orrery {
namespace {

struct Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

constexpr int kDigits = 3;  // a row has room for two numbers

QString textOf(const QJsonValue& value) { return value.isDouble() ? shortNumber(value.toDouble(), kDigits) : QStringLiteral("NaN"); }

/// "−0.12 ± 0.4" of two lists at a place, the first alone where the second says nothing; empty without either.
QString pair(const QJsonArray& first, const QString& between, const QJsonArray& second, int at) {
    if (at >= first.size()) return {};
    return at < second.size() ? textOf(first[at]) + between + textOf(second[at]) : textOf(first[at]);
}

/// "z, m": the dimension and its unit.
QString nameOf(const QJsonObject& feature, int at, int width) {
    static const QStringList kChannels{QStringLiteral("R"), QStringLiteral("G"), QStringLiteral("B")};
    const QJsonArray names = feature[QLatin1String("names")].toArray(), units = feature[QLatin1String("units")].toArray();
    QString name = width == 3 && names.isEmpty() ? kChannels[at] : QString::number(at);
    if (names.size() == width) name = names[at].toString();
    const QString unit = at < units.size() ? units[at].toString() : QString();
    return unit.isEmpty() ? name : Inspector::tr("%1, %2", "quantity, unit").arg(name, unit);
}

void addOne(InspectorNode& feature, const QJsonObject& one, const QJsonObject& json) {
    auto& folder = feature.add(Inspector::tr("Statistics, %1").arg(one[QLatin1String("source")].toString()));
    folder.tip = folder.name;
    if (const auto count = one[QLatin1String("count")]; count.isDouble()) folder.middle = Inspector::tr("of %1").arg(grouped(count.toInteger()));
    const QJsonArray mean = one[QLatin1String("mean")].toArray(), deviation = one[QLatin1String("std")].toArray();
    const QJsonArray least = one[QLatin1String("min")].toArray(), greatest = one[QLatin1String("max")].toArray();
    const auto width = static_cast<int>(std::max({mean.size(), deviation.size(), least.size(), greatest.size()}));
    for (int at = 0; at < width; ++at) {
        auto& row = folder.add(nameOf(json, at, width));
        row.middle = pair(mean, QStringLiteral(" ± "), deviation, at);
        row.last = pair(least, QStringLiteral(" … "), greatest, at);
        row.search = row.name;
        row.tip = QStringList{row.name, row.middle, row.last}.join(QLatin1Char('\n')).trimmed();
    }
}

}  // namespace

void addStatistics(InspectorNode& feature, const QJsonObject& json) {
    for (const auto one : json[QLatin1String("statistics")].toArray()) addOne(feature, one.toObject(), json);
}

}  // namespace orrery
