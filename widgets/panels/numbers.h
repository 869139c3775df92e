#pragma once

#include <QString>
#include <QStringList>

namespace orrery {

/// "35 965": thousands kept apart by a narrow no-break space.
QString grouped(qint64 number);
/// "46.0 M", "1.3 G", "512": three digits and an SI prefix.
QString siNumber(double number);
/// "−0.012": `digits` that count, a true minus sign; "1.2e+06" where it is long.
QString shortNumber(double number, int digits = 4);
/// "781 MiB", "512 B".
QString byteSize(qint64 bytes);
/// "9 × 768"; a scalar is "scalar".
QString shapeText(const QList<qint64>& shape);
/// "−0.012": a true minus sign.
QString signedNumber(double value, int decimals);

}  // namespace orrery
