#include "app/window/controllers/frames_controller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

#include "app/window/controllers/cell_texts.h"
#include "model/analysis/structural.h"

namespace orrery {
namespace {

constexpr int kLateAfterMs = 100;  // window.md 2: until then the old picture stands undimmed, with its own step

}  // namespace

FramesController::FramesController(Session& session, FrameArea& area, QObject* parent)
    : QObject(parent), session_(session), area_(area), pinned_(session) {
    refresh_.setSingleShot(true);
    late_.setSingleShot(true);
    connect(&refresh_, &QTimer::timeout, this, &FramesController::refresh);
    connect(&late_, &QTimer::timeout, this, &FramesController::refresh);
    connectSession();
    connectArea();
    session_.player().setShown([this] { return !refresh_.isActive() && !area_.waitsForPaint(); });
    scheduleRefresh();
}

void FramesController::connectSession() {
    const auto soon = [this] { scheduleRefresh(); };
    for (const auto signal : {&Session::datasetChanged, &Session::episodeDataReady, &Session::modelChanged,
                              &Session::mappingChanged, &Session::contrastChanged, &Session::placementChanged}) {
        connect(&session_, signal, this, soon);
    }
    connect(&session_, &Session::episodeChanged, this, [this] {
        kept_.clear();
        chosenRange_.reset();
        area_.unpin();
        scheduleRefresh();
    });
    connect(&session_, &Session::stepChanged, this, soon);
    connect(&session_, &Session::branchChanged, this, soon);
    connect(&session_, &Session::horizonChanged, this, soon);
    connect(&session_, &Session::frameReady, this, soon);
    connect(&session_, &Session::predictionReady, this, soon);
    connect(&session_, &Session::predictionFailed, this, soon);
}

void FramesController::connectArea() {
    connect(&area_, &FrameArea::placementChosen, &session_, &Session::setPlacement);
    connect(&area_, &FrameArea::contrastChosen, &session_, &Session::setContrast);
    connect(&area_, &FrameArea::horizonChosen, &session_, &Session::setHorizon);
    connect(&area_, &FrameArea::errorModeChosen, this, &FramesController::setErrorMode);
    connect(&area_, &FrameArea::errorRangeChosen, this, [this](double range) {
        chosenRange_ = range > 0 ? std::optional(range) : std::nullopt;
        refresh();
    });
    connect(&area_, &FrameArea::pinChanged, this, [this](int step) {
        pinned_.pin(step);
        refresh();
    });
    connect(&area_, &FrameArea::cellButtonPressed, this,
            [this](const QString& camera, Column, const QString& id) { pressed(camera, id); });
    connect(&area_, &FrameArea::cellCommand, this, &FramesController::cellCommand);
}

void FramesController::setErrorMode(ErrorMode mode) {
    errorMode_ = mode;
    refresh();
}

void FramesController::scheduleRefresh() {
    if (!refresh_.isActive()) refresh_.start(0);
}

void FramesController::refresh() {
    GridState state;
    for (std::size_t camera = 0; camera < session_.cameras().size(); ++camera) state.rows.push_back(row(camera));
    state.pinnedStep = static_cast<int>(pinned_.step());
    state.truthNote = texts::truthNote(session_);
    if (session_.card() && session_.horizon() > 0) {
        state.placements = texts::placements(session_);
        state.placement = session_.placement();
        if (session_.card()->normalisedPatches) state.contrasts = texts::contrasts(session_);
        state.contrast = session_.contrast();
    }
    state.errorMode = errorMode_;
    state.errorRange = errorRange();
    area_.setGrid(state);
    area_.setHorizon(horizonState());
}

RowState FramesController::row(std::size_t camera) {
    predictions_[camera] = session_.predictionCell(camera);
    RowState row;
    row.camera = QString::fromStdString(session_.cameras()[camera].shortName);
    row.cell(Column::Truth) = settled(camera, Column::Truth, truthCell(camera));
    row.cell(Column::Prediction) = settled(camera, Column::Prediction, predictionCell(camera));
    row.cell(Column::Error) = errorCell(row.cell(Column::Truth), row.cell(Column::Prediction), predictions_[camera]);
    row.pinned = pinned_.cell(camera);
    return row;
}

CellState FramesController::truthCell(std::size_t camera) const {
    const CellView view = session_.truthCell(camera);
    CellState cell;
    cell.step = static_cast<int>(view.step);
    cell.frame = view.frame;
    cell.source = texts::recorded();
    texts::describe(cell, view, session_, Column::Truth);
    return cell;
}

CellState FramesController::predictionCell(std::size_t camera) const {
    const CellView& view = predictions_.at(camera);
    CellState cell;
    cell.step = static_cast<int>(view.step);
    cell.madeAt = static_cast<int>(view.madeAt);
    cell.frame = view.frame;
    cell.origin = view.origin == Origin::Given ? Origin::Imagined : view.origin;
    if (session_.card()) cell.model = QString::fromStdString(session_.card()->title);
    cell.source = texts::predictionSource(session_, view);
    cell.warning = texts::predictionWarning(session_, view);
    texts::describe(cell, view, session_, Column::Prediction);
    return cell;
}

CellState FramesController::errorCell(const CellState& truth, const CellState& prediction, const CellView& view) const {
    CellState cell;
    cell.step = prediction.step;
    cell.origin = Origin::Given;
    const bool both = truth.status == CellStatus::Ok && prediction.status == CellStatus::Ok && truth.step == prediction.step;
    if (!both || !view.metrics || !view.truth) {
        texts::noError(cell, session_, prediction.step);
        return cell;
    }
    cell.status = CellStatus::Ok;
    cell.compared = view.truth;
    cell.metric = texts::metric(*view.metrics);
    if (errorMode_ == ErrorMode::Structural) {
        auto map = std::make_shared<FloatMap>();
        map->width = view.truth->width;
        map->height = view.truth->height;
        map->values = structuralError(*view.truth, *prediction.frame);
        cell.structural = std::move(map);
    }
    return cell;
}

/// A cell that waits keeps its old picture, which dims after 100 ms; its caption keeps its own step.
CellState FramesController::settled(std::size_t camera, Column column, CellState wanted) {
    Kept& kept = kept_[{camera, column}];
    if (!wanted.pending) {
        kept.waiting.invalidate();
        kept.cell = wanted;
        return wanted;
    }
    if (!kept.waiting.isValid()) kept.waiting.start();
    if (!kept.cell.frame) return wanted;
    CellState old = kept.cell;
    old.pending = true;
    const qint64 waited = kept.waiting.elapsed();
    if (waited >= kLateAfterMs) {
        old.status = CellStatus::Late;
    } else if (!late_.isActive()) {
        late_.start(static_cast<int>(kLateAfterMs - waited));
    }
    return old;
}

double FramesController::errorRange() const {
    if (chosenRange_) return *chosenRange_;
    double range = 0;
    for (std::size_t camera = 0; camera < session_.cameras().size(); ++camera) {
        range = std::max(range, session_.errors(camera).pixelRange);
    }
    return range > 0 ? range : 0.3;
}

HorizonState FramesController::horizonState() const {
    HorizonState state;
    state.playhead = static_cast<int>(session_.step());
    state.lastStep = static_cast<int>(std::max<qint64>(0, session_.length() - 1));
    state.horizon = session_.horizon();
    const ModelCard* card = session_.card();
    if (!card || !card->can(Capability::PredictFrames)) {
        state.note = texts::noHorizon(session_);
        return state;
    }
    for (const int steps : card->horizons) state.stops.push_back({steps, 0});
    state.contextWanted = card->contextLength;
    double error = 0, copy = 0;
    for (const auto& [camera, view] : predictions_) {
        if (session_.inputOf(camera).empty()) continue;
        ++state.camerasAll;
        if (view.contextUsed > 0) state.contextFrames = view.contextUsed;
        if (view.state == CellView::State::Ready || view.state == CellView::State::Waiting) {
            state.madeAt = static_cast<int>(view.madeAt);
            state.shownStep = static_cast<int>(view.step);
        }
        if (!view.metrics) continue;
        ++state.camerasUsed;
        error += view.metrics->mae;
        copy += view.metrics->copyLast;
    }
    if (state.camerasUsed > 0) {
        state.error = error / state.camerasUsed;
        state.copyLast = copy / state.camerasUsed;
    }
    return state;
}

void FramesController::copyDetails(const QString& camera) {
    for (std::size_t i = 0; i < session_.cameras().size(); ++i) {
        if (QString::fromStdString(session_.cameras()[i].shortName) != camera) continue;
        QGuiApplication::clipboard()->setText(QString::fromStdString(describe(session_.truthCell(i).error)));
    }
}

void FramesController::pressed(const QString& camera, const QString& id) {
    if (id == QLatin1String("predict")) session_.predictHere();
    if (id == QLatin1String("mapping")) Q_EMIT mappingRequested();
    if (id == QLatin1String("report")) Q_EMIT reportRequested();
    if (id == QLatin1String("details")) copyDetails(camera);
    if (!id.startsWith(QLatin1String("goto:"))) return;
    session_.setStep(id.mid(5).toLongLong());
}

}  // namespace orrery
