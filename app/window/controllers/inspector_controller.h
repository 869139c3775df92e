#pragma once

#include <QObject>
#include <memory>

#include "model/runtime/work_queue.h"
#include "widgets/bridge/session.h"
#include "widgets/panels/inspector_panel.h"

namespace orrery {

/// Between session and inspector: the documents of the command line, made on a worker; statistics on demand.
class InspectorController : public QObject {
    Q_OBJECT
public:
    InspectorController(Session& session, InspectorPanel& panel, QObject* parent);
    ~InspectorController() override;

    void showCheckpoint();
    void showDataset();

private:
    void statistics(const QString& path);

    Session& session_;
    InspectorPanel& panel_;
    quint64 shown_ = 0;
    WorkQueue worker_;  // last: joins before what its tasks use goes away
};

}  // namespace orrery
