// The docks in windows that are too narrow for them (window.md 1, Sizes).
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

#include "app/window/docks.h"
#include "app/window/layout_history.h"
#include "app/window/narrow_layout.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class NarrowTest : public QObject, private test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        QVERIFY(open());
        QTest::qWait(50);
    }
    void cleanup() { close(); }

    void theRightDocksBecomeOneTabGroup() {
        QCOMPARE(window().tabifiedDockWidgets(docks().representation).size(), 1);
        resizeTo(1279);
        QCOMPARE(window().tabifiedDockWidgets(docks().representation).size(), 4);
        QVERIFY(docks().library->isVisible());
        resizeTo(1280);
        QCOMPARE(window().tabifiedDockWidgets(docks().representation).size(), 1);
        QCOMPARE(window().tabifiedDockWidgets(docks().actions).size(), 2);
        QVERIFY(!window().layouts().canUndo());  // nobody moved a dock
    }

    void theLeftDockWaitsBehindItsTitle() {
        auto* title = find<QToolButton>("edgeButton.library");
        QVERIFY(!title->isVisible());
        resizeTo(1119);
        QVERIFY(!docks().library->isVisible());
        QVERIFY(title->isVisible());
        QCOMPARE(title->text(), QStringLiteral("Library"));
        QVERIFY(title->height() > title->width());
        const int centre = window().centralWidget()->width();
        QTest::mouseClick(title, Qt::LeftButton);
        QVERIFY(docks().library->isVisible());
        QCOMPARE(window().centralWidget()->width(), centre);  // over it, not beside it
        QCOMPARE(docks().library->pos(), window().centralWidget()->mapToGlobal(QPoint(0, 0)));
        QVERIFY(docks().library->isAncestorOf(find<QLineEdit>("libraryFilter")));
        // back to work: it goes
        find<QLineEdit>("libraryFilter")->setFocus();
        window().activateWindow();
        canvas().setFocus();
        QTRY_VERIFY(!docks().library->isVisible());
        QVERIFY(!title->isChecked());
    }

    void noButtonOfTheTimelineIsCut() {
        for (const int width : {1279, 1121, 1024}) {
            resizeTo(width);
            const auto* last = find<QToolButton>("timelineMoreButton");
            QCOMPARE(last->visibleRegion().boundingRect(), last->rect());
            const auto* filter = find<QToolButton>("filter.simulated");
            QVERIFY(filter->width() >= filter->sizeHint().width());
        }
    }

    void itsKeyOpensItToo() {
        resizeTo(1100);
        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(docks().library->isVisible());
        QVERIFY(docks().library->isFloating());
        resizeTo(1600);
        QVERIFY(docks().library->isVisible());
        QVERIFY(!docks().library->isFloating());
        QCOMPARE(window().dockWidgetArea(docks().library), Qt::LeftDockWidgetArea);
        QVERIFY(!find<QToolButton>("edgeButton.library")->isVisible());
    }

    void aSessionKeepsTheWideArrangement() {
        resizeTo(1100);
        const QByteArray kept = window().narrow().wideState();
        MainWindow other;
        other.start({}, false);
        other.show();
        QTest::qWait(50);
        for (DockFrame* dock : other.docks().all()) other.removeDockWidget(dock);
        QVERIFY(other.restoreState(kept));
        QCOMPARE(other.tabifiedDockWidgets(other.docks().representation).size(), 1);
        QVERIFY(other.docks().library->isVisible());
        QVERIFY(!other.docks().library->isFloating());
    }

private:
    const Docks& docks() { return window().docks(); }
    void resizeTo(int width) {
        window().resize(width, 900);
        QTest::qWait(50);
    }
};

QTEST_MAIN(NarrowTest)
#include "narrow_test.moc"
