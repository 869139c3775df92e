// Keys inside the timeline: from lane to lane, along what stands in one, and time.
#include <QFocusEvent>
#include <QKeyEvent>
#include <algorithm>

#include "widgets/timeline/accessible.h"
#include "widgets/timeline/timeline.h"

namespace orrery {

QString Timeline::focusedLane() const { return hasFocus() && focusedRow() != nullptr ? focusedLane_ : QString(); }

bool Timeline::onMarker() const {
    const Row* row = focusedRow();
    return row != nullptr && row->lane == markers_ && markers_->at(playhead_) != nullptr;
}

/// While the keyboard is in a lane its keys win over those of the window, such as Up and Down for episodes.
bool Timeline::laneTakes(const QKeyEvent& key) const {
    if (focusedLane().isEmpty() || (key.modifiers() & ~Qt::KeypadModifier)) return false;
    switch (key.key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Return:
        case Qt::Key_Enter: return true;
        case Qt::Key_F2:
        case Qt::Key_Delete: return onMarker();
        default: return false;
    }
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    const int stride = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    switch (event->key()) {
        case Qt::Key_Equal:
        case Qt::Key_Plus: return zoomIn();
        case Qt::Key_Minus: return zoomOut();
        case Qt::Key_Backslash: return fit();
        case Qt::Key_Home: return jumpTo(0);
        case Qt::Key_End: return jumpTo(lastStep());
        case Qt::Key_Up: return focusLane(-1);
        case Qt::Key_Down: return focusLane(1);
        case Qt::Key_Left: return moveInLane(-1, stride);
        case Qt::Key_Right: return moveInLane(1, stride);
        case Qt::Key_Return:
        case Qt::Key_Enter: return activateLane();
        case Qt::Key_F2:
            if (onMarker()) return editMarkerName(playhead_);
            break;
        case Qt::Key_Delete:
            if (onMarker()) return Q_EMIT markerToggleWanted(playhead_);
            break;
        default: break;
    }
    QWidget::keyPressEvent(event);
}

void Timeline::focusInEvent(QFocusEvent* event) {
    const auto reason = event->reason();
    const bool byKey = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    if (byKey && focusedRow() == nullptr && !rows_.empty()) focusedLane_ = rows_.front().lane->objectName();
    QWidget::focusInEvent(event);
    announceLane(this);
}

/// To the lane's next item, or a step where the lane has none.
void Timeline::moveInLane(int direction, int stride) {
    const Row* row = focusedRow();
    std::vector<int> events = row == nullptr ? std::vector<int>() : row->lane->events();
    if (events.empty()) return jumpTo(playhead_ + direction * stride);
    std::ranges::sort(events);
    if (direction > 0) {
        const auto next = std::ranges::upper_bound(events, playhead_);
        if (next != events.end()) jumpTo(*next);
    } else {
        const auto next = std::ranges::lower_bound(events, playhead_);
        if (next != events.begin()) jumpTo(*std::prev(next));
    }
}

void Timeline::focusLane(int direction) {
    if (rows_.empty()) return;
    const Row* row = focusedRow();
    const int last = static_cast<int>(rows_.size()) - 1;
    const int place = row == nullptr ? (direction > 0 ? 0 : last) : std::clamp(static_cast<int>(row - rows_.data()) + direction, 0, last);
    focusLane(rows_[static_cast<std::size_t>(place)].lane->objectName());
}

void Timeline::focusLane(const QString& lane) {
    if (lane == focusedLane_) return;
    focusedLane_ = lane;
    if (const Row* row = focusedRow()) showLane(*row);
    update();
    announceLane(this);
}

/// The keyboard is not left in a lane that goes.
void Timeline::leaveLane(const QString& lane) {
    if (focusedLane_ != lane) return;
    const bool last = !rows_.empty() && rows_.back().lane->objectName() == lane;
    focusLane(last ? -1 : 1);
    if (focusedLane_ == lane) focusLane(QString());
}

void Timeline::showLane(const Row& row) {
    if (row.area.bottom() >= height()) scrollY_ += row.area.bottom() - height() + 1;
    if (row.area.top() < rulerHeight()) scrollY_ -= rulerHeight() - row.area.top();
    layOutLanes();
}

void Timeline::activateLane() {
    const Row* row = focusedRow();
    if (row == nullptr) return;
    if (row->lane->titleActs()) return pickDimension(mapToGlobal(row->area.bottomLeft()));
    if (onMarker()) return editMarkerName(playhead_);
    const TextSegment* segment = row->lane == instruction_ ? instruction_->segmentAt(playhead_) : nullptr;
    if (segment != nullptr) Q_EMIT instructionEditWanted(segment->steps.first);
}

}  // namespace orrery
