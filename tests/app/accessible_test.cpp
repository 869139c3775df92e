// What screen readers meet in the painted widgets (window.md 12).
#include <QAccessible>
#include <QTest>

#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class AccessibleTest : public QObject, private test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        prepare();
        QVERIFY(open());
        QVERIFY(settleAt(20));
        QTRY_COMPARE_WITH_TIMEOUT(cell("gripper", "error")->state, QStringLiteral("ok"), 30000);
    }
    void cleanupTestCase() { close(); }

    void cellsAreChildrenOfTheFramesInReadingOrder() {
        QAccessibleInterface* frames = QAccessible::queryAccessibleInterface(&canvas());
        QVERIFY(frames);
        QVERIFY(frames->childCount() >= 6);
        QStringList names;
        for (int i = 0; i < 6; ++i) {
            QAccessibleInterface* child = frames->child(i);
            QCOMPARE(child->role(), QAccessible::Graphic);
            QCOMPARE(frames->indexOfChild(child), i);
            QCOMPARE(child->parent()->object(), &canvas());
            names << child->text(QAccessible::Name);
        }
        QCOMPARE(names[0], QStringLiteral("static, recorded, step 20"));
        QCOMPARE(names[1], QStringLiteral("static, prediction by GR-1, step 20, made at 17"));
        QVERIFY(names[2].startsWith(QLatin1String("static, error at step 20, MAE ")));
        QCOMPARE(names[4], QStringLiteral("gripper, prediction by GR-1, step 20, made at 17"));
        for (int i = 6; i < frames->childCount(); ++i) QCOMPARE(frames->indexOfChild(frames->child(i)), i);
    }

    void aCellIsFoundWhereItIsDrawn() {
        QAccessibleInterface* frames = QAccessible::queryAccessibleInterface(&canvas());
        const QPoint at = canvas().mapToGlobal(placeIn("static", "prediction", 0.5, 0.5));
        QAccessibleInterface* found = frames->childAt(at.x(), at.y());
        QVERIFY(found);
        QCOMPARE(found->object(), cell("static", "prediction"));
        QVERIFY(found->rect().contains(at));
    }

    void anEmptyCellSaysWhy() {
        QVERIFY(settleAt(1));
        QAccessibleInterface* prediction = QAccessible::queryAccessibleInterface(cell("static", "prediction"));
        QTRY_COMPARE(prediction->text(QAccessible::Name), QStringLiteral("static, prediction: No prediction here"));
        QVERIFY(prediction->text(QAccessible::Description).contains(QLatin1String("step 3")));
        QVERIFY(settleAt(20));
    }

    void cellsThatTheLayoutHidesSaySo() {
        press(Qt::Key_W);
        QVERIFY(QAccessible::queryAccessibleInterface(cell("static", "error"))->state().invisible);
        QVERIFY(!QAccessible::queryAccessibleInterface(cell("static", "truth"))->state().invisible);
        press(Qt::Key_W);
        QVERIFY(!QAccessible::queryAccessibleInterface(cell("static", "error"))->state().invisible);
    }

    void theTimelineIsASliderWithItsLanes() {
        QAccessibleInterface* slider = QAccessible::queryAccessibleInterface(&timeline());
        QVERIFY(slider);
        QCOMPARE(slider->role(), QAccessible::Slider);
        QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("step 20 of 43, 0.67 seconds"));
        QCOMPARE(slider->valueInterface()->currentValue().toInt(), 20);
        QCOMPARE(slider->childCount(), static_cast<int>(timeline().laneNames().size()));
        bool instruction = false;
        for (int i = 0; i < slider->childCount(); ++i) {
            QAccessibleInterface* lane = slider->child(i);
            QVERIFY(!lane->text(QAccessible::Name).isEmpty());
            QVERIFY(slider->rect().intersects(lane->rect()));
            if (lane->object()->objectName() != QLatin1String("lane.instruction")) continue;
            instruction = lane->text(QAccessible::Value) == QLatin1String("pick up the red block from the table");
        }
        QVERIFY(instruction);
    }
};

QTEST_MAIN(AccessibleTest)
#include "accessible_test.moc"
