#include "app/window/controllers/library_controller.h"

#include "app/window/controllers/pictures.h"
#include "app/window/names.h"

namespace orrery {

LibraryController::LibraryController(Session& session, LibraryPanel& panel, QObject* parent)
    : QObject(parent), session_(session), panel_(panel) {
    connect(&session_, &Session::datasetChanged, this, &LibraryController::showDatasets);
    connect(&session_, &Session::episodeChanged, this, &LibraryController::showCurrent);
    connect(&session_, &Session::checkpointChanged, this, &LibraryController::showCheckpoints);
    connect(&session_, &Session::modelChanged, this, &LibraryController::showCheckpoints);
    connect(&session_, &Session::jobsChanged, this, &LibraryController::showCheckpoints);
    connect(&panel_, &LibraryPanel::thumbnailWanted, this, &LibraryController::makeThumbnail);
    connect(&panel_, &LibraryPanel::episodeChosen, this,
            [this](const QString& id, int position) { chooseEpisode(id, static_cast<std::size_t>(position)); });
    connect(&panel_, &LibraryPanel::openRequested, this, &LibraryController::openRequested);
    connect(&panel_, &LibraryPanel::moreRequested, this, &LibraryController::moreRequested);
    connect(&panel_, &LibraryPanel::checkpointChosen, this, &LibraryController::checkpointChosen);
    connect(&panel_, &LibraryPanel::datasetChosen, this, [this](const QString& id) {
        bringForward(id);
        Q_EMIT datasetChosen();
    });
}

LibraryController::~LibraryController() { thumbnails_.finish(); }

void LibraryController::makeThumbnail(const QString& id, int position) {
    const DatasetPtr dataset = datasetOf(id);
    if (!dataset) return;
    const auto place = static_cast<std::size_t>(position);
    thumbnails_.post(Urgency::Later, id.toStdString() + " thumbnail " + std::to_string(position), [this, dataset, id, place](std::stop_token stop) {
        constexpr int kHeight = 64;  // px: twice the row's, for dense screens
        const auto episode = dataset->openEpisode(place, stop);
        if (!episode) return;
        for (const Feature& feature : dataset->features()) {
            if (!feature.isPicture()) continue;
            const auto frame = (*episode)->frame(feature.name, 0, stop);
            if (!frame) continue;
            const QImage picture = imageOf(shrunk(*frame, kHeight));
            mailbox_.post([this, id, place, picture] { panel_.setThumbnail(id, static_cast<int>(place), picture); });
            return;
        }
    });
}

QString LibraryController::idOf(const Dataset& dataset) { return QString::fromStdString(dataset.path().string()); }

DatasetPtr LibraryController::datasetOf(const QString& id) const {
    for (const DatasetPtr& dataset : session_.datasets()) {
        if (idOf(*dataset) == id) return dataset;
    }
    return nullptr;
}

void LibraryController::chooseEpisode(const QString& id, std::size_t position) {
    bringForward(id);
    session_.setEpisode(position);
}

void LibraryController::bringForward(const QString& id) {
    const auto all = session_.datasets();
    for (std::size_t place = 0; place < all.size(); ++place) {
        if (idOf(*all[place]) == id) session_.showDataset(place);
    }
}

void LibraryController::showDatasets() {
    const QStringList names = datasetNames(session_);
    QList<LibraryDataset> list;
    for (const DatasetPtr& dataset : session_.datasets()) {
        LibraryDataset row;
        row.id = idOf(*dataset);
        row.name = names[list.size()];
        row.format = QString::fromUtf8(dataset->formatTitle().data(), static_cast<qsizetype>(dataset->formatTitle().size()));
        row.fps = dataset->fps().value_or(0);
        for (const EpisodeInfo& episode : dataset->episodes()) {
            LibraryEpisode one;
            one.number = static_cast<int>(episode.index);
            one.instruction = QString::fromStdString(episode.instruction);
            one.length = static_cast<int>(episode.usable ? episode.length : episode.lengthListed);
            if (!episode.usable) one.problem = tr("Its files are missing or damaged.");
            row.episodes << one;
        }
        list << row;
    }
    panel_.setDatasets(list);
    showCurrent();
}

void LibraryController::showCurrent() {
    if (session_.dataset()) panel_.setCurrentEpisode(idOf(*session_.dataset()), static_cast<int>(session_.episodePosition()));
}

void LibraryController::showCheckpoints() {
    using State = LibraryCheckpoint::State;
    const QStringList names = checkpointNames(session_);
    QList<LibraryCheckpoint> list;
    for (const OpenCheckpoint& open : session_.checkpoints()) {
        LibraryCheckpoint row;
        row.id = QString::fromStdString(open.checkpoint->file().string());
        row.name = names[list.size()];
        row.family = QString::fromStdString(open.recognition.title);
        switch (open.state) {
            case OpenCheckpoint::State::Loading: row.state = State::Loading; break;
            case OpenCheckpoint::State::Loaded: row.state = State::Loaded; break;
            case OpenCheckpoint::State::TensorsOnly: row.state = State::TensorsOnly; break;
            case OpenCheckpoint::State::Failed: row.state = State::Failed; break;
        }
        if (row.state == State::Loading) row.percent = percentOf(*open.checkpoint);
        if (row.state == State::Failed) row.problem = QString::fromStdString(open.error.message);
        if (open.model) row.parameters = open.model->card().parameterCount;
        row.current = open.model && open.checkpoint == session_.checkpoint();
        list << row;
    }
    panel_.setCheckpoints(list);
}

/// Models are loaded one after the other, so the name tells whose job it is.
int LibraryController::percentOf(const Checkpoint& checkpoint) const {
    for (const JobInfo& job : session_.jobs().jobs()) {
        const bool loads = job.kind == JobInfo::Kind::LoadModel && job.state == JobInfo::State::Running;
        if (loads && job.total > 0 && job.subject == checkpoint.file().filename().string()) return static_cast<int>(job.done * 100 / job.total);
    }
    return 0;
}

}  // namespace orrery
