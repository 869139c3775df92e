#pragma once

#include <QHash>
#include <QObject>

#include "widgets/bridge/session.h"
#include "widgets/panels/library_panel.h"

namespace orrery {

/// Between session and library: what is open, episodes with their first pictures, which episode is shown.
class LibraryController : public QObject {
    Q_OBJECT
public:
    LibraryController(Session& session, LibraryPanel& panel, QObject* parent);

Q_SIGNALS:
    void openRequested();
    void moreRequested(const QPoint& at);
    void checkpointChosen();
    void datasetChosen();

private:
    void showDatasets();
    void showCheckpoints();
    void showCurrent();
    QString datasetId() const;

    Session& session_;
    LibraryPanel& panel_;
    std::size_t thumbnailEpisode_ = 0;
};

}  // namespace orrery
