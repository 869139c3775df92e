#pragma once

#include <QObject>
#include <functional>
#include <optional>

#include "widgets/bridge/session.h"
#include "widgets/frames/frame_area.h"

namespace orrery {

/// What a person does with one frame cell, by its context menu, the Edit menu or keys: copy, save, look where it comes from.
class CellCommands : public QObject {
    Q_OBJECT
public:
    CellCommands(Session& session, FrameArea& area, QObject* parent);

    /// Commands of FrameArea::cellCommand.
    void run(const QString& camera, Column column, const QString& command);
    /// The same for the cell under the pointer, else the one clicked last, else the first.
    void runCurrent(const QString& command);

Q_SIGNALS:
    void selected(int camera, orrery::Column column);            ///< A click.
    void provenanceWanted(int camera, orrery::Column column);    ///< "Show in Inspector", "Provenance".
    void saved(const orrery::Result<QString>& path);

private:
    struct Place {
        int camera = 0;
        Column column = Column::Truth;
    };
    std::optional<int> cameraNamed(const QString& name) const;
    QImage picture(const Place& place) const;
    QString reference(const Place& place) const;
    void save(const Place& place);

    Session& session_;
    FrameArea& area_;
    Place chosen_;
    std::optional<Place> hovered_;
};

}  // namespace orrery
