// Context menus of ruler, lanes and branches, and the field that renames a branch.
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <algorithm>

#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

/// Return or leaving takes the name, Esc leaves the old one; Esc means nothing else meanwhile.
class NameEdit : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return QLineEdit::event(event);
        event->accept();
        return true;
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() != Qt::Key_Escape) return QLineEdit::keyPressEvent(event);
        blockSignals(true);
        deleteLater();
    }
};

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

QRect Timeline::laneArea(const QString& lane) const {
    const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return row.lane->objectName() == lane; });
    return found == rows_.end() ? QRect() : found->area;
}

void Timeline::setLaneShown(const QString& lane, bool shown) {
    if (shown) hiddenLanes_.remove(lane);
    else hiddenLanes_.insert(lane);
    layOutLanes();
}

void Timeline::setLaneHeight(const QString& lane, double times) {
    laneHeights_[lane] = std::clamp(times, 1.0, 3.0);
    layOutLanes();
}

void Timeline::contextMenuEvent(QContextMenuEvent* event) {
    if (stepCount_ == 0) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPoint position = event->pos();
    const Row* row = rowAt(position);
    if (position.y() < rulerHeight()) {
        fillRulerMenu(*menu, view_.nearestStep(position.x(), lastStep()));
    } else if (row != nullptr) {
        const auto hit = position.x() < headerWidth() ? std::nullopt : row->lane->hit(position, lanePaint(*row));
        if (row->lane == branches_ && hit && hit->branch && !hit->branch->isEmpty()) fillBranchMenu(*menu, *hit->branch, hit->step);
        else fillLaneMenu(*menu, *row->lane);
    }
    if (menu->isEmpty()) return menu->deleteLater();
    menu->popup(event->globalPos());
}

void Timeline::fillRulerMenu(QMenu& menu, int step) {
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
    connect(add(menu, "hide", tr("Hide %1").arg(lane.title())), &QAction::triggered, this, [this, name] { setLaneShown(name, false); });
    QAction* all = add(menu, "showAll", tr("Show all lanes"));
    all->setEnabled(!hiddenLanes_.isEmpty());
    connect(all, &QAction::triggered, this, [this] {
        hiddenLanes_.clear();
        layOutLanes();
    });
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
    const auto row = std::ranges::find(rows_, static_cast<Lane*>(branches_), &Row::lane);
    const BranchRow* found = branches_->find(branch);
    if (row == rows_.end() || found == nullptr) return;
    auto* edit = new NameEdit(found->label, this);
    edit->setObjectName(QStringLiteral("branchNameEdit"));
    edit->setAccessibleName(tr("Name of branch %1").arg(found->letter));
    const int height = Theme::get().px(24), width = Theme::get().px(220);
    const QRectF words = branches_->labelRect(*found, lanePaint(*row));
    // at the right edge it moves left rather than out of the window
    const int x = std::min(static_cast<int>(words.left()), this->width() - width - Theme::get().px(8));
    edit->setGeometry(x, static_cast<int>(words.center().y()) - height / 2, width, height);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, branch] {
        edit->blockSignals(true);  // hiding takes the focus, which would finish it again
        edit->deleteLater();
        Q_EMIT branchRenamed(branch, edit->text());
    });
    edit->show();
    edit->setFocus();
    edit->selectAll();
}

}  // namespace orrery
