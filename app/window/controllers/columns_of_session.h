#pragma once

#include <QList>
#include <QMap>
#include <vector>

#include "widgets/bridge/session.h"
#include "widgets/timeline/tracks.h"

namespace orrery {

/// One number a step of a dataset's feature.
struct ColumnRef {
    QString feature;  ///< as the dataset spells it
    int dim = 0;      ///< flattened

    QString id() const { return QStringLiteral("%1.%2").arg(feature).arg(dim); }
    bool operator==(const ColumnRef&) const = default;
};
/// The columns that a person added, by the absolute path of a dataset.
using ColumnBook = QMap<QString, QList<ColumnRef>>;

namespace columns {

/// Every number that the shown episode holds a step.
std::vector<ColumnRef> all(const Session& session);
/// What a column is called, without its values; without a name where the shown episode has no such column.
ColumnTrack named(const Session& session, const ColumnRef& ref);
/// Without values where the shown episode has none.
ColumnTrack track(const Session& session, const ColumnRef& ref);

}  // namespace columns
}  // namespace orrery
