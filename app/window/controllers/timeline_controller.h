#pragma once

#include <QObject>
#include <QTimer>

#include "widgets/bridge/session.h"
#include "widgets/charts/actions_panel.h"
#include "widgets/charts/error_panel.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/transport_bar.h"

namespace orrery {

/// Between session and everything that shows time: timeline, transport, action and error charts.
class TimelineController : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Timeline& timeline;
        TransportBar& transport;
        ActionsPanel& actions;
        ErrorPanel& error;
    };
    TimelineController(Session& session, Parts parts, QObject* parent);

    void goToLargestError();
    void goToNextPeak();
    void goToEvent(int direction);

Q_SIGNALS:
    void shownToggled(orrery::Origin origin, bool shown);

private:
    void connectSession();
    void connectTimeline();
    void connectTransport();
    void connectCharts();
    void showEpisode();
    void showData();
    void showPredictions();
    void showErrors();
    void showBranches();
    void showReady();
    void showPlayback();
    void showStep();
    void showStepInCharts();
    int cameraNamed(const QString& name) const;

    Session& session_;
    Parts parts_;
    QTimer refresh_;
    QTimer chartRest_;         ///< runs after the charts have followed the playhead
    bool chartsLate_ = false;  ///< the playhead has moved since
};

}  // namespace orrery
