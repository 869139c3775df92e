#include "widgets/theme/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// Registers what is compiled in; a static library's own initialiser would be dropped by the linker. Not in a namespace: the
/// macro declares a global function.
static void initResources() {
    Q_INIT_RESOURCE(orrery);
    Q_INIT_RESOURCE(fonts);
}

namespace orrery {
namespace {

constexpr std::array kInkNames{
    "gutter", "panel", "raised", "hover", "pressed", "well", "line", "border", "control", "text", "text2", "text3",
    "disabled", "accent", "accentFill", "accentText", "accentTint", "given", "imagined", "simulated", "edited", "danger",
    "dangerTint", "warning", "warningTint", "seriesA", "seriesB", "seriesC", "seriesD", "segTrack", "segOn", "plot"};
static_assert(kInkNames.size() == static_cast<std::size_t>(Ink::Count));

ColorMap readMap(const QJsonArray& stops) {
    ColorMap map;
    for (const QJsonValue& stop : stops) map.stops.emplace_back(stop[0].toDouble(), QColor(stop[1].toString()));
    return map;
}

Tokens read() {
    initResources();
    QFile file(QStringLiteral(":/styles/tokens.json"));
    file.open(QIODevice::ReadOnly);
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Tokens tokens;
    const std::array schemes{QStringLiteral("dark"), QStringLiteral("light")};
    for (std::size_t scheme = 0; scheme < schemes.size(); ++scheme) {
        const QJsonObject colors = root[schemes[scheme]].toObject();
        for (std::size_t ink = 0; ink < kInkNames.size(); ++ink) {
            tokens.colors[scheme][ink] = QColor(colors[QLatin1String(kInkNames[ink])].toString());
        }
        const QString name = QStringLiteral("signed_") + schemes[scheme];
        tokens.signedMap[scheme] = readMap(root[QStringLiteral("maps")][name].toArray());
    }
    tokens.ember = readMap(root[QStringLiteral("maps")][QStringLiteral("ember")].toArray());
    return tokens;
}

}  // namespace

QColor ColorMap::at(double position) const {
    if (position <= stops.front().first) return stops.front().second;
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (position > stops[i].first) continue;
        const auto& [x0, c0] = stops[i - 1];
        const auto& [x1, c1] = stops[i];
        const double t = (position - x0) / (x1 - x0);
        auto mix = [t](int a, int b) { return static_cast<int>(a + (b - a) * t + 0.5); };
        return {mix(c0.red(), c1.red()), mix(c0.green(), c1.green()), mix(c0.blue(), c1.blue())};
    }
    return stops.back().second;
}

const Tokens& Tokens::loaded() {
    static const Tokens tokens = read();
    return tokens;
}

QString inkName(Ink ink) { return QLatin1String(kInkNames[static_cast<std::size_t>(ink)]); }

}  // namespace orrery
