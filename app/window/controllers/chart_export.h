#pragma once

#include <QObject>

#include "model/base/result.h"
#include "widgets/bridge/session.h"
#include "widgets/charts/chart_document.h"

namespace orrery {

class SeriesChart;

/// Writes charts as CSV, SVG and PNG with where their numbers come from.
class ChartExport : public QObject {
    Q_OBJECT
public:
    ChartExport(Session& session, QObject* parent) : QObject(parent), session_(session) {}

    /// Asks for a name, then writes.
    void save(SeriesChart& chart, ChartFormat format);
    Result<QString> write(SeriesChart& chart, ChartFormat format, const QString& path) const;

Q_SIGNALS:
    void saved(const orrery::Result<QString>& path);

private:
    Session& session_;
};

}  // namespace orrery
