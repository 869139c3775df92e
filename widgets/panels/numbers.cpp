#include "widgets/panels/numbers.h"

#include <array>
#include <cmath>

namespace orrery {
namespace {

const QChar kNarrowSpace(0x202F);

QString threeDigits(double value) { return QString::number(value, 'f', value < 99.95 ? 1 : 0); }

}  // namespace

QString grouped(qint64 number) {
    QString text = QString::number(number);
    for (auto at = text.size() - 3; at > (number < 0 ? 1 : 0); at -= 3) text.insert(at, kNarrowSpace);
    return text;
}

QString siNumber(double number) {
    static const std::array<QChar, 5> prefixes{QChar(), QLatin1Char('k'), QLatin1Char('M'), QLatin1Char('G'), QLatin1Char('T')};
    if (std::abs(number) < 1000) return QString::number(number);
    std::size_t at = 0;
    for (; std::abs(number) >= 999.5 && at + 1 < prefixes.size(); ++at) number /= 1000;
    return threeDigits(number) + kNarrowSpace + prefixes[at];
}

QString shortNumber(double number, int digits) { return QString::number(number, 'g', digits).replace(QLatin1Char('-'), QChar(0x2212)); }

QString byteSize(qint64 bytes) {
    static const std::array<const char*, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
    auto value = static_cast<double>(bytes);
    std::size_t at = 0;
    for (; value >= 1023.5 && at + 1 < units.size(); ++at) value /= 1024;
    return (at == 0 ? QString::number(bytes) : threeDigits(value)) + kNarrowSpace + QLatin1String(units[at]);
}

QString shapeText(const QList<qint64>& shape) {
    QStringList sizes;
    for (const auto size : shape) sizes << QString::number(size);
    return shape.isEmpty() ? QStringLiteral("scalar") : sizes.join(QStringLiteral(" × "));
}

QString signedNumber(double value, int decimals) { return QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212)); }

}  // namespace orrery
