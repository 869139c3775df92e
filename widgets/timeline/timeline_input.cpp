#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

constexpr int kSnapPx = 6;

}  // namespace

bool Timeline::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && laneTakes(*static_cast<QKeyEvent*>(event))) {
        event->accept();  // no shortcut: the key goes to the lane
        return true;
    }
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = toolTipAt(help->pos());
    if (text.isEmpty()) QToolTip::hideText();
    else QToolTip::showText(help->globalPos(), text, this);
    return true;
}

QString Timeline::toolTipAt(const QPoint& position) const {
    if (stepCount_ == 0 || position.x() < headerWidth()) return {};
    if (position.y() < rulerHeight()) {
        const TimelineMarker* marker = markers_->nearest(position.x(), view_, Theme::get().px(kSnapPx));
        return marker == nullptr ? QString() : MarkerLane::sentence(*marker);
    }
    const Row* row = rowAt(position);
    return row == nullptr ? QString() : row->lane->toolTip(position, lanePaint(*row));
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    if (stepCount_ == 0 || event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    focusLane(QString());
    const QPoint position = event->pos();
    const Row* row = rowAt(position);
    if (position.x() < headerWidth()) {
        if (row != nullptr && row->lane->titleActs()) pickDimension(event->globalPosition().toPoint());
        return;
    }
    if (row != nullptr) {
        if (const auto hit = row->lane->hit(position, lanePaint(*row))) {
            if (hit->branch) Q_EMIT nodeChosen(*hit->branch, hit->step);
            jumpTo(hit->step);
            return;
        }
    }
    beginDrag(position, event->modifiers());
}

void Timeline::beginDrag(const QPoint& position, Qt::KeyboardModifiers modifiers) {
    const bool onRuler = position.y() < rulerHeight();
    const auto near = [&](int step) { return step >= 0 && std::abs(view_.xOf(step) - position.x()) <= Theme::get().px(kSnapPx); };
    const bool onHandle = onRuler && position.y() < rulerHeight() / 2;
    if (onRuler && modifiers.testFlag(Qt::AltModifier)) {
        drag_ = Drag::NewRange;
        dragAnchor_ = snapped(position.x(), modifiers);
    } else if (onHandle && near(loopIn_)) {
        drag_ = Drag::LoopIn;
    } else if (onHandle && near(loopOut_)) {
        drag_ = Drag::LoopOut;
    } else {
        drag_ = Drag::Scrub;
    }
    dragTo(position, modifiers);
}

void Timeline::dragTo(const QPoint& position, Qt::KeyboardModifiers modifiers) {
    const int step = snapped(position.x(), modifiers);
    switch (drag_) {
        case Drag::Scrub: scrubTo(step); break;
        case Drag::NewRange: setLoop(dragAnchor_, step); break;
        case Drag::LoopIn: setLoop(std::min(step, loopOut_), loopOut_); break;
        case Drag::LoopOut: setLoop(loopIn_, std::max(step, loopIn_)); break;
        case Drag::None: break;
    }
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    if (drag_ != Drag::None) {
        dragTo(event->pos(), event->modifiers());
        return;
    }
    const Row* row = rowAt(event->pos());
    const bool inHeader = event->pos().x() < headerWidth();
    hover(row == nullptr || inHeader ? -1 : view_.nearestStep(event->pos().x(), lastStep()));
    const bool acts = row != nullptr && (inHeader ? row->lane->titleActs()
                                                  : row->lane->hit(event->pos(), lanePaint(*row)).has_value());
    setCursor(acts ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Timeline::hover(int step) {
    if (step == hovered_) return;
    setHovered(step);
    Q_EMIT hovered(step);
}

void Timeline::leaveEvent(QEvent*) { hover(-1); }

void Timeline::mouseReleaseEvent(QMouseEvent*) {
    const Drag ended = std::exchange(drag_, Drag::None);
    if (ended == Drag::Scrub) Q_EMIT released(playhead_);
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event) {
    const Row* row = rowAt(event->pos());
    if (row != nullptr && row->lane == instruction_ && event->pos().x() >= headerWidth()) {
        const TextSegment* segment = instruction_->segmentAt(static_cast<int>(view_.stepAt(event->pos().x())));
        if (segment != nullptr) Q_EMIT instructionEditWanted(segment->steps.first);
        return;
    }
    if (row != nullptr && row->lane == branches_) {
        const auto hit = branches_->hit(event->pos(), lanePaint(*row));
        if (hit && hit->branch && !hit->branch->isEmpty()) return editBranchName(*hit->branch);
    }
    if (row != nullptr && row->lane == markers_ && event->pos().x() >= headerWidth()) {
        if (const auto hit = markers_->hit(event->pos(), lanePaint(*row))) return editMarkerName(hit->step);
    }
    mousePressEvent(event);
}

int Timeline::snapped(double x, Qt::KeyboardModifiers modifiers) const {
    const int step = view_.nearestStep(x, lastStep());
    if (!modifiers.testFlag(Qt::ControlModifier)) return step;
    int best = step;
    double distance = Theme::get().px(kSnapPx);
    for (const int event : allEvents()) {
        const double away = std::abs(view_.xOf(event) - x);
        if (away > distance) continue;
        distance = away;
        best = event;
    }
    return std::clamp(best, 0, lastStep());
}

std::vector<int> Timeline::allEvents() const {
    std::vector<int> events;
    for (const Row& row : rows_) {
        const std::vector<int> own = row.lane->events();
        events.insert(events.end(), own.begin(), own.end());
    }
    if (loopIn_ >= 0) events.insert(events.end(), {loopIn_, loopOut_});
    return events;
}

void Timeline::scrubTo(int step) {
    const int before = playhead_;
    setPlayhead(step);
    if (playhead_ != before) Q_EMIT scrubbed(playhead_);
}

void Timeline::jumpTo(int step) {
    scrubTo(step);
    Q_EMIT released(playhead_);
}

void Timeline::pickDimension(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < action_->dimensions().size(); ++i) {
        const ActionDimension& dimension = action_->dimensions()[i];
        const QString text = dimension.unit.isEmpty() ? dimension.name : tr("%1 in %2").arg(dimension.name, dimension.unit);
        QAction* item = menu->addAction(text, this, [this, i] { chooseDimension(static_cast<int>(i)); });
        item->setCheckable(true);
        item->setChecked(static_cast<int>(i) == action_->chosen());
    }
    menu->addSeparator();
    QAction* all = menu->addAction(tr("All dimensions"), this, [this] { action_->setExpanded(!action_->isExpanded()); });
    all->setCheckable(true);
    all->setChecked(action_->isExpanded());
    menu->popup(position);
}

void Timeline::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    if (stepCount_ == 0) return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double factor = std::pow(2.0, delta.y() / 240.0);
        setView(zoomed(view_, event->position().x(), factor, lastStep(), Theme::get().px(kWidestStep)));
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || delta.x() != 0) {
        const double steps = -(delta.x() != 0 ? delta.x() : delta.y()) / view_.pixelsPerStep();
        TimeView moved = view_;
        moved.first += steps;
        moved.last += steps;
        setView(moved);
    } else {
        scrollY_ -= delta.y() / 4;
        layOutLanes();
    }
    event->accept();
}

}  // namespace orrery
