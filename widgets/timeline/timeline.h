#pragma once

#include <QPixmap>
#include <QSet>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <vector>

#include "widgets/timeline/lane_column.h"
#include "widgets/timeline/lane_markers.h"
#include "widgets/timeline/lanes.h"

class QMenu;
class QTimer;

namespace orrery {

class TimelineRuler;

/// The episode on one axis of steps: ruler, playhead, in/out range and lanes, all painted. It takes plain data and tells wishes;
/// it never plays, reads or decodes. Steps count from 0.
class Timeline : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int playhead READ playhead WRITE setPlayhead NOTIFY playheadChanged)
    Q_PROPERTY(double viewFirst READ viewFirst NOTIFY viewChanged)
    Q_PROPERTY(double viewLast READ viewLast NOTIFY viewChanged)
    Q_PROPERTY(int loopIn READ loopIn NOTIFY loopChanged)
    Q_PROPERTY(int loopOut READ loopOut NOTIFY loopChanged)
    Q_PROPERTY(QStringList laneNames READ laneNames)
    Q_PROPERTY(QString focusedLane READ focusedLane)
public:
    explicit Timeline(QWidget* parent = nullptr);

    /// A new episode: lanes are emptied, the view fits. 0 steps: the empty text. `fps` 0: no seconds are shown.
    void setEpisode(int stepCount, double fps);
    int stepCount() const { return stepCount_; }
    int lastStep() const { return stepCount_ > 0 ? stepCount_ - 1 : 0; }
    double fps() const { return fps_; }

    int playhead() const { return playhead_; }
    double viewFirst() const { return view_.first; }
    double viewLast() const { return view_.last; }
    int hoveredStep() const { return hovered_; }  ///< −1: none
    int loopIn() const { return loopIn_; }        ///< −1: none
    int loopOut() const { return loopOut_; }      ///< −1: none; otherwise ≥ loopIn
    QStringList laneNames() const;
    const TimeView& view() const { return view_; }
    /// The row of a lane, header included; empty when it is not shown.
    QRect laneArea(const QString& lane) const;

    void setVideoTracks(std::vector<VideoTrack> tracks);
    /// A thumbnail that thumbnailsNeeded() asked for.
    void setThumbnail(const QString& camera, int step, const QImage& picture);
    void setVideoGaps(const QString& camera, std::vector<VideoGap> gaps);
    void setInstructions(std::vector<TextSegment> segments);
    void setActions(std::vector<ActionDimension> dimensions);
    void setGripper(GripperTrack track);
    /// An ErrorTrack without values hides its lane.
    void setError(ErrorTrack track);
    void setSurprise(ErrorTrack track);
    void setEnergy(ErrorTrack track);
    void setLabels(std::vector<TextSegment> segments);
    void setBranches(std::vector<BranchRow> rows);
    /// Of this episode, ascending.
    void setMarkers(std::vector<TimelineMarker> markers);
    /// The columns that a person added, in their order.
    void setColumns(std::vector<ColumnTrack> tracks);
    /// What the line under the ruler tells: steps whose frames are in memory, steps whose predictions are computed.
    void setReady(std::vector<StepSpan> frames, std::vector<StepSpan> predictions);
    /// Dims or restores everything of one origin.
    void setShown(Origin origin, bool shown);
    /// The three highest peaks of the error lane, highest first.
    std::vector<int> errorPeaks() const { return error_->peaks(); }
    int chosenDimension() const { return action_->chosen(); }
    /// The lane in which the arrow keys move, by objectName; empty while the keyboard is elsewhere or no lane was come to by key.
    QString focusedLane() const;
    LaneLook laneLook() const;
    void setLaneLook(const LaneLook& look);

public Q_SLOTS:
    void setPlayhead(int step);
    /// Any order; −1 as `in` clears.
    void setLoop(int in, int out);
    void markIn();
    void markOut();
    void clearLoop() { setLoop(-1, -1); }
    void zoomIn();
    void zoomOut();
    void fit();
    void chooseDimension(int dimension);
    /// The step under the pointer in another lane or chart: a thin line here too; −1: none.
    void setHovered(int step);
    /// What the ruler's menu ticks.
    void setRepeat(bool repeat, bool pingPong);
    void setLaneShown(const QString& lane, bool shown);
    /// `times` the lane's own height, 1 … 3.
    void setLaneHeight(const QString& lane, double times);
    void showAllLanes();
    /// A field over the label of a branch; branchRenamed() tells what was typed.
    void editBranchName(const QString& branch);
    /// The same over the marker at `step`, if there is one; markerRenamed() tells what was typed.
    void editMarkerName(int step);

