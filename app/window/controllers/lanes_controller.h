#pragma once

#include <QObject>

#include "app/window/controllers/columns_of_session.h"

namespace orrery {

class Timeline;

/// Between session and the lanes that a person makes: markers and added columns. To be made after the TimelineController, which
/// empties all lanes for a new episode.
class LanesController : public QObject {
    Q_OBJECT
public:
    LanesController(Session& session, Timeline& timeline, QObject* parent);

    /// Columns of the shown episode that have no lane yet.
    std::vector<ColumnRef> columnsToAdd() const;
    void addColumn(const ColumnRef& ref);
    const ColumnBook& columns() const { return columns_; }
    void restore(ColumnBook columns);

    void toggleMarker();
    void goToNextMarker();
    /// False when the playhead stands on no marker.
    bool renameMarker();

private:
    void removeColumn(const QString& id);
    void showAll();
    void showMarkers();
    void showColumns();

    Session& session_;
    Timeline& timeline_;
    ColumnBook columns_;
};

}  // namespace orrery
