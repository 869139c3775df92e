#include "widgets/timeline/timeline.h"

#include <QAccessible>
#include <QPainter>
#include <QResizeEvent>
#include <QTimer>
#include <algorithm>

#include "widgets/timeline/accessible.h"
#include "widgets/timeline/ruler.h"
#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

constexpr int kHeader = 152;
constexpr int kRuler = 26;
constexpr int kPlotMarginLeft = 8;
constexpr int kPlotMarginRight = 14;
constexpr double kZoomStep = 1.4142135623730951;
constexpr int kRestMs = 300;

/// Qt keeps the first description of a widget that anybody asks for, and naming it asks: ours has to be there before.
QWidget* described(QWidget* parent) {
    installTimelineAccessibility();
    return parent;
}

double widestStep() { return Theme::get().px(kWidestStep); }

}  // namespace

Timeline::Timeline(QWidget* parent)
    : QWidget(described(parent)),
      instruction_(new SegmentLane(SegmentLane::Kind::Instruction, this)),
      action_(new ActionLane(this)),
      gripper_(new GripperLane(this)),
      error_(new ErrorLane(QStringLiteral("lane.error"), this)),
      surprise_(new ErrorLane(QStringLiteral("lane.surprise"), this)),
      energy_(new ErrorLane(QStringLiteral("lane.energy"), this)),
      labels_(new SegmentLane(SegmentLane::Kind::Labels, this)),
      branches_(new BranchLane(this)),
      markers_(new MarkerLane(this)),
      ruler_(new TimelineRuler(this)),
      thumbnailTimer_(new QTimer(this)),
      restTimer_(new QTimer(this)) {
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    for (Lane* lane : lanesInOrder()) addLane(lane);
    // many lanes and moves in one turn of the event loop make one wish
    thumbnailTimer_->setSingleShot(true);
    connect(thumbnailTimer_, &QTimer::timeout, this, &Timeline::askForThumbnails);
    restTimer_->setSingleShot(true);
    restTimer_->setInterval(kRestMs);
    connect(restTimer_, &QTimer::timeout, this, [this] { announcePlayhead(this); });
    connect(&Theme::get(), &Theme::changed, this, &Timeline::restyle);
    restyle();
}

void Timeline::addLane(Lane* lane) {
    connect(lane, &Lane::changed, this, &Timeline::layOutLanes);
    connect(lane, &Lane::valueChanged, this, qOverload<>(&Timeline::update));
}

std::vector<Lane*> Timeline::lanesInOrder() const {
    std::vector<Lane*> lanes(videos_.begin(), videos_.end());
    lanes.insert(lanes.end(), {instruction_, action_, gripper_, error_, surprise_, energy_, labels_, branches_, markers_});
    lanes.insert(lanes.end(), columns_.begin(), columns_.end());
    return lanes;
}

int Timeline::headerWidth() const { return Theme::get().px(kHeader); }
int Timeline::rulerHeight() const { return Theme::get().px(kRuler); }

void Timeline::restyle() {
    layOutView();
    layOutLanes();
    updateGeometry();
}

void Timeline::setEpisode(int stepCount, double fps) {
    stepCount_ = std::max(0, stepCount);
    fps_ = std::max(0.0, fps);
    playhead_ = 0;
    scrollY_ = 0;
    hovered_ = -1;
    readyFrames_.clear();
    readyPredictions_.clear();
    setVideoTracks({});
    instruction_->setSegments({});
    action_->setDimensions({});
    gripper_->setTrack({});
    for (ErrorLane* lane : {error_, surprise_, energy_}) lane->setTrack({});
    labels_->setSegments({});
    branches_->setBranches({});
    markers_->setMarkers({});
    setColumns({});
    clearLoop();
    fit();
    for (Lane* lane : lanesInOrder()) lane->setPlayhead(0);
    Q_EMIT playheadChanged(0);
}

QStringList Timeline::laneNames() const {
    QStringList names;
    for (const Row& row : rows_) names << row.lane->objectName();
    return names;
}

