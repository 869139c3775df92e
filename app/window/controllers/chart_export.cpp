#include "app/window/controllers/chart_export.h"

#include <QFileDialog>
#include <QSaveFile>
#include <nlohmann/json.hpp>

#include "app/window/picture_file.h"
#include "app/window/provenance.h"
#include "widgets/charts/series_chart.h"

namespace orrery {

void ChartExport::save(SeriesChart& chart, ChartFormat format) {
    const QString suffix = suffixOf(format);
    const QString name = QStringLiteral("%1/%2-%3.%4").arg(pictures::folder(), pictures::stem(session_), chart.accessibleName().replace(u' ', u'-'), suffix);
    const QString path = QFileDialog::getSaveFileName(&chart, tr("Save chart"), name, QStringLiteral("*.%1").arg(suffix));
    if (!path.isEmpty()) Q_EMIT saved(write(chart, format, path));
}

Result<QString> ChartExport::write(SeriesChart& chart, ChartFormat format, const QString& path) const {
    const std::string provenance = provenance::ofView(session_).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const QString caption = QStringLiteral("%1 · %2").arg(chart.accessibleName(), provenance::line(session_));
    const QByteArray bytes = chartDocument(chart, format, caption, QByteArray::fromStdString(provenance));
    QSaveFile file(path);
    if (!bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return path;
    Error error;
    error.kind = Error::Kind::NotFound;
    error.message = "the chart cannot be written";
    error.where = path.toStdString();
    return error;
}

}  // namespace orrery
