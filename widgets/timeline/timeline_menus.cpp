// Context menus of ruler, lanes, branches and markers, the fields that rename the latter two, and which lanes are shown.
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <algorithm>

#include "widgets/timeline/name_edit.h"
#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

constexpr int kLongestMarkerName = 40;
constexpr double kHighest = 3;  // times a lane's own height

/// Of a field that begins at x and stands about `middle`.
QRect nameArea(double x, double middle) {
    const int height = Theme::get().px(24);
    return {static_cast<int>(x), static_cast<int>(middle) - height / 2, Theme::get().px(220), height};
}

QAction* add(QMenu& menu, const char* name, const QString& text) {
    QAction* item = menu.addAction(text);
    item->setObjectName(QLatin1String(name));
    return item;
}

}  // namespace

void Timeline::setRepeat(bool repeat, bool pingPong) {
    repeat_ = repeat;
    pingPong_ = pingPong;
}

const Timeline::Row* Timeline::rowOf(const QString& lane) const {
    const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return row.lane->objectName() == lane; });
    return found == rows_.end() ? nullptr : &*found;
}

QRect Timeline::laneArea(const QString& lane) const {
    const Row* row = rowOf(lane);
    return row == nullptr ? QRect() : row->area;
}

void Timeline::setLaneShown(const QString& lane, bool shown) {
    if (!shown) leaveLane(lane);
    if (shown) hiddenLanes_.remove(lane);
    else hiddenLanes_.insert(lane);
    layOutLanes();
}

void Timeline::showAllLanes() {
    hiddenLanes_.clear();
    layOutLanes();
}

LaneLook Timeline::laneLook() const {
    QStringList hidden(hiddenLanes_.begin(), hiddenLanes_.end());
    hidden.sort();
    return {hidden, laneHeights_};
}

void Timeline::setLaneLook(const LaneLook& look) {
    hiddenLanes_ = {look.hidden.begin(), look.hidden.end()};
    laneHeights_.clear();
    for (auto one = look.heights.cbegin(); one != look.heights.cend(); ++one) laneHeights_[one.key()] = std::clamp(one.value(), 1.0, kHighest);
    layOutLanes();
}

void Timeline::setLaneHeight(const QString& lane, double times) {
    laneHeights_[lane] = std::clamp(times, 1.0, kHighest);
    layOutLanes();
}

void Timeline::contextMenuEvent(QContextMenuEvent* event) {
    if (stepCount_ == 0) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // by key it is about the lane that the keyboard is in
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && focusedRow() != nullptr;
    const QPoint position = byKey ? focusedRow()->area.topLeft() + QPoint(1, 1) : event->pos();
    const Row* row = rowAt(position);
    if (position.y() < rulerHeight()) {
        fillRulerMenu(*menu, view_.nearestStep(position.x(), lastStep()));
    } else if (row != nullptr) {
        const auto hit = position.x() < headerWidth() ? std::nullopt : row->lane->hit(position, lanePaint(*row));
        if (row->lane == branches_ && hit && hit->branch && !hit->branch->isEmpty()) fillBranchMenu(*menu, *hit->branch, hit->step);
        else if (row->lane == markers_ && hit) fillMarkerMenu(*menu, hit->step);
        else fillLaneMenu(*menu, *row->lane);
    } else {
        addLaneItems(*menu);
    }
    menu->popup(byKey ? mapToGlobal(focusedRow()->area.bottomLeft()) : event->globalPos());
}

void Timeline::fillRulerMenu(QMenu& menu, int step) {
    connect(add(menu, "marker", markers_->at(step) == nullptr ? tr("Set a marker at %1").arg(step) : tr("Remove the marker at %1").arg(step)), &QAction::triggered, this,
            [this, step] { Q_EMIT markerToggleWanted(step); });
    menu.addSeparator();
    connect(add(menu, "in", tr("Set in at %1").arg(step)), &QAction::triggered, this, [this, step] { setLoop(step, loopOut_ >= step ? loopOut_ : lastStep()); });
    connect(add(menu, "out", tr("Set out at %1").arg(step)), &QAction::triggered, this, [this, step] { setLoop(loopIn_ >= 0 && loopIn_ <= step ? loopIn_ : 0, step); });
    QAction* clear = add(menu, "clear", tr("Clear in and out"));
    clear->setEnabled(loopIn_ >= 0);
    connect(clear, &QAction::triggered, this, &Timeline::clearLoop);
    menu.addSeparator();
    QAction* repeat = add(menu, "repeat", tr("Repeat"));
    repeat->setCheckable(true);
    repeat->setChecked(repeat_);
    connect(repeat, &QAction::triggered, this, &Timeline::repeatToggled);
    QAction* pingPong = add(menu, "pingPong", tr("Forth and back"));
    pingPong->setCheckable(true);
    pingPong->setChecked(pingPong_);
    connect(pingPong, &QAction::triggered, this, &Timeline::pingPongToggled);
}