void Timeline::setVideoTracks(std::vector<VideoTrack> tracks) {
    for (VideoLane* lane : videos_) delete lane;
    videos_.clear();
    asked_.clear();
    for (VideoTrack& track : tracks) {
        videos_.push_back(new VideoLane(std::move(track), this));
        addLane(videos_.back());
    }
    layOutLanes();
}

void Timeline::setThumbnail(const QString& camera, int step, const QImage& picture) {
    for (VideoLane* lane : videos_) {
        if (lane->camera() == camera) lane->setThumbnail(step, picture);
    }
}

void Timeline::setVideoGaps(const QString& camera, std::vector<VideoGap> gaps) {
    for (VideoLane* lane : videos_) {
        if (lane->camera() == camera) lane->setGaps(gaps);
    }
}

void Timeline::setInstructions(std::vector<TextSegment> segments) { instruction_->setSegments(std::move(segments)); }
void Timeline::setActions(std::vector<ActionDimension> dimensions) { action_->setDimensions(std::move(dimensions)); }
void Timeline::setGripper(GripperTrack track) { gripper_->setTrack(std::move(track)); }
void Timeline::setError(ErrorTrack track) { error_->setTrack(std::move(track)); }
void Timeline::setSurprise(ErrorTrack track) { surprise_->setTrack(std::move(track)); }
void Timeline::setEnergy(ErrorTrack track) { energy_->setTrack(std::move(track)); }
void Timeline::setLabels(std::vector<TextSegment> segments) { labels_->setSegments(std::move(segments)); }
void Timeline::setBranches(std::vector<BranchRow> rows) { branches_->setBranches(std::move(rows)); }

void Timeline::setMarkers(std::vector<TimelineMarker> markers) {
    if (markers.empty()) leaveLane(markers_->objectName());
    markers_->setMarkers(std::move(markers));
    ruler_->update();
}

void Timeline::setColumns(std::vector<ColumnTrack> tracks) {
    for (ColumnLane* lane : columns_) delete lane;
    columns_.clear();
    for (ColumnTrack& track : tracks) {
        columns_.push_back(new ColumnLane(std::move(track), this));
        columns_.back()->setPlayhead(playhead_);
        addLane(columns_.back());
    }
    layOutLanes();
}

void Timeline::setReady(std::vector<StepSpan> frames, std::vector<StepSpan> predictions) {
    readyFrames_ = std::move(frames);
    readyPredictions_ = std::move(predictions);
    ruler_->update();
}

void Timeline::setShown(Origin origin, bool shown) {
    dimmed_[static_cast<std::size_t>(origin)] = !shown;
    repaintLanes();
}

void Timeline::setPlayhead(int step) {
    step = std::clamp(step, 0, lastStep());
    if (step == playhead_) return;
    playhead_ = step;
    // a playhead that leaves the view takes the view along, a page at a time, so that the lanes stand still in between
    if (drag_ == Drag::None && (step < view_.first || step > view_.last)) {
        TimeView moved = view_;
        const double span = view_.last - view_.first;
        moved.first = step > view_.last ? step - span * 0.1 : step - span * 0.9;
        moved.last = moved.first + span;
        setView(moved);
    }
    for (Lane* lane : lanesInOrder()) lane->setPlayhead(step);
    ruler_->update();
    update();
    restTimer_->start();
    Q_EMIT playheadChanged(step);
}

void Timeline::setLoop(int in, int out) {
    if (in > out) std::swap(in, out);
    if (in < 0 || stepCount_ == 0) in = out = -1;
    in = std::min(in, lastStep());
    out = std::min(out, lastStep());
    if (in == loopIn_ && out == loopOut_) return;
    loopIn_ = in;
    loopOut_ = out;
    ruler_->update();
    update();
    Q_EMIT loopChanged(in, out);
}

void Timeline::markIn() { setLoop(playhead_, loopOut_ >= playhead_ ? loopOut_ : lastStep()); }

void Timeline::markOut() { setLoop(loopIn_ >= 0 && loopIn_ <= playhead_ ? loopIn_ : 0, playhead_); }

