#include "app/window/controllers/timeline_controller.h"

#include <QSet>
#include <algorithm>
#include <cmath>

#include "app/window/controllers/pictures.h"
#include "app/window/controllers/series_of_session.h"

namespace orrery {
namespace {

constexpr int kThumbnailHeight = 42;  // px, the video lane's height
constexpr int kRefreshMs = 100;       // charts follow a running job ten times a second
constexpr int kChartRestMs = 100;     // and a run of steps

}  // namespace

TimelineController::TimelineController(Session& session, Parts parts, QObject* parent)
    : QObject(parent), session_(session), parts_(parts) {
    refresh_.setSingleShot(true);
    refresh_.setInterval(kRefreshMs);
    connect(&refresh_, &QTimer::timeout, this, &TimelineController::showPredictions);
    chartRest_.setSingleShot(true);
    connect(&chartRest_, &QTimer::timeout, this, [this] {
        if (chartsLate_) showStepInCharts();
    });
    connectSession();
    connectTimeline();
    connectTransport();
    connectCharts();
    showEpisode();
}

void TimelineController::connectSession() {
    connect(&session_, &Session::episodeChanged, this, &TimelineController::showEpisode);
    connect(&session_, &Session::episodeDataReady, this, &TimelineController::showEpisode);
    connect(&session_, &Session::stepChanged, this, &TimelineController::showStep);
    const auto soon = [this] {
        if (!refresh_.isActive()) refresh_.start();
    };
    connect(&session_, &Session::predictionReady, this, soon);
    connect(&session_, &Session::frameReady, this, soon);
    for (const auto signal : {&Session::modelChanged, &Session::mappingChanged, &Session::contrastChanged, &Session::branchesChanged}) {
        connect(&session_, signal, this, soon);
    }
    connect(&session_, &Session::branchChanged, this, soon);
    connect(&session_, &Session::horizonChanged, this, soon);
    connect(&session_, &Session::thumbnailReady, this, [this](int camera, qint64 step) {
        const auto episode = session_.episode();
        if (!episode) return;
        const FramePtr picture = episode->frames().thumbnail(static_cast<std::size_t>(camera), step);
        const auto& feature = session_.cameras()[static_cast<std::size_t>(camera)];
        parts_.timeline.setThumbnail(QString::fromStdString(feature.shortName), static_cast<int>(step), imageOf(picture));
    });
}

int TimelineController::cameraNamed(const QString& name) const {
    for (std::size_t i = 0; i < session_.cameras().size(); ++i) {
        if (QString::fromStdString(session_.cameras()[i].shortName) == name) return static_cast<int>(i);
    }
    return -1;
}

void TimelineController::connectTimeline() {
    Timeline& timeline = parts_.timeline;
    connect(&timeline, &Timeline::scrubbed, this, [this](int step) {
        session_.setScrubbing(true);
        session_.setStep(step);
    });
    connect(&timeline, &Timeline::released, this, [this](int step) {
        session_.setStep(step);
        session_.setScrubbing(false);
    });
    connect(&timeline, &Timeline::loopChanged, this, [this](int in, int out) {
        const auto edge = [](int step) { return step < 0 ? std::nullopt : std::optional<std::int64_t>(step); };
        session_.player().setRange(edge(in), edge(out));
    });
    connect(&timeline, &Timeline::thumbnailsNeeded, this, [this](const QString& camera, const QList<int>& steps) {
        const int index = cameraNamed(camera);
        if (index >= 0) session_.wantThumbnails(static_cast<std::size_t>(index), {steps.begin(), steps.end()}, kThumbnailHeight * 2);
    });
    connect(&timeline, &Timeline::nodeChosen, this, [this](const QString& branch, int step) {
        session_.setBranch(branch.isEmpty() ? 0 : branch.toInt());
        session_.setStep(step);
    });
    connect(&timeline, &Timeline::repeatToggled, &session_.player(), &Player::setRepeat);
    connect(&timeline, &Timeline::pingPongToggled, &session_.player(), &Player::setPingPong);
    connect(&timeline, &Timeline::branchRenamed, this, [this](const QString& branch, const QString& label) { session_.renameBranch(branch.toInt(), label); });
    connect(&timeline, &Timeline::branchDeleteWanted, this, [this](const QString& branch) { session_.removeBranch(branch.toInt()); });
    connect(&timeline, &Timeline::hovered, &parts_.actions, &ActionsPanel::setHovered);
    connect(&timeline, &Timeline::hovered, &parts_.error, &ErrorPanel::setHovered);
}

void TimelineController::connectTransport() {
    TransportBar& bar = parts_.transport;
    Player& player = session_.player();
    connect(&bar, &TransportBar::toStart, this, [this] { session_.setStep(0); });
    connect(&bar, &TransportBar::toEnd, this, [this] { session_.setStep(session_.length() - 1); });
    connect(&bar, &TransportBar::stepBack, this, [this] { session_.setStep(session_.step() - 1); });
    connect(&bar, &TransportBar::stepForward, this, [this] { session_.setStep(session_.step() + 1); });
    connect(&bar, &TransportBar::playToggled, &player, &Player::togglePlay);
    connect(&bar, &TransportBar::markIn, &parts_.timeline, &Timeline::markIn);
    connect(&bar, &TransportBar::markOut, &parts_.timeline, &Timeline::markOut);
    connect(&bar, &TransportBar::loopToggled, &player, &Player::setRepeat);
    connect(&bar, &TransportBar::speedChosen, &player, &Player::setSpeed);
    connect(&bar, &TransportBar::pacingChosen, this, [this](TransportBar::Pacing pacing) {
        session_.player().setPacing(pacing == TransportBar::Pacing::RealTime ? PlaybackClock::Pacing::RealTime
                                                                             : PlaybackClock::Pacing::EveryFrame);
    });
    connect(&bar, &TransportBar::zoomIn, &parts_.timeline, &Timeline::zoomIn);
    connect(&bar, &TransportBar::zoomOut, &parts_.timeline, &Timeline::zoomOut);
    connect(&bar, &TransportBar::fit, &parts_.timeline, &Timeline::fit);
    connect(&bar, &TransportBar::shownToggled, this, [this](Origin origin, bool shown) {
        parts_.timeline.setShown(origin, shown);
        parts_.actions.setShown(origin, shown);
        parts_.error.setShown(origin, shown);
        Q_EMIT shownToggled(origin, shown);
    });
    connect(&player, &Player::changed, this, &TimelineController::showPlayback);
}

void TimelineController::connectCharts() {
    connect(&parts_.actions, &ActionsPanel::stepChosen, &session_, &Session::setStep);
    connect(&parts_.error, &ErrorPanel::stepChosen, &session_, &Session::setStep);
    connect(&parts_.actions, &ActionsPanel::rangeChosen, &parts_.timeline, &Timeline::setLoop);
    connect(&parts_.error, &ErrorPanel::rangeChosen, &parts_.timeline, &Timeline::setLoop);
    connect(&parts_.actions, &ActionsPanel::hovered, &parts_.timeline, &Timeline::setHovered);
    connect(&parts_.actions, &ActionsPanel::hovered, &parts_.error, &ErrorPanel::setHovered);
    connect(&parts_.error, &ErrorPanel::hovered, &parts_.timeline, &Timeline::setHovered);
    connect(&parts_.error, &ErrorPanel::hovered, &parts_.actions, &ActionsPanel::setHovered);
}

void TimelineController::showEpisode() {
    const double fps = session_.dataset() ? session_.dataset()->fps().value_or(0) : 0;
    parts_.timeline.setEpisode(session_.episodeData() ? static_cast<int>(session_.length()) : 0, fps);
    std::vector<VideoTrack> tracks;
    if (!session_.cameras().empty()) {  // one lane of pictures by default
        const Feature& camera = session_.cameras()[series::firstCamera(session_)];
        VideoTrack track;
        track.camera = QString::fromStdString(camera.shortName);
        if (camera.shape.size() == 3 && camera.shape[0] > 0) {
            track.aspect = static_cast<double>(camera.shape[1]) / static_cast<double>(camera.shape[0]);
        }
        tracks.push_back(std::move(track));
    }
    parts_.timeline.setVideoTracks(std::move(tracks));
    showData();
    showPlayback();
    showStep();
}

void TimelineController::showData() {
    parts_.timeline.setInstructions(series::instructions(session_));
    showPredictions();
}

void TimelineController::showPredictions() {
    auto dimensions = series::actions(session_);
    parts_.timeline.setGripper(series::gripper(session_));
    parts_.actions.setPredictor(session_.card() ? QString::fromStdString(session_.card()->title) : QString());
    parts_.actions.setActions(dimensions);
    parts_.timeline.setActions(std::move(dimensions));
    showErrors();
    showBranches();
    showReady();
}

void TimelineController::showErrors() {
    ErrorTrack track = series::errors(session_);
    ErrorOverTime chart;
    chart.horizon = session_.horizon();
    chart.metric = tr("MAE");
    chart.unit = tr("0 to 1");
    chart.cameras = track.subtitle;
    chart.error = track.values;
    chart.copyLast = track.copyLast;
    parts_.error.setOverTime(std::move(chart));
    parts_.timeline.setError(std::move(track));
}

void TimelineController::showBranches() { parts_.timeline.setBranches(series::branches(session_)); }

void TimelineController::showReady() {
    const auto episode = session_.episode();
    if (!episode || session_.cameras().empty()) return parts_.timeline.setReady({}, {});
    parts_.timeline.setReady(series::spans(episode->frames().ready(series::firstCamera(session_))), series::spans(episode->tree()->computed(session_.branch())));
}

void TimelineController::showPlayback() {
    const PlaybackClock& clock = session_.player().clock();
    TransportBar& bar = parts_.transport;
    bar.setPlaying(clock.playing());
    bar.setLooping(clock.repeat());
    parts_.timeline.setRepeat(clock.repeat(), clock.pingPong());
    bar.setSpeed(clock.speed());
    const bool realTime = clock.pacing() == PlaybackClock::Pacing::RealTime;
    bar.setPacing(realTime ? TransportBar::Pacing::RealTime : TransportBar::Pacing::EveryFrame);
    bar.setReachedSpeed(!realTime && clock.playing() ? clock.keptSpeed() * clock.speed() : 0);
    bar.setDropped(realTime ? static_cast<int>(clock.dropped()) : 0);
}

void TimelineController::showStep() {
    const int step = static_cast<int>(session_.step());
    const int last = session_.episodeData() ? static_cast<int>(session_.length()) - 1 : -1;
    parts_.timeline.setPlayhead(step);
    parts_.transport.setStep(step, last, session_.dataset() ? session_.dataset()->fps().value_or(0) : 0);
    chartsLate_ = true;
    if (!chartRest_.isActive()) showStepInCharts();
}

/// Charts are the dearest to draw: a single step is shown at once, a run of steps ten times a second, so that frames and
/// timeline keep the display's rate.
void TimelineController::showStepInCharts() {
    chartsLate_ = false;
    const int step = static_cast<int>(session_.step());
    parts_.actions.setPlayhead(step);
    parts_.error.setPlayhead(step);
    chartRest_.start(kChartRestMs);
}

void TimelineController::goToLargestError() {
    const Series values = series::errors(session_).values;
    int best = -1;
    for (int step = 0; step < static_cast<int>(values.size()); ++step) {
        if (std::isnan(values[static_cast<std::size_t>(step)])) continue;
        if (best < 0 || values[static_cast<std::size_t>(step)] > values[static_cast<std::size_t>(best)]) best = step;
    }
    if (best >= 0) session_.setStep(best);
}

void TimelineController::goToNextPeak() {
    std::vector<int> peaks = parts_.timeline.errorPeaks();
    std::sort(peaks.begin(), peaks.end());
    if (peaks.empty()) return;
    const auto next = std::upper_bound(peaks.begin(), peaks.end(), static_cast<int>(session_.step()));
    session_.setStep(next == peaks.end() ? peaks.front() : *next);
}

void TimelineController::goToEvent(int direction) {
    QSet<int> events;
    for (const TextSegment& segment : series::instructions(session_)) events << segment.steps.first;
    const GripperTrack track = series::gripper(session_);
    for (const StepSpan& span : track.closed) events << span.first << span.end;
    for (const int peak : parts_.timeline.errorPeaks()) events << peak;
    for (const qint64 marked : session_.markers().here().keys()) events << static_cast<int>(marked);
    int best = -1;
    for (const int event : events) {
        const qint64 ahead = (event - session_.step()) * direction;
        if (ahead > 0 && (best < 0 || ahead < (best - session_.step()) * direction)) best = event;
    }
    if (best >= 0) session_.setStep(best);
}

}  // namespace orrery
