#include "app/window/controllers/lanes_controller.h"

#include <algorithm>
#include <utility>

#include "widgets/timeline/timeline.h"

namespace orrery {

LanesController::LanesController(Session& session, Timeline& timeline, QObject* parent) : QObject(parent), session_(session), timeline_(timeline) {
    connect(&session_, &Session::episodeChanged, this, &LanesController::showAll);
    connect(&session_, &Session::episodeDataReady, this, &LanesController::showAll);
    connect(&session_.markers(), &Markers::changed, this, &LanesController::showMarkers);
    connect(&timeline_, &Timeline::markerToggleWanted, &session_.markers(), &Markers::toggle);
    connect(&timeline_, &Timeline::markerRenamed, &session_.markers(), &Markers::rename);
    connect(&timeline_, &Timeline::columnRemoveWanted, this, &LanesController::removeColumn);
}

void LanesController::showAll() {
    showMarkers();
    showColumns();
}

void LanesController::showMarkers() {
    std::vector<TimelineMarker> markers;
    const Markers::Names here = session_.markers().here();
    for (auto one = here.cbegin(); one != here.cend(); ++one) {
        // a session may be older than its dataset
        if (one.key() >= 0 && one.key() < timeline_.stepCount()) markers.push_back({static_cast<int>(one.key()), one.value()});
    }
    timeline_.setMarkers(std::move(markers));
}

void LanesController::showColumns() {
    std::vector<ColumnTrack> tracks;
    for (const ColumnRef& ref : columns_.value(session_.datasetPath())) tracks.push_back(columns::track(session_, ref));
    timeline_.setColumns(std::move(tracks));
}

std::vector<ColumnRef> LanesController::columnsToAdd() const {
    std::vector<ColumnRef> refs = columns::all(session_);
    const QList<ColumnRef> shown = columns_.value(session_.datasetPath());
    std::erase_if(refs, [&](const ColumnRef& ref) { return shown.contains(ref); });
    return refs;
}

void LanesController::addColumn(const ColumnRef& ref) {
    QList<ColumnRef>& shown = columns_[session_.datasetPath()];
    if (!shown.contains(ref)) shown.append(ref);
    showColumns();
}

void LanesController::removeColumn(const QString& id) {
    QList<ColumnRef>& shown = columns_[session_.datasetPath()];
    shown.removeIf([&](const ColumnRef& ref) { return ref.id() == id; });
    if (shown.isEmpty()) columns_.remove(session_.datasetPath());
    showColumns();
}

void LanesController::restore(ColumnBook columns) {
    columns_ = std::move(columns);
    showColumns();
}

void LanesController::toggleMarker() { session_.markers().toggle(session_.step()); }

void LanesController::goToNextMarker() {
    if (const auto step = session_.markers().next(session_.step())) session_.setStep(*step);
}

bool LanesController::renameMarker() {
    const bool there = session_.markers().here().contains(session_.step());
    if (there) timeline_.editMarkerName(static_cast<int>(session_.step()));
    return there;
}

}  // namespace orrery
