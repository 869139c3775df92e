// Lanes that a person makes, and the keyboard among lanes.
#include <QAccessible>
#include <QHelpEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolTip>
#include <QtTest>
#include <cmath>

#include "sample.h"
#include "widgets/timeline/ruler.h"

using namespace orrery;

namespace {

int accents(const QImage& picture, const QRect& area) {
    const QColor accent = Theme::get().color(Ink::Accent);
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor one = picture.pixelColor(x, y);
            count += std::abs(one.red() - accent.red()) + std::abs(one.green() - accent.green()) + std::abs(one.blue() - accent.blue()) < 48;
        }
    }
    return count;
}

}  // namespace

class LanesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void init() {
        timeline_ = std::make_unique<Timeline>();
        timeline_->resize(1256, 420);
        timeline_->show();
        timeline_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(timeline_.get()));
        test::fill(*timeline_);
    }

    void markersHaveALaneTicksAndATip() {
        const QString lane = QStringLiteral("lane.markers");
        QVERIFY(!timeline_->laneNames().contains(lane));
        const int before = accents(ruler()->grab().toImage(), tickAt(100));
        timeline_->setMarkers({{50, {}}, {100, QStringLiteral("brush")}, {300, {}}});
        QVERIFY(timeline_->laneNames().contains(lane));
        QVERIFY(accents(ruler()->grab().toImage(), tickAt(100)) > before + 8);
        const QRect area = timeline_->laneArea(lane);
        QVERIFY(accents(timeline_->grab().toImage(), QRect(x(100), area.top(), 10, area.height())) > 20);
        QCOMPARE(tip({x(50), area.center().y()}), QStringLiteral("Marker at step 50"));
        QCOMPARE(tip({x(100) + 2, area.center().y()}), QStringLiteral("brush, marker at step 100"));
        QCOMPARE(tip({x(300) + 1, 20}), QStringLiteral("Marker at step 300"));
        tip({x(200), area.center().y()});
        QTRY_VERIFY(!QToolTip::isVisible());
        timeline_->setPlayhead(100);
        QCOMPARE(value(lane), QStringLiteral("brush"));
        QTest::mouseClick(timeline_.get(), Qt::LeftButton, {}, {x(300), area.center().y()});
        QCOMPARE(timeline_->playhead(), 300);
        timeline_->setMarkers({});
        QVERIFY(!timeline_->laneNames().contains(lane));
    }

    void aDoubleClickNamesAMarker() {
        timeline_->setMarkers({{100, QStringLiteral("brush")}});
        QSignalSpy renamed(timeline_.get(), &Timeline::markerRenamed);
        QTest::mouseDClick(timeline_.get(), Qt::LeftButton, {}, {x(100), timeline_->laneArea(QStringLiteral("lane.markers")).center().y()});
        auto* edit = timeline_->findChild<QLineEdit*>(QStringLiteral("markerNameEdit"));
        QVERIFY(edit && edit->hasFocus());
        QVERIFY(timeline_->rect().contains(edit->geometry()));
        QTest::keyClicks(edit, QStringLiteral("grasp"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(renamed[0][0].toInt(), 100);
        QCOMPARE(renamed[0][1].toString(), QStringLiteral("grasp"));
        QVERIFY(timeline_->hasFocus());
    }

    void columnsShowTheirOwnRangeAndLeaveGapsEmpty() {
        std::vector<double> values(419, 1000);
        for (int step = 0; step < 419; ++step) values[static_cast<std::size_t>(step)] += step;
        for (int step = 100; step < 200; ++step) values[static_cast<std::size_t>(step)] = std::nan("");
        timeline_->setColumns({{QStringLiteral("state.3"), QStringLiteral("yaw"), QStringLiteral("state"), QStringLiteral("rad"), 1, 9, values},
                               {QStringLiteral("index.0"), QStringLiteral("index"), {}, {}, 0, 17, std::vector<double>(419, 7)}});
        timeline_->setPlayhead(50);
        const QString lane = QStringLiteral("lane.column.state.3");
        QCOMPARE(timeline_->laneNames().mid(timeline_->laneNames().size() - 2), (QStringList{lane, QStringLiteral("lane.column.index.0")}));
        QCOMPARE(value(lane), QStringLiteral("1050.0\u202frad"));
        QCOMPARE(value(QStringLiteral("lane.column.index.0")), QStringLiteral("7"));
        const QRect area = timeline_->laneArea(lane);
        QVERIFY(tip({x(300), area.center().y()}).contains(QStringLiteral("1300.0")));
        const QImage picture = timeline_->grab().toImage();
        // rises from the lane's foot to its head, with nothing drawn where there is no number
        QVERIFY(given(picture, QRect(x(2), area.center().y(), 12, area.height() / 2)));
        QVERIFY(given(picture, QRect(x(400), area.top(), 12, area.height() / 2)));
        QVERIFY(!given(picture, QRect(x(102), area.top(), x(198) - x(102), area.height() - 1)));
        QCOMPARE(timeline_->findChild<Lane*>(lane)->tsv(200).split(u'\n')[1], QStringLiteral("0\t1000"));
        QCOMPARE(timeline_->findChild<Lane*>(lane)->tsv(200).split(u'\n')[151], QStringLiteral("150\t"));
    }

    void arrowsMoveBetweenLanesAfterTab() {
        timeline_->setMarkers({{50, {}}, {100, {}}});
        QVERIFY(timeline_->focusedLane().isEmpty());
        tab();
        QStringList visited;
        for (int i = 0; i < timeline_->laneNames().size(); ++i) {
            visited << timeline_->focusedLane();
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(timeline_.get());
            QVERIFY(face->focusChild());
            QCOMPARE(face->focusChild()->object()->objectName(), timeline_->focusedLane());
            QVERIFY(face->focusChild()->state().focused);
            const QRect area = timeline_->laneArea(timeline_->focusedLane());
            QVERIFY(timeline_->rect().contains(area));
            QVERIFY(accents(timeline_->grab().toImage(), QRect(0, area.top(), 2, area.height())) > area.height());
            QVERIFY(taken(Qt::Key_Down));
            QTest::keyClick(timeline_.get(), Qt::Key_Down);
        }
        QCOMPARE(visited, timeline_->laneNames());
        QCOMPARE(timeline_->focusedLane(), QStringLiteral("lane.markers"));  // the last: there is none below
        timeline_->setPlayhead(0);
        QTest::keyClick(timeline_.get(), Qt::Key_Right);
        QCOMPARE(timeline_->playhead(), 50);
        QVERIFY(taken(Qt::Key_Delete));
        QSignalSpy removed(timeline_.get(), &Timeline::markerToggleWanted);
        QTest::keyClick(timeline_.get(), Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
        QTest::keyClick(timeline_.get(), Qt::Key_Return);
        QVERIFY(timeline_->findChild<QLineEdit*>(QStringLiteral("markerNameEdit")));
        QTest::keyClick(timeline_->findChild<QLineEdit*>(QStringLiteral("markerNameEdit")), Qt::Key_Escape);
        // the keyboard stays when its lane goes
        timeline_->setLaneShown(QStringLiteral("lane.markers"), false);
        QCOMPARE(timeline_->focusedLane(), QStringLiteral("lane.branches"));
    }

    void aClickGivesTheArrowsBack() {
        tab();
        QVERIFY(taken(Qt::Key_Up));
        QVERIFY(!taken(Qt::Key_Space));
        QVERIFY(!taken(Qt::Key_Down, Qt::AltModifier));
        QTest::mouseClick(timeline_.get(), Qt::LeftButton, {}, {x(30), 45});
        QVERIFY(timeline_->focusedLane().isEmpty());
        QVERIFY(!taken(Qt::Key_Up));
    }

    void theKeyboardStaysInItsLaneFromEpisodeToEpisode() {
        tab();
        QTest::keyClick(timeline_.get(), Qt::Key_Down);
        QCOMPARE(timeline_->focusedLane(), QStringLiteral("lane.instruction"));
        test::fill(*timeline_);
        QCOMPARE(timeline_->focusedLane(), QStringLiteral("lane.instruction"));
    }

    void whatWasDoneToLanesIsToldAndTaken() {
        timeline_->setLaneShown(QStringLiteral("lane.gripper"), false);
        timeline_->setLaneHeight(QStringLiteral("lane.action"), 2);
        const LaneLook look = timeline_->laneLook();
        Timeline other;
        other.resize(1256, 420);
        test::fill(other);
        const int height = other.laneArea(QStringLiteral("lane.action")).height();
        other.setLaneLook(look);
        QVERIFY(!other.laneNames().contains(QStringLiteral("lane.gripper")));
        QCOMPARE(other.laneArea(QStringLiteral("lane.action")).height(), 2 * height);
        other.setLaneLook({{}, {{QStringLiteral("lane.action"), 1e9}}});
        QCOMPARE(other.laneArea(QStringLiteral("lane.action")).height(), 3 * height);
        QVERIFY(other.laneNames().contains(QStringLiteral("lane.gripper")));
    }

    void itCanBeLookedAt() {
        timeline_->setMarkers({{50, {}}, {100, QStringLiteral("the brush is grasped")}, {160, QStringLiteral("a long name that has no room here")}, {190, {}}});
        std::vector<double> values;
        for (int step = 0; step < 419; ++step) values.push_back(step % 90 < 5 ? std::nan("") : std::sin(step / 30.0));
        values[182] = 0.2;
        timeline_->setColumns({{QStringLiteral("state.3"), QStringLiteral("tcp_yaw"), QStringLiteral("state"), QStringLiteral("rad"), 3, 9, values}});
        timeline_->resize(1256, 440);
        tab();
        timeline_->grab().save(QStringLiteral("lanes_dark.png"));
    }

private:
    QWidget* ruler() const { return timeline_->findChild<QWidget*>(QStringLiteral("timelineRuler")); }
    QString value(const QString& lane) const { return timeline_->findChild<QObject*>(lane)->property("value").toString(); }
    int x(int step) const { return static_cast<int>(std::lround(timeline_->view().xOf(step))); }
    void tab() {
        timeline_->clearFocus();
        timeline_->setFocus(Qt::TabFocusReason);
    }
    QRect tickAt(int step) const { return {x(step) - 4, ruler()->height() - 10, 8, 8}; }
    QString tip(const QPoint& at) {
        QHelpEvent event(QEvent::ToolTip, at, timeline_->mapToGlobal(at));
        QCoreApplication::sendEvent(timeline_.get(), &event);
        return QToolTip::text();
    }
    bool taken(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
        event.ignore();
        QCoreApplication::sendEvent(timeline_.get(), &event);
        return event.isAccepted();
    }
    /// Something is drawn in the colour of what was recorded.
    static bool given(const QImage& picture, const QRect& area) {
        const QColor wanted = Theme::get().color(Origin::Given);
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x) {
                if (std::abs(picture.pixelColor(x, y).green() - wanted.green()) < 40) return true;
            }
        }
        return false;
    }

    std::unique_ptr<Timeline> timeline_;
};

QTEST_MAIN(LanesTest)
#include "lanes_test.moc"
