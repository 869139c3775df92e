#include "widgets/bridge/session.h"

#include <QUndoStack>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "widgets/bridge/session_relay.h"

namespace orrery {
namespace {

constexpr int kRestMs = 150;  // window.md 3: a dragging hand that rests so long asks the model
constexpr int kAhead = 8;     // steps decoded beyond the playhead while playing

}  // namespace

Session::Session(OpeningFunctions functions, QObject* parent)
    : QObject(parent),
      relay_(std::make_unique<Relay>(*this)),
      engine_(std::make_unique<Engine>(*relay_, "orrery " ORRERY_VERSION)),
      opener_(new Opener(std::move(functions), engine_->jobs(), this)),
      player_(new Player(this)),
      undo_(new QUndoStack(this)),
      markers_(new Markers(*undo_, this)),
      jobList_(new JobListModel(this)) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connectParts();
}

Session::~Session() {
    delete opener_;  // before the job board that its threads report to
    opener_ = nullptr;
    engine_.reset();
    undo_->disconnect();  // it empties itself as it goes, when the window that follows it is half gone
}

void Session::connectParts() {
    connect(&rest_, &QTimer::timeout, this, &Session::askPredictions);
    connect(player_, &Player::stepped, this, [this](qint64 step) { setStep(step); });
    player_->setReadiness([this](std::int64_t step) {
        const auto run = episode();
        for (std::size_t camera = 0; run && camera < cameras().size(); ++camera) {
            if (!run->frames().peek(camera, step) && !run->frames().failure(camera, step)) return false;
        }
        return true;
    });
    connect(opener_, &Opener::datasetOpened, this, [this](const DatasetPtr&, const QString& path) { Q_EMIT opened(path); });
    connect(opener_, &Opener::checkpointOpened, this, [this](const CheckpointPtr&, const Recognition&, const QString& path) { Q_EMIT opened(path); });
    connect(opener_, &Opener::datasetOpened, this, &Session::takeDataset);
    connect(opener_, &Opener::checkpointOpened, this, &Session::takeCheckpoint);
    connect(opener_, &Opener::modelLoaded, this, &Session::takeModel);
    connect(opener_, &Opener::modelFailed, this, &Session::takeModelFailure);
    connect(opener_, &Opener::failed, this, &Session::openFailed);
    connect(opener_, &Opener::failed, this, [this](const QString& path) {
        replacing_.erase(path);
        behind_.erase(path);
        if (path == start_.dataset) start_ = {};  // a session whose dataset is gone waits for it no longer
    });
}

void Session::open(const QStringList& paths, Opening how) {
    for (const QString& path : paths) {
        if (how == Opening::Instead) replacing_[path] = {dataset_, checkpoint_};
        if (how == Opening::Restored && path != start_.dataset && path != start_.checkpoint) behind_.insert(path);
        opener_->open(path, loadOptions_);
    }
}

/// The second of a drop finds that the first has taken the place already.
Session::Shown Session::takeReplaced(const QString& path) {
    const auto found = replacing_.find(path);
    if (found == replacing_.end()) return {};
    const Shown replaced = std::move(found->second);
    replacing_.erase(found);
    return replaced;
}

InputMapping Session::mappingOf(const WorldModel& model) const {
    if (!dataset_) return {};
    const ModelCard& card = model.card();
    InputMapping mapping = orrery::proposeMapping(dataset_->features(), card);
    if (memory_.load) {
        const QByteArray stored = memory_.load(mappingKey(model));
        const auto document = nlohmann::json::parse(stored.begin(), stored.end(), nullptr, false);
        auto remembered = mappingFromJson(document);
        // what no longer fits the files is proposed anew rather than half used
        if (remembered && checkMapping(*remembered, dataset_->features(), card)) mapping = *std::move(remembered);
    }
    return mapping;
}

void Session::proposeMapping() {
    if (!dataset_ || !model_) return;
    engine_->setMapping(mappingOf(*model_));
    Q_EMIT mappingChanged();
}

QString Session::mappingKey(const WorldModel& model) const {
    return QString::fromStdString(dataset_->fingerprint() + "/" + model.card().family);
}

void Session::setMapping(InputMapping mapping) {
    if (dataset_ && model_ && memory_.store) {
        memory_.store(mappingKey(*model_), QByteArray::fromStdString(toJson(mapping).dump()));
    }
    failures_.clear();
    branch_ = 0;
    engine_->setMapping(std::move(mapping));
    Q_EMIT mappingChanged();
    Q_EMIT branchChanged(branch_);
    askPredictions();
}

EpisodeDataPtr Session::episodeData() const {
    const auto run = episode();
    return run ? run->data() : nullptr;
}

qint64 Session::length() const {
    const auto run = episode();
    return run ? run->tree()->length() : 0;
}

const std::vector<Feature>& Session::cameras() const {
    static const std::vector<Feature> none;
    const auto run = episode();
    return run ? run->frames().cameras() : none;
}

std::vector<Branch> Session::branches() const {
    const auto run = episode();
    return run ? run->tree()->branches() : std::vector<Branch>();
}

QString Session::predictionsOff() const {
    if (!model_) return {};
    if (!model_->card().off.empty()) return QString::fromStdString(model_->card().off);
    return dataset_ ? QString::fromStdString(missingInputs(mapping(), model_->card())) : QString();
}

