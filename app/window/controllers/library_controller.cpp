#include "app/window/controllers/library_controller.h"

#include "app/window/controllers/pictures.h"

namespace orrery {

LibraryController::LibraryController(Session& session, LibraryPanel& panel, QObject* parent)
    : QObject(parent), session_(session), panel_(panel) {
    connect(&session_, &Session::datasetChanged, this, &LibraryController::showDatasets);
    connect(&session_, &Session::episodeChanged, this, &LibraryController::showCurrent);
    connect(&session_, &Session::checkpointChanged, this, &LibraryController::showCheckpoints);
    connect(&session_, &Session::modelChanged, this, &LibraryController::showCheckpoints);
    connect(&session_, &Session::jobsChanged, this, &LibraryController::showCheckpoints);
    connect(&session_, &Session::frameReady, this, [this](int camera, qint64 step) {
        // the first picture of the open episode is its thumbnail; others get theirs when they are opened
        if (camera != 0 || step != 0 || !session_.episode()) return;
        const FramePtr first = session_.episode()->frames().peek(0, 0);
        if (first) panel_.setThumbnail(datasetId(), static_cast<int>(session_.episodePosition()), imageOf(shrunk(first, 80)));
    });
    connect(&session_, &Session::thumbnailReady, this, [this](int camera, qint64 step) {
        if (camera != 0 || step != 0 || !session_.episode()) return;
        const FramePtr first = session_.episode()->frames().thumbnail(0, 0);
        panel_.setThumbnail(datasetId(), static_cast<int>(session_.episodePosition()), imageOf(first));
    });
    connect(&panel_, &LibraryPanel::episodeChosen, this,
            [this](const QString&, int position) { session_.setEpisode(static_cast<std::size_t>(position)); });
    connect(&panel_, &LibraryPanel::openRequested, this, &LibraryController::openRequested);
    connect(&panel_, &LibraryPanel::moreRequested, this, &LibraryController::moreRequested);
    connect(&panel_, &LibraryPanel::checkpointChosen, this, &LibraryController::checkpointChosen);
    connect(&panel_, &LibraryPanel::datasetChosen, this, &LibraryController::datasetChosen);
}

QString LibraryController::datasetId() const {
    return session_.dataset() ? QString::fromStdString(session_.dataset()->path().string()) : QString();
}

void LibraryController::showDatasets() {
    QList<LibraryDataset> list;
    if (const DatasetPtr dataset = session_.dataset()) {
        LibraryDataset row;
        row.id = datasetId();
        row.name = QString::fromStdString(dataset->path().filename().string());
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
    if (session_.dataset()) panel_.setCurrentEpisode(datasetId(), static_cast<int>(session_.episodePosition()));
}

void LibraryController::showCheckpoints() {
    QList<LibraryCheckpoint> list;
    if (const CheckpointPtr checkpoint = session_.checkpoint()) {
        LibraryCheckpoint row;
        row.id = QString::fromStdString(checkpoint->file().string());
        row.name = QString::fromStdString(checkpoint->file().filename().string());
        if (session_.recognition()) row.family = QString::fromStdString(session_.recognition()->title);
        row.state = session_.card() ? LibraryCheckpoint::State::Loaded : LibraryCheckpoint::State::TensorsOnly;
        for (const JobInfo& job : session_.jobs().jobs()) {
            if (job.kind != JobInfo::Kind::LoadModel || job.state != JobInfo::State::Running) continue;
            row.state = LibraryCheckpoint::State::Loading;
            row.percent = job.total > 0 ? static_cast<int>(job.done * 100 / job.total) : 0;
        }
        if (session_.card()) row.parameters = session_.card()->parameterCount;
        list << row;
    }
    panel_.setCheckpoints(list);
}

}  // namespace orrery
