// Markers, added columns and the keyboard among lanes, as a person uses them in the Inspect window (window.md 3, 12 and 13).
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTest>

#include "app/window/controllers/lanes_controller.h"
#include "app/window/options.h"
#include "app/window/session_file.h"
#include "tests/app/opened_window.h"
#include "widgets/shell/command_registry.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class LanesTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        QVERIFY(open({dataset()}, false));
        QTRY_VERIFY(session().episodeData());
    }
    void cleanup() { close(); }

    void mMarksThePlayheadAndShiftMGoesRound() {
        QVERIFY(!has(kMarkers));
        QVERIFY(!reason("playback.nextMarker").isEmpty());
        for (const int step : {30, 5, 17}) {
            session().setStep(step);
            press(Qt::Key_M);
        }
        QVERIFY(has(kMarkers));
        QVERIFY(reason("playback.nextMarker").isEmpty());
        QList<qint64> visited;
        for (int i = 0; i < 3; ++i) {
            press(Qt::Key_M, Qt::ShiftModifier);
            visited << session().step();
        }
        QCOMPARE(visited, (QList<qint64>{30, 5, 17}));
        press(Qt::Key_M);  // a second time takes it away
        QCOMPARE(session().markers().here().keys(), (QList<qint64>{5, 30}));
        press(Qt::Key_Right, Qt::ControlModifier);  // an event like others
        QVERIFY(session().step() <= 30);
    }

    void markersAreUndoneInTurnWithBranches() {
        session().setStep(12);
        press(Qt::Key_M);
        press(Qt::Key_M);
        QVERIFY(!has(kMarkers));
        QCOMPARE(command("edit.undo")->text(), QStringLiteral("Undo remove marker"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(has(kMarkers));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!has(kMarkers));
        QVERIFY(!command("edit.undo")->isEnabled());
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(has(kMarkers));
    }

    void f2NamesTheMarkerUnderThePlayhead() {
        session().setStep(12);
        press(Qt::Key_F2);
        QVERIFY(!edit());
        press(Qt::Key_M);
        press(Qt::Key_F2);
        QVERIFY(edit() && edit()->hasFocus());
        QTest::keyClicks(edit(), QStringLiteral("my grasp"));  // M types meanwhile
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(session().markers().here()[12], QStringLiteral("my grasp"));
        QCOMPARE(timeline().findChild<Lane*>(QLatin1String(kMarkers))->value(), QStringLiteral("my grasp"));
    }

    void aMarkersMenuRemovesIt() {
        session().setStep(12);
        press(Qt::Key_M);
        const QPoint flag(static_cast<int>(timeline().view().xOf(12)), timeline().laneArea(QLatin1String(kMarkers)).center().y());
        choose(menuAt(flag), "delete");
        QVERIFY(!has(kMarkers));
    }

    void addTrackAddsAnyColumn() {
        choose(menuAt(timeline().laneArea(QStringLiteral("lane.action")).topLeft() + QPoint(10, 4)), "addTrack");
        add(QStringLiteral("tcp_x"));
        window().registry().action(QStringLiteral("timeline.addTrack"))->trigger();
        add(QStringLiteral("drawer"));
        const QString x = QStringLiteral("lane.column.observation.state.0"), drawer = QStringLiteral("lane.column.observation.environment_state.1");
        QCOMPARE(timeline().laneNames().mid(timeline().laneNames().size() - 2), (QStringList{x, drawer}));
        session().setStep(9);
        const double wanted = session().episodeData()->valuesAt("observation.state", 9)[0];
        QCOMPARE(timeline().findChild<Lane*>(x)->value().replace(QChar(0x2212), u'-'), QString::number(wanted, 'f', 3) + QStringLiteral("\u202fm"));
        QCOMPARE(timeline().findChild<Lane*>(x)->title(), QStringLiteral("tcp_x"));
        // not offered twice, and back when hidden
        const auto offered = [this] { return window().lanes().columnsToAdd().size(); };
        const auto before = offered();
        choose(menuAt(timeline().laneArea(x).topLeft() + QPoint(10, 4)), "hide");
        QVERIFY(!has(qPrintable(x)));
        QCOMPARE(offered(), before + 1);
        QVERIFY(has(qPrintable(drawer)));
    }

    void arrowsMoveBetweenLanesOnlyWhileOneHasTheFocus() {
        QVERIFY(session().dataset()->episodes().size() > 1);
        timeline().setFocus(Qt::TabFocusReason);
        const QString first = timeline().focusedLane();
        QTest::keyClick(&timeline(), Qt::Key_Down);
        QCOMPARE(session().episodePosition(), std::size_t{0});
        QCOMPARE(timeline().focusedLane(), timeline().laneNames().at(1));
        QTest::keyClick(&timeline(), Qt::Key_Up);
        QCOMPARE(timeline().focusedLane(), first);
        // a click is no walk by keyboard
        QTest::mouseClick(&timeline(), Qt::LeftButton, {}, QPoint(timeline().width() / 2, 20));
        QVERIFY(timeline().hasFocus());
        QTest::keyClick(&timeline(), Qt::Key_Down);
        QCOMPARE(session().episodePosition(), std::size_t{1});
    }

    void aSessionKeepsMarkersColumnsAndLanes() {
        session().setStep(12);
        press(Qt::Key_M);
        session().markers().rename(12, QStringLiteral("grasp"));
        window().lanes().addColumn({QStringLiteral("observation.state"), 6});
        timeline().setLaneHeight(QStringLiteral("lane.action"), 2);
        timeline().setLaneShown(QStringLiteral("lane.gripper"), false);
        const QStringList lanes = timeline().laneNames();
        const int height = timeline().laneArea(QStringLiteral("lane.action")).height();
        QVERIFY(lanes.contains(QStringLiteral("lane.column.observation.state.6")));
        window().close();
        close();
        QVERIFY(open({lastSessionPath()}, false));
        QTRY_COMPARE_WITH_TIMEOUT(timeline().laneNames(), lanes, 30000);
        QCOMPARE(session().markers().here()[12], QStringLiteral("grasp"));
        QCOMPARE(timeline().laneArea(QStringLiteral("lane.action")).height(), height);
        // of this dataset's first episode only
        session().setEpisode(1);
        QTRY_VERIFY(session().episodeData());
        QVERIFY(!has(kMarkers));
        QTRY_VERIFY(has("lane.column.observation.state.6"));
    }

private:
    static constexpr const char* kMarkers = "lane.markers";

    bool has(const char* lane) { return timeline().laneNames().contains(QLatin1String(lane)); }
    QAction* command(const char* id) { return window().registry().action(QLatin1String(id)); }
    QString reason(const char* id) { return CommandRegistry::reason(command(id)); }
    QLineEdit* edit() { return timeline().findChild<QLineEdit*>(QStringLiteral("markerNameEdit")); }
    QMenu* menuAt(const QPoint& at) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, timeline().mapToGlobal(at));
        QApplication::sendEvent(&timeline(), &event);
        return timeline().findChild<QMenu*>(QStringLiteral("timelineMenu"));
    }
    static void choose(QMenu* menu, const char* item) {
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->findChild<QAction*>(QLatin1String(item))).center());
        QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
    }
    /// Types a column's name into the palette that stands open.
    void add(const QString& name) {
        auto* input = find<QLineEdit>("paletteInput");
        QVERIFY(input->isVisible());
        QCOMPARE(input->text(), QStringLiteral("+"));
        QTest::keyClicks(input, name);
        QTest::keyClick(input, Qt::Key_Return);
    }
};

QTEST_MAIN(LanesTest)
#include "lanes_test.moc"
