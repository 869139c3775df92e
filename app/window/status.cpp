#include "app/window/status.h"

#include <QCoreApplication>
#include <cmath>

#include "app/window/names.h"
#include "widgets/shell/jobs_popover.h"
#include "widgets/shell/session_bar.h"
#include "widgets/shell/status_bar.h"

namespace orrery {
namespace {

struct Status {
    Q_DECLARE_TR_FUNCTIONS(Status)
};

QString progressOf(const JobInfo& job) {
    if (job.error) return QString::fromStdString(job.error->message);
    if (job.total <= 0) return {};
    const QString share = Status::tr("%1 of %2").arg(job.done).arg(job.total);
    const auto left = job.secondsLeft();
    if (!left || job.rate <= 0) return share;
    return QStringLiteral("%1 · %2 /s · %3 s").arg(share).arg(job.rate, 0, 'f', job.rate < 10 ? 1 : 0).arg(std::lround(*left));
}

QString stateOf(JobInfo::State state) {
    switch (state) {
        case JobInfo::State::Running: return QStringLiteral("running");
        case JobInfo::State::Done: return QStringLiteral("done");
        case JobInfo::State::Cancelled: return QStringLiteral("cancelled");
        case JobInfo::State::Failed: return QStringLiteral("failed");
    }
    return {};
}

void writeJobs(Session& session, StatusBar& status, JobsPopover& popover) {
    std::vector<JobRow> rows;
    for (const JobInfo& job : session.jobs().jobs()) {
        rows.push_back({job.id, JobListModel::title(job), progressOf(job), stateOf(job.state), job.done, job.total, job.rate});
    }
    popover.setJobs(std::move(rows));
    const JobInfo* job = session.jobs().mostUrgent();
    if (!job) return status.setJob({}, 0);
    const QString text = JobListModel::title(*job) + QLatin1Char(' ') + progressOf(*job);
    status.setJob(text.trimmed(), job->total > 0 ? static_cast<double>(job->done) / static_cast<double>(job->total) : -1);
}

QString noteOf(const OpenCheckpoint& open) {
    switch (open.state) {
        case OpenCheckpoint::State::Loading: return Status::tr("%1, loading").arg(QString::fromStdString(open.recognition.title));
        case OpenCheckpoint::State::Failed: return Status::tr("not loaded, tensors only");
        case OpenCheckpoint::State::TensorsOnly: return Status::tr("tensors only");
        case OpenCheckpoint::State::Loaded: break;
    }
    const ModelCard& card = open.model->card();
    return QStringLiteral("%1 · %2 · %3").arg(QString::fromStdString(card.title), QString::fromStdString(card.device), QString::fromStdString(card.precision));
}

void writeChips(Session& session, SessionBar& bar, StatusBar& status) {
    if (const auto dataset = session.dataset()) {
        const auto episodes = dataset->episodes();
        const QString note = session.episodePosition() < episodes.size()
                                 ? Status::tr("Episode %1 of %2").arg(episodes[session.episodePosition()].index).arg(episodes.size())
                                 : Status::tr("No episodes");
        bar.setDataset(nameOf(dataset->path()), note);
    } else {
        bar.setDataset({}, {});
    }
    const ModelCard* card = session.card();
    const std::size_t current = session.currentCheckpoint();
    if (current < session.checkpoints().size()) {
        const OpenCheckpoint& open = session.checkpoints()[current];
        bar.setCheckpoint(nameOf(open.checkpoint->file()), noteOf(open));
    } else {
        bar.setCheckpoint({}, {});
    }
    status.setDevice(card ? QStringLiteral("%1 · %2").arg(QString::fromStdString(card->device), QString::fromStdString(card->precision)) : QString());
}

void writeState(Session& session, StatusBar& status) {
    if (!session.dataset()) return status.setState(Status::tr("Ready"));
    status.setState(session.player().clock().playing() ? Status::tr("Playing") : Status::tr("Paused"));
}

}  // namespace

void writeSession(Session& session, SessionBar& bar, StatusBar& status, JobsPopover& jobs) {
    status.setKeymap(Status::tr("Review keys"));
    writeChips(session, bar, status);
    writeState(session, status);
    writeJobs(session, status, jobs);
}

void followSession(Session& session, SessionBar& bar, StatusBar& status, JobsPopover& jobs) {
    auto chips = [&session, &bar, &status] {
        writeChips(session, bar, status);
        writeState(session, status);
    };
    QObject::connect(&session, &Session::datasetChanged, &bar, chips);
    QObject::connect(&session, &Session::episodeChanged, &bar, chips);
    QObject::connect(&session, &Session::checkpointChanged, &bar, chips);
    QObject::connect(&session, &Session::modelChanged, &bar, chips);
    QObject::connect(&session.player(), &Player::changed, &status, [&session, &status] { writeState(session, status); });
    QObject::connect(&session, &Session::jobsChanged, &jobs, [&session, &status, &jobs] { writeJobs(session, status, jobs); });
    QObject::connect(&jobs, &JobsPopover::cancelRequested, &session, &Session::cancelJob);
    writeSession(session, bar, status, jobs);
}

}  // namespace orrery
