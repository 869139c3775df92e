// Which checkpoints are open and which one predicts.
#include <algorithm>
#include <utility>

#include "widgets/bridge/session.h"

namespace orrery {

const Recognition* Session::recognition() const {
    const std::size_t place = currentCheckpoint();
    return place < checkpoints_.size() ? &checkpoints_[place].recognition : nullptr;
}

std::size_t Session::placeOf(const CheckpointPtr& checkpoint) const {
    const auto found = std::ranges::find(checkpoints_, checkpoint, &OpenCheckpoint::checkpoint);
    return static_cast<std::size_t>(found - checkpoints_.begin());
}

/// Where an opened checkpoint goes: into its old place when it was read anew, into that of the one it replaces, or behind all.
std::size_t Session::placeFor(const CheckpointPtr& checkpoint, const CheckpointPtr& replaced) {
    const auto sameFile = [&] {
        const auto found = std::ranges::find(checkpoints_, checkpoint->file(), [](const auto& open) { return open.checkpoint->file(); });
        return static_cast<std::size_t>(found - checkpoints_.begin());
    };
    const std::size_t victim = replaced ? placeOf(replaced) : checkpoints_.size();
    if (victim >= checkpoints_.size()) return sameFile();
    if (victim == sameFile()) return victim;
    closeCheckpoint(victim);
    if (const std::size_t same = sameFile(); same < checkpoints_.size()) return same;
    checkpoints_.emplace(checkpoints_.begin() + static_cast<std::ptrdiff_t>(victim));
    return victim;
}

void Session::takeCheckpoint(const CheckpointPtr& checkpoint, const Recognition& recognition, const QString& path) {
    const std::size_t place = placeFor(checkpoint, takeReplaced(path).checkpoint);
    if (place == checkpoints_.size()) checkpoints_.emplace_back();
    OpenCheckpoint& open = checkpoints_[place];
    // one that is read anew predicts with what it has until the new weights are there
    const bool current = !model_ || (open.checkpoint && open.checkpoint == checkpoint_);
    open.checkpoint = checkpoint;
    open.recognition = recognition;
    open.state = recognition.family.empty() ? OpenCheckpoint::State::TensorsOnly : OpenCheckpoint::State::Loading;
    if (current) checkpoint_ = checkpoint;
    open.behind = behind_.erase(path) > 0;
    Q_EMIT checkpointChanged();
    Q_EMIT checkpointOpened(static_cast<int>(place));
    if (recognition.family.empty()) Q_EMIT unknownFamily(QString::fromStdString(checkpoint->file().string()));
}

void Session::takeModel(const CheckpointPtr& checkpoint, const std::shared_ptr<WorldModel>& model) {
    const std::size_t place = placeOf(checkpoint);
    if (place == checkpoints_.size()) return;  // closed while it was loading
    OpenCheckpoint& open = checkpoints_[place];
    const auto old = std::exchange(open.model, model);
    open.state = OpenCheckpoint::State::Loaded;
    open.branch = 0;
    open.horizon = model->card().horizons.empty() ? 0 : model->card().horizons.front();
    // a restored session opens several; only the one it is about comes forward
    if (!open.behind || !model_ || model_ == old) makeCurrent(place);
    else Q_EMIT checkpointChanged();
    engine_->dropModel(old);
}

void Session::takeModelFailure(const CheckpointPtr& checkpoint, const Error& error) {
    const std::size_t place = placeOf(checkpoint);
    if (place == checkpoints_.size()) return;
    OpenCheckpoint& open = checkpoints_[place];
    const bool stopped = error.kind == Error::Kind::Cancelled;
    open.error = error;
    // one that was read anew keeps the weights it had
    if (open.model) open.state = OpenCheckpoint::State::Loaded;
    else open.state = stopped ? OpenCheckpoint::State::TensorsOnly : OpenCheckpoint::State::Failed;
    Q_EMIT checkpointChanged();
}

void Session::leaveCheckpoint() {
    const std::size_t place = currentCheckpoint();
    if (place == checkpoints_.size() || checkpoints_[place].model != model_) return;
    checkpoints_[place].branch = branch_;
    checkpoints_[place].horizon = horizon_;
}

/// Their count: none is current.
void Session::makeCurrent(std::size_t place) {
    leaveCheckpoint();
    const OpenCheckpoint next = place < checkpoints_.size() ? checkpoints_[place] : OpenCheckpoint{};
    checkpoint_ = next.checkpoint;
    model_ = next.model;
    horizon_ = next.horizon;
    branch_ = next.branch;
    followedBranch_ = 0;
    failures_.clear();
    engine_->setModel(model_, model_ ? mappingOf(*model_) : InputMapping{});
    if (const auto run = episode(); !run || !run->tree()->branch(branch_)) branch_ = 0;
    followInstruction();
    askFrames();  // another horizon may show other steps
    Q_EMIT checkpointChanged();
    if (model_ && dataset_) Q_EMIT mappingChanged();
    Q_EMIT modelChanged();
    Q_EMIT horizonChanged(horizon_);
    Q_EMIT branchChanged(branch_);
    if (!computesUnasked_) return;
    askPredictions();
    if (model_) engine_->fillFrom(step_);
}

void Session::showCheckpoint(std::size_t place) {
    if (place >= checkpoints_.size() || place == currentCheckpoint()) return;
    if (checkpoints_[place].model) return makeCurrent(place);
    if (model_) return;
    checkpoint_ = checkpoints_[place].checkpoint;
    Q_EMIT checkpointChanged();
}

/// The nearest model before a closed place, else the nearest after it; where no model is open, whatever lies before.
std::size_t Session::heirOf(std::size_t closed) const {
    const auto predicts = [](const OpenCheckpoint& open) { return open.model != nullptr; };
    for (std::size_t place = closed; place-- > 0;) {
        if (predicts(checkpoints_[place])) return place;
    }
    const auto after = std::ranges::find_if(checkpoints_, predicts);
    if (after != checkpoints_.end()) return static_cast<std::size_t>(after - checkpoints_.begin());
    return closed > 0 ? closed - 1 : 0;
}

void Session::closeCheckpoint(std::size_t place) {
    if (place >= checkpoints_.size()) return;
    const OpenCheckpoint closed = std::move(checkpoints_[place]);
    checkpoints_.erase(checkpoints_.begin() + static_cast<std::ptrdiff_t>(place));
    if (closed.checkpoint == checkpoint_) makeCurrent(heirOf(place));
    else Q_EMIT checkpointChanged();
    // the heir was set first, so that the engine starts anew once only
    engine_->dropModel(closed.model);
}

}  // namespace orrery
