#pragma once

#include <QObject>
#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "model/runtime/work_queue.h"
#include "widgets/bridge/mailbox.h"
#include "widgets/bridge/session.h"
#include "widgets/frames/grid_state.h"
#include "widgets/panels/inspector_panel.h"

namespace orrery {

/// Between session and inspector: the documents of the command line, made on a worker; statistics on demand.
class InspectorController : public QObject {
    Q_OBJECT
public:
    InspectorController(Session& session, InspectorPanel& panel, QObject* parent);
    ~InspectorController() override;

    /// What a file holds; `place` among the open checkpoints.
    void showCheckpoint(std::size_t place);
    void showDataset();
    /// Where a frame cell comes from.
    void showCell(int camera, Column column);
    /// Where a branch comes from, at its node nearest to `step`. It follows until its first node is computed.
    void showBranch(int branch, qint64 step);

private:
    void followCurrent();
    void show(const nlohmann::json& document);
    void statistics(const QString& path);

    Session& session_;
    InspectorPanel& panel_;
    quint64 shown_ = 0;
    CheckpointPtr checkpoint_;  ///< that is shown; null while something else is
    CheckpointPtr current_;     ///< the session's when it was looked at last
    int awaited_ = 0;  ///< branch that is shown but has no node yet; 0: none
    Mailbox mailbox_;
    WorkQueue worker_;  // last: joins before what its tasks use goes away
};

}  // namespace orrery
