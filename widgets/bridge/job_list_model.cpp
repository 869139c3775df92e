#include "widgets/bridge/job_list_model.h"

#include <algorithm>

namespace orrery {

void JobListModel::setJobs(std::vector<JobInfo> jobs) {
    std::ranges::reverse(jobs);
    if (std::ranges::equal(jobs, jobs_, {}, &JobInfo::id, &JobInfo::id)) {
        jobs_ = std::move(jobs);
        if (!jobs_.empty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(jobs_.size()) - 1));
        return;
    }
    beginResetModel();
    jobs_ = std::move(jobs);
    endResetModel();
}

const JobInfo* JobListModel::mostUrgent() const {
    const auto found = std::ranges::find(jobs_, JobInfo::State::Running, &JobInfo::state);
    return found == jobs_.end() ? nullptr : &*found;
}

int JobListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(jobs_.size()); }

QVariant JobListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const JobInfo& job = jobs_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole: return title(job);
        case IdRole: return job.id;
        case StateRole: return static_cast<int>(job.state);
        case DoneRole: return static_cast<qint64>(job.done);
        case TotalRole: return static_cast<qint64>(job.total);
        case RateRole: return job.rate;
        case SecondsLeftRole: return job.secondsLeft() ? QVariant(*job.secondsLeft()) : QVariant();
        case ErrorRole: return job.error ? QVariant(QString::fromStdString(describe(*job.error))) : QVariant();
        default: return {};
    }
}

QString JobListModel::title(const JobInfo& job) {
    const QString subject = QString::fromStdString(job.subject);
    switch (job.kind) {
        case JobInfo::Kind::LoadModel: return tr("Loading %1").arg(subject);
        case JobInfo::Kind::OpenDataset: return tr("Opening %1").arg(subject);
        case JobInfo::Kind::RunBranch: return tr("Branch %1").arg(subject);
        case JobInfo::Kind::FitBasis: return tr("Fitting the colour basis");
        case JobInfo::Kind::FillPredictions: break;
    }
    return tr("Predicting the episode");
}

}  // namespace orrery
