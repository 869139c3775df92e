#include "widgets/shell/jobs_popover.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>

#include "widgets/panels/parts.h"

namespace orrery {

JobsPopover::JobsPopover(QWidget* parent)
    : Panel(parent), column_(new QVBoxLayout(this)), nothing_(new TextLabel({12, 400, Ink::Text2}, this)) {
    setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
    setObjectName(QStringLiteral("jobsPopover"));
    column_->setContentsMargins(12, 8, 12, 8);
    column_->addWidget(nothing_);
    settle();
}

void JobsPopover::setJobs(std::vector<JobRow> jobs) {
    // the same rows only get new numbers: a button must stay between its press and its release
    const auto alike = [](const JobRow& a, const JobRow& b) { return a.id == b.id && a.title == b.title && a.state == b.state && (a.total > 0) == (b.total > 0); };
    const bool same = std::ranges::equal(jobs, jobs_, alike);
    jobs_ = std::move(jobs);
    if (!same) return rebuild();
    for (std::size_t i = 0; i < jobs_.size(); ++i) fill(made_[i], jobs_[i]);
}

void JobsPopover::openAbove(const QPoint& corner) {
    corner_ = corner;
    setMinimumWidth(Theme::get().px(360));
    adjustSize();
    move(corner_ - QPoint(width(), height() + 4));
    show();
}

void JobsPopover::fill(const Row& row, const JobRow& job) {
    row.widget->setProperty("done", job.done);
    row.widget->setProperty("total", job.total);
    row.widget->setProperty("rate", job.rate);
    row.widget->setAccessibleName(job.title + QLatin1Char(' ') + job.progress);
    row.progress->setText(job.progress);
    if (row.bar) row.bar->setValue(static_cast<int>(1000 * job.done / job.total));
}

JobsPopover::Row JobsPopover::buildRow(const JobRow& job) {
    auto* row = new QWidget(rows_);
    row->setObjectName(QStringLiteral("job.%1").arg(job.id));
    row->setProperty("state", job.state);
    const bool running = job.state == QLatin1String("running");
    const bool failed = job.state == QLatin1String("failed");
    auto* title = new TextLabel({12, 500, Ink::Text}, row);
    title->setText(job.title);
    auto* progress = new TextLabel({11, 400, failed ? Ink::Danger : Ink::Text2}, row);
    progress->setObjectName(QStringLiteral("jobProgress"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title);
    words->addWidget(progress);
    QProgressBar* bar = nullptr;
    if (running && job.total > 0) {
        bar = new QProgressBar(row);
        bar->setTextVisible(false);
        bar->setRange(0, 1000);
        bar->setAccessibleName(job.title);
        words->addWidget(bar);
    }
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 4, 0, 4);
    line->addLayout(words, 1);
    if (running) {
        auto* cancel = new QPushButton(tr("Cancel"), row);
        cancel->setObjectName(QStringLiteral("cancelButton"));
        cancel->setAccessibleName(tr("Cancel %1").arg(job.title));
        cancel->setFixedHeight(Theme::get().px(26));
        connect(cancel, &QPushButton::clicked, this, [this, cancel, id = job.id] {
            cancel->setEnabled(false);
            Q_EMIT cancelRequested(id);
        });
        line->addWidget(cancel);
    }
    const Row made{row, progress, bar};
    fill(made, job);
    return made;
}

void JobsPopover::rebuild() {
    if (rows_) {
        // the pressed button may be among them
        rows_->hide();
        rows_->setObjectName(QString());
        for (QObject* row : rows_->children()) row->setObjectName(QString());
        rows_->deleteLater();
    }
    rows_ = new QWidget(this);
    auto* list = new QVBoxLayout(rows_);
    list->setContentsMargins(0, 0, 0, 0);
    made_.clear();
    for (const JobRow& job : jobs_) {
        made_.push_back(buildRow(job));
        list->addWidget(made_.back().widget);
    }
    column_->addWidget(rows_);
    nothing_->setVisible(jobs_.empty());
    if (isVisible()) openAbove(corner_);
}

void JobsPopover::retranslate() {
    setAccessibleName(tr("Jobs"));
    nothing_->setText(tr("No jobs yet"));
    rebuild();
}

void JobsPopover::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::get().color(Ink::Raised));
    painter.setPen(Theme::get().color(Ink::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace orrery