QStringList Session::zeroInputs() const {
    QStringList inputs;
    for (const std::string& input : orrery::zeroInputs(mapping())) inputs << QString::fromStdString(input);
    return inputs;
}

void Session::setEpisode(std::size_t position) {
    if (!dataset_ || position >= dataset_->episodes().size()) return;
    position_ = position;
    step_ = 0;
    branch_ = 0;
    followedBranch_ = 0;
    for (OpenCheckpoint& open : checkpoints_) open.branch = 0;  // branches are of their episode
    instruction_.clear();
    instructionTyped_ = false;
    failures_.clear();
    episodeError_.reset();
    undo_->clear();  // nothing is undone that is out of sight
    markers_->setPlace(datasetPath(), dataset_->episodes()[position].index);
    ticket_ = engine_->setEpisode(dataset_, position);
    player_->setEpisode(length(), dataset_->fps().value_or(0));
    Q_EMIT episodeChanged();
    Q_EMIT branchChanged(branch_);
    moved();
    if (computesUnasked_) engine_->fillFrom(step_);
}

void Session::takeEpisodeData(EpisodeTicket ticket, const Result<EpisodeDataPtr>& data) {
    if (ticket != ticket_) return;
    if (!data) episodeError_ = data.error();
    followInstruction();
    Q_EMIT episodeDataReady();
}

void Session::setStep(qint64 step) {
    step = std::clamp<qint64>(step, 0, std::max<qint64>(length() - 1, 0));
    if (step != step_) computesUnasked_ = true;  // the person moved or plays
    standAt(step);
}

void Session::standAt(qint64 step) {
    player_->setStep(step);
    if (step == step_) return;
    step_ = step;
    moved();
}

void Session::moved() {
    askFrames();
    if (scrubbing_) rest_.start();
    else askPredictions();
    followInstruction();
    Q_EMIT stepChanged(step_);
}

void Session::setScrubbing(bool scrubbing) {
    scrubbing_ = scrubbing;
    if (scrubbing) return;
    rest_.stop();
    askPredictions();
}

void Session::askFrames() {
    const auto run = episode();
    if (!run) return;
    const PlaybackClock& clock = player_->clock();
    const int ahead = clock.playing() ? (clock.reverse() ? -kAhead : kAhead) : 0;
    const qint64 step = truthStep();
    for (std::size_t camera = 0; camera < cameras().size(); ++camera) {
        if (step < length()) run->frames().want(camera, step, ahead);
    }
}

std::vector<std::int64_t> Session::shownQuestions() const {
    std::vector<std::int64_t> steps;
    if (madeAtStep() >= 0) steps.push_back(madeAtStep());
    if (step_ != madeAtStep()) steps.push_back(step_);  // its action
    return steps;
}

void Session::askPredictions() {
    if (!model_ || !episode() || !predictionsOff().isEmpty() || !computesUnasked_) return;
    engine_->predictAt(shownQuestions(), branch_);
    // a running fill follows the playhead; a finished or cancelled one is not started by moving
    engine_->moveFill(step_);
}

void Session::predictHere() {
    computesUnasked_ = true;
    failures_.clear();
    askPredictions();
}

void Session::fillEpisode() {
    computesUnasked_ = true;
    engine_->fillFrom(step_);
}

void Session::stop() {
    engine_->stop();
    engine_->stopFilling();
    player_->pause();
    followedBranch_ = 0;
}

void Session::cancelJob(int job) { engine_->jobs().cancel(job); }

void Session::setBranch(int branch) {
    const auto run = episode();
    if (!run || !run->tree()->branch(branch) || branch == branch_) return;
    branch_ = branch;
    instructionTyped_ = false;
    followInstruction();
    askPredictions();
    Q_EMIT branchChanged(branch_);
}

void Session::setHorizon(int horizon) {
    if (!model_ || horizon == horizon_ || std::ranges::find(model_->card().horizons, horizon) == model_->card().horizons.end()) return;
    horizon_ = horizon;
    askFrames();
    askPredictions();
    Q_EMIT horizonChanged(horizon_);
}

void Session::setContrast(Contrast contrast) {
    if (contrast == engine_->contrast()) return;
    engine_->setContrast(contrast);
    engine_->compareAt(shownQuestions(), branch_);
    Q_EMIT contrastChanged();
}

void Session::setPlacement(Placement placement) {
    if (placement == placement_) return;
    placement_ = placement;
    askFrames();
    askPredictions();
    Q_EMIT placementChanged();
}

void Session::wantThumbnails(std::size_t camera, const std::vector<std::int64_t>& steps, int height) {
    if (const auto run = episode(); run && camera < cameras().size()) run->frames().wantThumbnails(camera, steps, height);
}

void Session::wantPatches(std::size_t camera, qint64 step, std::size_t encoder) {
    if (camera < cameras().size()) engine_->wantPatches(camera, step, encoder);
}

int Session::gatherPatches(std::vector<PatchPlace> places, std::size_t encoder) {
    return engine_->gatherPatches(std::move(places), encoder);
}

void Session::wantTokens(const QString& text) { engine_->wantText(text.toStdString()); }

bool Session::pending() const {
    return opener_->busy() || !relay_->idle() || rest_.isActive() || !engine_->idle(Urgency::Soon);
}

}  // namespace orrery