void Timeline::zoomIn() { setView(zoomed(view_, view_.xOf(playhead_), kZoomStep, lastStep(), widestStep())); }

void Timeline::zoomOut() { setView(zoomed(view_, view_.xOf(playhead_), 1 / kZoomStep, lastStep(), widestStep())); }

void Timeline::fit() { setView(fitted(view_, lastStep(), widestStep())); }

void Timeline::chooseDimension(int dimension) {
    if (dimension == action_->chosen()) return;
    action_->setChosen(dimension);
    Q_EMIT dimensionChosen(action_->chosen());
}

void Timeline::setHovered(int step) {
    if (step == hovered_) return;
    hovered_ = step;
    update();
}

void Timeline::setView(const TimeView& view) {
    view_ = clamped(view, lastStep(), widestStep());
    thumbnailTimer_->start(0);
    ruler_->update();
    repaintLanes();
    Q_EMIT viewChanged();
}

void Timeline::repaintLanes() {
    lanes_ = QPixmap();
    update();
}

void Timeline::layOutView() {
    const Theme& theme = Theme::get();
    // an episode that was wholly in view stays so
    const bool whole = view_.first <= 0 && view_.last >= lastStep();
    view_.left = headerWidth() + theme.px(kPlotMarginLeft);
    view_.right = std::max(view_.left + 1, static_cast<double>(width() - theme.px(kPlotMarginRight)));
    setView(whole ? fitted(view_, lastStep(), widestStep()) : view_);
}

void Timeline::layOutLanes() {
    const Theme& theme = Theme::get();
    rows_.clear();
    int y = rulerHeight();
    for (Lane* lane : lanesInOrder()) {
        if (!lane->hasData() || hiddenLanes_.contains(lane->objectName())) continue;
        // the last pixel of each row is its separator
        rows_.push_back({lane, QRect(0, y, width(), theme.px(lane->height() * laneHeights_.value(lane->objectName(), 1)))});
        y += rows_.back().area.height();
    }
    const bool grew = rows_.size() > laneCount_;
    laneCount_ = rows_.size();
    scrollY_ = std::clamp(scrollY_, 0, std::max(0, y - height()));
    for (Row& row : rows_) row.area.translate(0, -scrollY_);
    ruler_->setGeometry(0, 0, width(), rulerHeight());
    ruler_->setVisible(stepCount_ > 0);
    thumbnailTimer_->start(0);
    repaintLanes();
    if (grew) Q_EMIT lanesGrew();
}

void Timeline::resizeEvent(QResizeEvent*) {
    layOutView();
    layOutLanes();
}

void Timeline::askForThumbnails() {
    if (stepCount_ == 0 || !isVisible()) return;
    for (const Row& row : rows_) {
        const auto* video = qobject_cast<VideoLane*>(row.lane);
        if (video == nullptr) continue;
        QSet<int>& asked = asked_[video->camera()];
        QList<int> wanted;
        for (const int step : video->missing(lanePaint(row))) {
            if (asked.contains(step)) continue;
            asked.insert(step);
            wanted.append(step);
        }
        if (!wanted.isEmpty()) Q_EMIT thumbnailsNeeded(video->camera(), wanted);
    }
}

LanePaint Timeline::lanePaint(const Row& row) const {
    return {QRectF(row.area.adjusted(headerWidth(), 0, 0, -1)), view_, lastStep(), dimmed_};
}

const Timeline::Row* Timeline::rowAt(const QPoint& position) const {
    if (position.y() < rulerHeight()) return nullptr;
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.area.contains(position); });
    return found == rows_.end() ? nullptr : &*found;
}

QSize Timeline::sizeHint() const {
    int height = rulerHeight();
    for (const Row& row : rows_) height += row.area.height();
    return {Theme::get().px(900), std::max(height, Theme::get().px(200))};
}

QSize Timeline::minimumSizeHint() const {
    // the ruler and two lanes
    return {headerWidth() + Theme::get().px(240), rulerHeight() + Theme::get().px(2 * 44)};
}

}  // namespace orrery
