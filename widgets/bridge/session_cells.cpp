// What the frame cells and lanes read.
#include "widgets/bridge/session.h"

#include <algorithm>

namespace orrery {

qint64 Session::truthStep() const { return placement_ == Placement::MadeAt ? step_ : step_ + horizon_; }

qint64 Session::madeAtStep() const { return truthStep() - horizon_; }

CellView Session::truthCell(std::size_t camera) const {
    CellView view;
    const auto run = episode();
    if (!run || camera >= cameras().size()) return view;
    view.step = truthStep();
    if (view.step >= length()) {
        view.state = CellView::State::BeyondEnd;
        return view;
    }
    view.frame = run->frames().peek(camera, view.step);
    if (view.frame) {
        view.state = CellView::State::Ready;
    } else if (const auto failure = run->frames().failure(camera, view.step)) {
        view.state = CellView::State::Failed;
        view.error = *failure;
        view.pictureBefore = run->frames().pictureBefore(camera, view.step);
    } else {
        view.state = CellView::State::Waiting;
    }
    return view;
}

std::string Session::inputOf(std::size_t camera) const {
    return camera < cameras().size() ? mapping().inputOf(cameras()[camera].name) : std::string();
}

CellView Session::predictionCell(std::size_t camera) const {
    CellView view;
    const auto run = episode();
    const std::string input = inputOf(camera);
    if (!run || !model_ || !model_->card().can(Capability::PredictFrames)) return view;
    view.step = truthStep();
    view.madeAt = madeAtStep();
    view.firstPossible = horizon_;
    view.contextLength = model_->card().contextLength;
    if (const QString off = predictionsOff(); !off.isEmpty()) {
        view.state = CellView::State::Off;
        view.error.message = off.toStdString();
        return view;
    }
    if (input.empty()) return view;
    const auto& predicted = model_->card().frameOutputs;
    if (std::ranges::find(predicted, input) == predicted.end()) {
        view.state = CellView::State::Off;
        view.error.message = openedWithout(model_->card(), model_->card().title);
        return view;
    }
    if (view.madeAt < 0) {
        view.state = CellView::State::NoContext;
        return view;
    }
    const auto tree = run->tree();
    view.branch = tree->ownerOf(branch_, view.madeAt);
    if (const NodePtr node = tree->node(branch_, view.madeAt)) {
        view.origin = node->origin;
        view.provenance = node->provenance;
        view.contextUsed = node->prediction->contextUsed;
    }
    if (const ComparisonPtr shown = run->comparison(branch_, view.madeAt, input, contrast())) {
        view.state = CellView::State::Ready;
        view.frame = shown->picture;
        view.truth = shown->truth;
        view.metrics = shown->metrics;
        return view;
    }
    if (const auto failed = failures_.find({view.branch, view.madeAt}); failed != failures_.end()) {
        view.state = CellView::State::Failed;
        view.error = failed->second;
        return view;
    }
    const bool asked = computesUnasked_ && !engine_->idle(Urgency::Soon);
    view.state = asked || rest_.isActive() ? CellView::State::Waiting : CellView::State::NotComputed;
    return view;
}

ErrorSeries Session::errors(std::size_t camera) const {
    const auto run = episode();
    return run ? run->errors(branch_, inputOf(camera), contrast()) : ErrorSeries{};
}

NodePtr Session::nodeAt(qint64 step) const {
    const auto run = episode();
    return run ? run->tree()->node(branch_, step) : nullptr;
}

}  // namespace orrery
