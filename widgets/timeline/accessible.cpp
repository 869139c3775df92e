#include "widgets/timeline/accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

/// A lane as a screen reader meets it: its name and the value under the playhead.
class AccessibleLane : public QAccessibleObject {
public:
    explicit AccessibleLane(Lane* lane) : QAccessibleObject(lane) {}

    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(object()->parent()); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Row; }
    QAccessible::State state() const override {
        const auto* timeline = static_cast<const Timeline*>(object()->parent());
        QAccessible::State state;
        state.focusable = true;
        state.focused = timeline->focusedLane() == object()->objectName();
        return state;
    }
    QRect rect() const override {
        const auto* timeline = static_cast<const Timeline*>(object()->parent());
        const QRect area = timeline->laneArea(object()->objectName());
        return area.isEmpty() ? QRect() : QRect(timeline->mapToGlobal(area.topLeft()), area.size());
    }
    QString text(QAccessible::Text kind) const override {
        const auto* lane = static_cast<const Lane*>(object());
        if (kind == QAccessible::Name) return lane->title();
        if (kind == QAccessible::Value) return lane->value();
        if (kind == QAccessible::Description) return lane->subtitle();
        return {};
    }
};

class AccessibleTimeline : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleTimeline(Timeline* timeline) : QAccessibleWidget(timeline, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Value) return sentence();
        return QAccessibleWidget::text(kind);
    }
    int childCount() const override { return static_cast<int>(timeline()->laneNames().size()); }
    QAccessibleInterface* child(int index) const override {
        const QStringList names = timeline()->laneNames();
        if (index < 0 || index >= names.size()) return nullptr;
        return QAccessible::queryAccessibleInterface(timeline()->findChild<Lane*>(names[index]));
    }
    QAccessibleInterface* focusChild() const override {
        const auto* lane = timeline()->findChild<Lane*>(timeline()->focusedLane(), Qt::FindDirectChildrenOnly);
        return timeline()->focusedLane().isEmpty() ? QAccessibleWidget::focusChild() : QAccessible::queryAccessibleInterface(const_cast<Lane*>(lane));
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        return child == nullptr || child->object() == nullptr
                   ? -1
                   : static_cast<int>(timeline()->laneNames().indexOf(child->object()->objectName()));
    }
    QVariant currentValue() const override { return timeline()->playhead(); }
    void setCurrentValue(const QVariant& value) override { timeline()->setPlayhead(value.toInt()); }
    QVariant maximumValue() const override { return timeline()->lastStep(); }
    QVariant minimumValue() const override { return 0; }
    QVariant minimumStepSize() const override { return 1; }

private:
    Timeline* timeline() const { return static_cast<Timeline*>(object()); }
    QString sentence() const {
        const Timeline* line = timeline();
        if (line->stepCount() == 0) return Timeline::tr("The timeline appears with the first episode.");
        if (line->fps() <= 0) return Timeline::tr("step %1 of %2").arg(line->playhead()).arg(line->lastStep());
        return Timeline::tr("step %1 of %2, %3 seconds")
            .arg(line->playhead())
            .arg(line->lastStep())
            .arg(QString::number(line->playhead() / line->fps(), 'f', 2));
    }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    if (auto* timeline = qobject_cast<Timeline*>(object)) return new AccessibleTimeline(timeline);
    if (auto* lane = qobject_cast<Lane*>(object)) return new AccessibleLane(lane);
    return nullptr;
}

}  // namespace

void installTimelineAccessibility() {
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)once;
}

void announcePlayhead(Timeline* timeline) {
    QAccessibleValueChangeEvent event(timeline, timeline->playhead());
    QAccessible::updateAccessibility(&event);
}

void announceLane(Timeline* timeline) {
    Lane* lane = timeline->findChild<Lane*>(timeline->focusedLane());
    if (lane == nullptr || timeline->focusedLane().isEmpty()) return;
    QAccessibleEvent event(lane, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

}  // namespace orrery
