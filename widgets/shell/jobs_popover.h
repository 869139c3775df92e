#pragma once

#include <vector>

#include "widgets/panels/panel.h"

class QProgressBar;
class QVBoxLayout;

namespace orrery {

class TextLabel;

/// A job as the popover shows it.
struct JobRow {
    int id = 0;
    QString title;     ///< "Predictions of the episode"
    QString progress;  ///< "1 204 of 2 514 · 38 /s · 35 s", or the reason of a failure.
    QString state;     ///< "running", "done", "cancelled", "failed"
    qint64 done = 0;
    qint64 total = 0;  ///< 0: unknown
    double rate = 0;   ///< a second
};

/// All jobs, newest first, each with its progress and a way to end it. A top-level popup. Rows are named job.<n>.
class JobsPopover : public Panel {
    Q_OBJECT
public:
    explicit JobsPopover(QWidget* parent);
    void setJobs(std::vector<JobRow> jobs);
    /// Opens with its bottom right corner at this global point.
    void openAbove(const QPoint& corner);

Q_SIGNALS:
    void cancelRequested(int job);

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// The parts of a row that change while its job runs.
    struct Row {
        QWidget* widget;
        TextLabel* progress;
        QProgressBar* bar;  ///< null where there is none
    };
    Row buildRow(const JobRow& job);
    void fill(const Row& row, const JobRow& job);
    void rebuild();

    std::vector<JobRow> jobs_;
    std::vector<Row> made_;  ///< one a job
    QVBoxLayout* column_;
    TextLabel* nothing_;
    QWidget* rows_ = nullptr;
    QPoint corner_;
};

}  // namespace orrery
