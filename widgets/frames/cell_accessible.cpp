#include "widgets/frames/cell_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

#include "widgets/frames/frame_canvas.h"

namespace orrery {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(orrery::AccessibleCell)
};

QString sentence(const CellObject& cell) {
    if (cell.state != QLatin1String("ok") && cell.state != QLatin1String("late")) {
        const QString what = cell.column == Column::Truth        ? Words::tr("%1, recorded").arg(cell.camera)
                             : cell.column == Column::Prediction ? Words::tr("%1, prediction").arg(cell.camera)
                                                                 : Words::tr("%1, error").arg(cell.camera);
        return cell.title.isEmpty() ? what : Words::tr("%1: %2", "frame, why it is empty").arg(what, cell.title);
    }
    switch (cell.column) {
        case Column::Truth: return Words::tr("%1, recorded, step %2").arg(cell.camera).arg(cell.step);
        case Column::Prediction:
            return Words::tr("%1, prediction by %2, step %3, made at %4").arg(cell.camera, cell.model).arg(cell.step).arg(cell.madeAt);
        case Column::Error: break;
    }
    return Words::tr("%1, error at step %2, %3").arg(cell.camera).arg(cell.step).arg(cell.metric);
}

class AccessibleCell : public QAccessibleObject {
public:
    explicit AccessibleCell(CellObject* cell) : QAccessibleObject(cell) {}

    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(object()->parent()); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Graphic; }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.readOnly = true;
        state.offscreen = cell().rect.isEmpty();
        state.invisible = cell().rect.isEmpty();
        state.busy = cell().state == QLatin1String("late") || cell().state == QLatin1String("pending");
        return state;
    }
    QRect rect() const override {
        const auto* canvas = static_cast<const QWidget*>(object()->parent());
        return cell().rect.isEmpty() ? QRect() : QRect(canvas->mapToGlobal(cell().rect.toAlignedRect().topLeft()), cell().rect.toAlignedRect().size());
    }
    QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Name) return sentence(cell());
        if (kind == QAccessible::Description) return cell().state == QLatin1String("ok") ? cell().warning : cell().text;
        return {};
    }

private:
    const CellObject& cell() const { return *static_cast<const CellObject*>(object()); }
};

/// The canvas: its cells row by row, then the widgets that stand on it.
class AccessibleFrames : public QAccessibleWidget {
public:
    explicit AccessibleFrames(FrameCanvas* canvas) : QAccessibleWidget(canvas, QAccessible::Grouping) {}

    int childCount() const override { return static_cast<int>(cells().size()) + QAccessibleWidget::childCount(); }
    QAccessibleInterface* child(int index) const override {
        const auto own = cells();
        if (index < 0) return nullptr;
        if (index < own.size()) return QAccessible::queryAccessibleInterface(own[index]);
        return QAccessibleWidget::child(index - static_cast<int>(own.size()));
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const auto own = cells();
        if (!child) return -1;
        const auto index = own.indexOf(qobject_cast<CellObject*>(child->object()));
        if (index >= 0) return static_cast<int>(index);
        const int widget = QAccessibleWidget::indexOfChild(child);
        return widget < 0 ? widget : widget + static_cast<int>(own.size());
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (CellObject* cell : cells()) {
            QAccessibleInterface* found = QAccessible::queryAccessibleInterface(cell);
            if (found->rect().contains(x, y)) return found;
        }
        return QAccessibleWidget::childAt(x, y);
    }

private:
    QList<CellObject*> cells() const {
        auto* canvas = static_cast<FrameCanvas*>(object());
        QList<CellObject*> found;
        for (const RowState& row : canvas->state().rows) {
            for (const Column column : {Column::Truth, Column::Prediction, Column::Error}) {
                const QString name = QStringLiteral("frameCell.%1.%2").arg(row.camera, columnName(column));
                if (auto* cell = canvas->findChild<CellObject*>(name, Qt::FindDirectChildrenOnly)) found << cell;
            }
        }
        return found;
    }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    if (auto* canvas = qobject_cast<FrameCanvas*>(object)) return new AccessibleFrames(canvas);
    if (auto* cell = qobject_cast<CellObject*>(object)) return new AccessibleCell(cell);
    return nullptr;
}

}  // namespace

void installCellAccessibility() {
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)once;
}

}  // namespace orrery
