#pragma once

#include <QByteArray>
#include <QString>

namespace orrery {

class SeriesChart;

enum class ChartFormat { Csv, Svg, Png };
/// "csv", "svg", "png".
QString suffixOf(ChartFormat format);

/// A chart as the bytes of a file. `caption` and `provenance` (JSON) go into what the format has for them: comment lines of the
/// table, title and description of the drawing, text chunks of the picture.
QByteArray chartDocument(SeriesChart& chart, ChartFormat format, const QString& caption, const QByteArray& provenance);

/// A table of tabs as one of commas (RFC 4180).
QString csvFromTsv(const QString& tsv);

}  // namespace orrery
