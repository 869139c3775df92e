#pragma once

#include <QObject>

#include "widgets/bridge/patch_probe.h"
#include "widgets/bridge/session.h"
#include "widgets/panels/representation_panel.h"

namespace orrery {

/// Between session and representation panel: patch colours and similarities at the playhead.
class RepresentationController : public QObject {
    Q_OBJECT
public:
    RepresentationController(Session& session, RepresentationPanel& panel, QObject* parent);

    /// Patch colours are still being made.
    bool busy() const { return probe_.busy(); }

private:
    void showModel();
    void refresh();
    void showColours(const FramePtr& colours);
    void showSimilarity(const SimilarityMap& map);
    QString note() const;

    Session& session_;
    RepresentationPanel& panel_;
    PatchProbe probe_;
    std::size_t camera_ = 0;
};

}  // namespace orrery
