#pragma once

#include <QHash>
#include <QObject>

#include "model/runtime/work_queue.h"
#include "widgets/bridge/mailbox.h"
#include "widgets/bridge/session.h"
#include "widgets/panels/library_panel.h"

namespace orrery {

/// Between session and library: what is open, episodes with their first pictures, which episode is shown.
class LibraryController : public QObject {
    Q_OBJECT
public:
    LibraryController(Session& session, LibraryPanel& panel, QObject* parent);
    ~LibraryController() override;

Q_SIGNALS:
    void openRequested();
    void moreRequested(const QPoint& at);
    void checkpointChosen(const QString& path);
    void datasetChosen();

private:
    void showDatasets();
    void showCheckpoints();
    int percentOf(const Checkpoint& checkpoint) const;
    void showCurrent();
    /// The first picture of an episode that is not open, read on a worker.
    void makeThumbnail(const QString& dataset, int position);
    static QString idOf(const Dataset& dataset);
    DatasetPtr datasetOf(const QString& id) const;
    void chooseEpisode(const QString& dataset, std::size_t position);
    void bringForward(const QString& dataset);

    Session& session_;
    LibraryPanel& panel_;
    Mailbox mailbox_;
    WorkQueue thumbnails_;  // last: joins before what its tasks use goes away
};

}  // namespace orrery
