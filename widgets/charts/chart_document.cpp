#include "widgets/charts/chart_document.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include "widgets/charts/series_chart.h"

namespace orrery {
namespace {

constexpr double kPictureScale = 2;  // device px of a PNG per px on screen, for print

QString csvCell(QString cell) {
    if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n')) return cell;
    return u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"';
}

QByteArray csv(const SeriesChart& chart, const QString& caption, const QByteArray& provenance) {
    return "# " + caption.toUtf8() + "\n# provenance " + provenance + '\n' + csvFromTsv(chart.tsv()).toUtf8();
}

QByteArray svg(SeriesChart& chart, const QString& caption, const QByteArray& provenance) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(chart.size());
    generator.setViewBox(chart.rect());
    generator.setTitle(caption);
    generator.setDescription(QString::fromUtf8(provenance));
    QPainter painter(&generator);
    chart.render(&painter);
    painter.end();
    return buffer.data();
}

QByteArray png(SeriesChart& chart, const QString& caption, const QByteArray& provenance) {
    QImage picture(chart.size() * kPictureScale, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    chart.render(&painter, QRectF(picture.rect()), chart.rect());
    painter.end();
    picture.setText(QStringLiteral("Title"), caption);
    picture.setText(QStringLiteral("Provenance"), QString::fromUtf8(provenance));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return buffer.data();
}

}  // namespace

QString suffixOf(ChartFormat format) {
    switch (format) {
        case ChartFormat::Csv: return QStringLiteral("csv");
        case ChartFormat::Svg: return QStringLiteral("svg");
        case ChartFormat::Png: break;
    }
    return QStringLiteral("png");
}

QByteArray chartDocument(SeriesChart& chart, ChartFormat format, const QString& caption, const QByteArray& provenance) {
    switch (format) {
        case ChartFormat::Csv: return csv(chart, caption, provenance);
        case ChartFormat::Svg: return svg(chart, caption, provenance);
        case ChartFormat::Png: break;
    }
    return png(chart, caption, provenance);
}

QString csvFromTsv(const QString& tsv) {
    QStringList lines;
    for (const QString& line : tsv.split(u'\n', Qt::SkipEmptyParts)) {
        QStringList cells;
        for (const QString& cell : line.split(u'\t')) cells << csvCell(cell);
        lines << cells.join(u',');
    }
    return lines.join(u'\n') + u'\n';
}

}  // namespace orrery
