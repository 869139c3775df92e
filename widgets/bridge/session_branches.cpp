// The instruction and what grows from it.
#include "widgets/bridge/session.h"

#include <QUndoStack>
#include <algorithm>

#include "widgets/bridge/done_command.h"

namespace orrery {

QString Session::datasetInstruction() const {
    const EpisodeDataPtr data = episodeData();
    return data ? QString::fromStdString(data->instructionAt(step_)) : QString();
}

Origin Session::instructionOrigin() const { return instruction_ == datasetInstruction() ? Origin::Given : Origin::Edited; }

/// The field shows the current branch's text, or the dataset's at the playhead, until somebody types.
void Session::followInstruction() {
    if (instructionTyped_) return;
    const auto run = episode();
    const auto branch = run && branch_ != 0 ? run->tree()->branch(branch_) : std::nullopt;
    const QString text = branch ? QString::fromStdString(branch->instruction) : datasetInstruction();
    if (text == instruction_) return;
    instruction_ = text;
    Q_EMIT instructionChanged();
}

void Session::setInstruction(const QString& text) {
    instructionTyped_ = true;
    if (text == instruction_) return;
    instruction_ = text;
    Q_EMIT instructionChanged();
}

void Session::restoreInstruction() {
    instructionTyped_ = false;
    setBranch(0);
    followInstruction();
    Q_EMIT instructionChanged();
}

void Session::applyInstruction() {
    if (!model_ || !episode()) return;
    computesUnasked_ = true;
    if (instructionOrigin() == Origin::Given) return restoreInstruction();
    BranchRequest request;
    request.forkStep = std::max<qint64>(0, madeAtStep());
    request.steps = step_ - request.forkStep + 1;
    request.instruction = instruction_.toStdString();
    request.origin = Origin::Edited;
    const int grown = engine_->runBranch(request);
    if (grown > 0) setBranch(grown);
}

void Session::runInstruction(qint64 steps) {
    if (!model_ || !episode()) return;
    computesUnasked_ = true;
    BranchRequest request;
    request.forkStep = step_;
    request.steps = steps;
    request.instruction = instruction_.toStdString();
    const int grown = engine_->runBranch(request);
    if (grown > 0) setBranch(grown);
}

void Session::stepOnce() {
    if (branch_ == 0 || !model_) return setStep(step_ + 1);
    followedBranch_ = branch_;
    engine_->stepBranch(branch_);
}

void Session::takePrediction(EpisodeTicket ticket, int branch, std::int64_t step) {
    if (ticket != ticket_) return;
    failures_.erase({branch, step});
    const auto run = episode();
    const auto info = run ? run->tree()->branch(branch) : std::nullopt;
    Q_EMIT predictionReady(branch, step);
    if (!info || followedBranch_ == 0 || followedBranch_ != branch || info->lastStep != step) return;
    followedBranch_ = 0;
    setStep(step);
}

void Session::takeFailure(EpisodeTicket ticket, int branch, std::int64_t step, const Error& error) {
    const auto run = episode();
    if (ticket != ticket_ || !run) return;
    if (followedBranch_ == branch) followedBranch_ = 0;
    failures_.insert_or_assign({run->tree()->ownerOf(branch, step), step}, error);
    Q_EMIT predictionFailed(branch, step, error);
}

void Session::removeBranch(int branch) {
    const auto run = episode();
    const std::weak_ptr tree = run ? run->tree() : nullptr;
    if (!dropBranch(branch)) return;
    // each model has its own tree: while another one is shown there is nothing to bring back
    const auto shown = [this, tree] { return episode() && episode()->tree() == tree.lock(); };
    undo_->push(new DoneCommand(
        tr("delete branch"), [this, shown] { if (shown()) restoreBranch(); }, [this, shown, branch] { if (shown()) dropBranch(branch); }));
}

bool Session::dropBranch(int branch) {
    if (!engine_->removeBranch(branch)) return false;
    const auto run = episode();
    if (run && !run->tree()->branch(branch_)) {
        branch_ = 0;
        followInstruction();
        askPredictions();
        Q_EMIT branchChanged(branch_);
    }
    return true;
}

void Session::restoreBranch() { engine_->restoreBranch(); }

void Session::renameBranch(int branch, const QString& label) { engine_->renameBranch(branch, label.toStdString()); }

}  // namespace orrery