void Timeline::fillLaneMenu(QMenu& menu, Lane& lane) {
    const QString name = lane.objectName();
    connect(add(menu, "copy", tr("Copy values")), &QAction::triggered, &lane, [this, &lane] { QApplication::clipboard()->setText(lane.tsv(lastStep())); });
    menu.addSeparator();
    for (const auto& [object, text, times] : {std::tuple("low", tr("Normal height"), 1.0), std::tuple("high", tr("Twice as high"), 2.0), std::tuple("highest", tr("Three times as high"), 3.0)}) {
        QAction* item = add(menu, object, text);
        item->setCheckable(true);
        item->setChecked(laneHeights_.value(name, 1) == times);
        connect(item, &QAction::triggered, this, [this, name, times = times] { setLaneHeight(name, times); });
    }
    menu.addSeparator();
    const auto* column = qobject_cast<ColumnLane*>(&lane);
    connect(add(menu, "hide", tr("Hide %1").arg(lane.title())), &QAction::triggered, this, [this, name, id = column ? column->id() : QString()] {
        // what was added is taken away again
        leaveLane(name);
        if (id.isEmpty()) setLaneShown(name, false);
        else Q_EMIT columnRemoveWanted(id);
    });
    addLaneItems(menu);
}

void Timeline::addLaneItems(QMenu& menu) {
    connect(add(menu, "addTrack", tr("Add track…")), &QAction::triggered, this, &Timeline::addTrackWanted);
    QAction* all = add(menu, "showAll", tr("Show all lanes"));
    all->setEnabled(!hiddenLanes_.isEmpty());
    connect(all, &QAction::triggered, this, &Timeline::showAllLanes);
}

void Timeline::fillMarkerMenu(QMenu& menu, int step) {
    connect(add(menu, "go", tr("Go to step %1").arg(step)), &QAction::triggered, this, [this, step] { jumpTo(step); });
    connect(add(menu, "rename", tr("Rename")), &QAction::triggered, this, [this, step] { editMarkerName(step); });
    connect(add(menu, "delete", tr("Delete")), &QAction::triggered, this, [this, step] { Q_EMIT markerToggleWanted(step); });
}

void Timeline::fillBranchMenu(QMenu& menu, const QString& branch, int step) {
    connect(add(menu, "go", tr("Go to step %1").arg(step)), &QAction::triggered, this, [this, branch, step] {
        Q_EMIT nodeChosen(branch, step);
        jumpTo(step);
    });
    connect(add(menu, "rename", tr("Rename")), &QAction::triggered, this, [this, branch] { editBranchName(branch); });
    connect(add(menu, "delete", tr("Delete")), &QAction::triggered, this, [this, branch] { Q_EMIT branchDeleteWanted(branch); });
    menu.addSeparator();
    connect(add(menu, "provenance", tr("Provenance")), &QAction::triggered, this, [this, branch, step] { Q_EMIT branchProvenanceWanted(branch, step); });
}

void Timeline::editBranchName(const QString& branch) {
    const Row* row = rowOf(branches_->objectName());
    const BranchRow* found = branches_->find(branch);
    if (row == nullptr || found == nullptr) return;
    const QRectF words = branches_->labelRect(*found, lanePaint(*row));
    auto* edit = new NameEdit(found->label, nameArea(words.left(), words.center().y()), this, [this, branch](const QString& name) { Q_EMIT branchRenamed(branch, name); });
    edit->setObjectName(QStringLiteral("branchNameEdit"));
    edit->setAccessibleName(tr("Name of branch %1").arg(found->letter));
}

void Timeline::editMarkerName(int step) {
    const TimelineMarker* marker = markers_->at(step);
    if (marker == nullptr) return;
    if (step < view_.first || step > view_.last) jumpTo(step);
    const Row* row = rowOf(markers_->objectName());
    if (row != nullptr) showLane(*row);
    // without its lane the field stands under the ruler
    const double middle = row != nullptr ? rowOf(markers_->objectName())->area.center().y() : rulerHeight() + Theme::get().px(16);
    auto* edit = new NameEdit(marker->name, nameArea(view_.xOf(step) + Theme::get().px(12), middle), this, [this, step](const QString& name) { Q_EMIT markerRenamed(step, name); });
    edit->setObjectName(QStringLiteral("markerNameEdit"));
    edit->setAccessibleName(tr("Name of the marker at step %1").arg(step));
    edit->setMaxLength(kLongestMarkerName);
    edit->selectAll();  // the length undoes it
}

}  // namespace orrery
