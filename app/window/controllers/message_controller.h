#pragma once

#include <QObject>

#include "widgets/bridge/session.h"
#include "widgets/panels/message_strip.h"

namespace orrery {

/// What went wrong with a file or a mapping, as strips above the frames; the rest of the window keeps working.
class MessageController : public QObject {
    Q_OBJECT
public:
    MessageController(Session& session, MessageStrip& strip, QObject* parent);

Q_SIGNALS:
    void checkpointReportRequested(const QString& path);
    void datasetReportRequested();
    void mappingRequested();

private:
    void openFailed(const QString& path, const Error& error);
    void unknownFamily(const QString& path);
    void showModel();
    void showMapping();
    void showDataset();
    QString cameraOf(const ModelInput& input) const;
    QString whatWorks(const ModelCard& card) const;

    Session& session_;
    MessageStrip& strip_;
    QString unknown_;  ///< path of the file that the strip about families names
};

}  // namespace orrery