Q_SIGNALS:
    void playheadChanged(int step);
    /// More lanes than before, such as that of the first branch: sizeHint has grown.
    void lanesGrew();
    /// The hand moves the playhead: every mouse move with a new step.
    void scrubbed(int step);
    /// The hand let go, or jumped: ask for the exact step.
    void released(int step);
    /// The pointer stands over this step of a lane; −1: it left.
    void hovered(int step);
    void loopChanged(int in, int out);
    void viewChanged();
    /// Steps in view that have no thumbnail yet. Asked once a step until the episode or the tracks change.
    void thumbnailsNeeded(const QString& camera, const QList<int>& steps);
    /// A node of a branch was clicked; empty: the trunk.
    void nodeChosen(const QString& branch, int step);
    void dimensionChosen(int dimension);
    /// A double click on an instruction segment.
    void instructionEditWanted(int firstStep);
    void repeatToggled(bool on);
    void pingPongToggled(bool on);
    void branchRenamed(const QString& branch, const QString& label);
    void branchDeleteWanted(const QString& branch);
    void branchProvenanceWanted(const QString& branch, int step);
    /// Set a marker, or take it away.
    void markerToggleWanted(int step);
    void markerRenamed(int step, const QString& name);
    void addTrackWanted();
    /// "Hide" on a column's lane.
    void columnRemoveWanted(const QString& id);

public:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    friend class TimelineRuler;
    enum class Drag { None, Scrub, NewRange, LoopIn, LoopOut };

    struct Row {
        Lane* lane;
        QRect area;  ///< the whole row, header included
    };
    void addLane(Lane* lane);
    std::vector<Lane*> lanesInOrder() const;
    void layOutLanes();
    void layOutView();
    void repaintLanes();
    void restyle();
    void setView(const TimeView& view);
    void askForThumbnails();
    LanePaint lanePaint(const Row& row) const;
    const Row* rowAt(const QPoint& position) const;
    int headerWidth() const;
    int rulerHeight() const;

    QPixmap paintedLanes() const;
    void paintRow(QPainter& painter, const Row& row) const;
    void paintHeader(QPainter& painter, const Row& row) const;
    void paintOverlay(QPainter& painter) const;

    void beginDrag(const QPoint& position, Qt::KeyboardModifiers modifiers);
    void dragTo(const QPoint& position, Qt::KeyboardModifiers modifiers);
    int snapped(double x, Qt::KeyboardModifiers modifiers) const;
    std::vector<int> allEvents() const;
    void hover(int step);
    void scrubTo(int step);
    void jumpTo(int step);
    void pickDimension(const QPoint& position);
    void fillRulerMenu(QMenu& menu, int step);
    void fillLaneMenu(QMenu& menu, Lane& lane);
    void addLaneItems(QMenu& menu);
    void fillMarkerMenu(QMenu& menu, int step);
    void fillBranchMenu(QMenu& menu, const QString& branch, int step);
    QString toolTipAt(const QPoint& position) const;
    const Row* rowOf(const QString& lane) const;
    const Row* focusedRow() const { return rowOf(focusedLane_); }
    bool laneTakes(const QKeyEvent& key) const;
    bool onMarker() const;
    void moveInLane(int direction, int stride);
    void focusLane(int direction);
    void focusLane(const QString& lane);
    void leaveLane(const QString& lane);
    void activateLane();
    void showLane(const Row& row);

    int stepCount_ = 0;
    double fps_ = 0;
    int playhead_ = 0;
    int loopIn_ = -1;
    int loopOut_ = -1;
    int hovered_ = -1;
    TimeView view_;
    std::array<bool, 4> dimmed_{};
    std::vector<StepSpan> readyFrames_, readyPredictions_;

    std::vector<VideoLane*> videos_;
    SegmentLane* instruction_;
    ActionLane* action_;
    GripperLane* gripper_;
    ErrorLane* error_;
    ErrorLane* surprise_;
    ErrorLane* energy_;
    SegmentLane* labels_;
    BranchLane* branches_;
    MarkerLane* markers_;
    std::vector<ColumnLane*> columns_;
    TimelineRuler* ruler_;
    QTimer* thumbnailTimer_;
    QTimer* restTimer_;
    QSet<QString> hiddenLanes_;          ///< by objectName
    QMap<QString, double> laneHeights_;  ///< times the own height
    bool repeat_ = false, pingPong_ = false;
    QMap<QString, QSet<int>> asked_;  ///< thumbnails already wished for, by camera

    std::vector<Row> rows_;
    QPixmap lanes_;  ///< all rows without header and playhead; null: to be painted again
    int scrollY_ = 0;
    std::size_t laneCount_ = 0;  ///< when they were last laid out
    QString focusedLane_;  ///< by objectName: lanes come and go with episodes
    Drag drag_ = Drag::None;
    int dragAnchor_ = 0;
};

}  // namespace orrery
