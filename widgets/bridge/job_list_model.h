#pragma once

#include <QAbstractListModel>
#include <vector>

#include "model/runtime/job_board.h"

namespace orrery {

/// The jobs popover's rows, newest first. Fed with setJobs() on the GUI thread.
class JobListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, StateRole, DoneRole, TotalRole, RateRole, SecondsLeftRole, ErrorRole };

    using QAbstractListModel::QAbstractListModel;

    void setJobs(std::vector<JobInfo> jobs);
    const std::vector<JobInfo>& jobs() const { return jobs_; }
    /// The running job that a person should see first: the newest; null when nothing runs.
    const JobInfo* mostUrgent() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// "Loading gr1.pt", "Predicting the episode", "Branch A: open the drawer".
    static QString title(const JobInfo& job);

private:
    std::vector<JobInfo> jobs_;
};

}  // namespace orrery
