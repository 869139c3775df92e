#include "widgets/timeline/timeline.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>

#include "sample.h"
#include "widgets/timeline/ruler.h"

using namespace orrery;

class TimelineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void init() {
        timeline_ = std::make_unique<Timeline>();
        timeline_->resize(1256, 330);
        timeline_->show();
        QVERIFY(QTest::qWaitForWindowExposed(timeline_.get()));
    }

    void withoutEpisodeItHasNoLanes() {
        QVERIFY(timeline_->laneNames().isEmpty());
        QCOMPARE(timeline_->loopIn(), -1);
        timeline_->setPlayhead(9);
        QCOMPARE(timeline_->playhead(), 0);
        timeline_->grab().save(QStringLiteral("timeline_empty.png"));
    }

    void lanesCarryNamesAndTheValueUnderThePlayhead() {
        test::fill(*timeline_);
        QCOMPARE(timeline_->laneNames(),
                 (QStringList{QStringLiteral("lane.video.exterior_1"), QStringLiteral("lane.instruction"), QStringLiteral("lane.action"), QStringLiteral("lane.gripper"), QStringLiteral("lane.error"),
                              QStringLiteral("lane.labels"), QStringLiteral("lane.branches")}));
        QCOMPARE(value(QStringLiteral("lane.gripper")), QStringLiteral("closed"));
        QVERIFY(value(QStringLiteral("lane.instruction")).startsWith(QStringLiteral("Move the pan")));
        QCOMPARE(value(QStringLiteral("lane.branches")), QStringLiteral("3"));
        timeline_->setPlayhead(0);
        QCOMPARE(value(QStringLiteral("lane.gripper")), QStringLiteral("open"));
        QCOMPARE(value(QStringLiteral("lane.error")), QStringLiteral("–"));
    }

    void scrubbingTellsEveryMoveAndTheRelease() {
        test::fill(*timeline_);
        QSignalSpy scrubbed(timeline_.get(), &Timeline::scrubbed);
        QSignalSpy released(timeline_.get(), &Timeline::released);
        QTest::mousePress(ruler(), Qt::LeftButton, {}, at(50, 18));
        QTest::mouseMove(timeline_.get(), at(60, 18));
        QTest::mouseMove(timeline_.get(), at(61, 18));
        QTest::mouseRelease(timeline_.get(), Qt::LeftButton, {}, at(61, 18));
        QCOMPARE(scrubbed.size(), 3);
        QCOMPARE(scrubbed.last().first().toInt(), 61);
        QCOMPARE(released.size(), 1);
        QCOMPARE(timeline_->playhead(), 61);
        QTest::mouseClick(timeline_.get(), Qt::LeftButton, {}, at(30, 45));
        QCOMPARE(timeline_->playhead(), 30);
    }

    void controlWheelKeepsTheStepUnderThePointer() {
        test::fill(*timeline_);
        const double x = timeline_->view().xOf(333);
        for (int i = 0; i < 20; ++i) {
            wheel(x, 120);
            QVERIFY(std::abs(timeline_->view().xOf(333) - x) <= 1);
        }
        for (int i = 0; i < 6; ++i) {
            wheel(x, -120);
            QVERIFY(std::abs(timeline_->view().xOf(333) - x) <= 1);
        }
    }

    void keysZoomAboutThePlayheadAndFit() {
        test::fill(*timeline_);
        const double x = timeline_->view().xOf(212);
        QTest::keyClick(timeline_.get(), Qt::Key_Equal);
        QVERIFY(timeline_->viewLast() - timeline_->viewFirst() < 400);
        QVERIFY(std::abs(timeline_->view().xOf(212) - x) <= 1);
        QTest::keyClick(timeline_.get(), Qt::Key_Minus);
        QTest::keyClick(timeline_.get(), Qt::Key_Backslash);
        QCOMPARE(timeline_->viewFirst(), 0.0);
        QCOMPARE(timeline_->viewLast(), 418.0);
    }

    void rulerLabelsNeverTouchNorHideUnderTheFlag() {
        test::fill(*timeline_);
        auto* own = static_cast<TimelineRuler*>(ruler());
        for (int zoom = 0; zoom < 14; ++zoom) {
            for (int step = 0; step < 419; step += 3) {
                timeline_->setPlayhead(step);
                const auto labels = own->visibleLabels();
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    QVERIFY(!labels[i].extent.touches(own->flagExtent()));
                    QVERIFY(i == 0 || labels[i].extent.from > labels[i - 1].extent.to);
                }
            }
            timeline_->zoomIn();
        }
    }

    void altDragOnTheRulerSetsInAndOut() {
        test::fill(*timeline_);
        timeline_->clearLoop();
        QCOMPARE(timeline_->loopIn(), -1);
        QTest::mousePress(ruler(), Qt::LeftButton, Qt::AltModifier, at(120, 18));
        move(at(80, 18), Qt::AltModifier);
        QTest::mouseRelease(timeline_.get(), Qt::LeftButton, Qt::AltModifier, at(80, 18));
        QCOMPARE(timeline_->loopIn(), 80);
        QCOMPARE(timeline_->loopOut(), 120);
        QCOMPARE(timeline_->playhead(), 212);
    }

    void inAndOutStayInOrderAndCanBeCleared() {
        test::fill(*timeline_);
        timeline_->clearLoop();
        timeline_->setPlayhead(100);
        timeline_->markIn();
        timeline_->setPlayhead(50);
        timeline_->markOut();
        QVERIFY(timeline_->loopIn() <= timeline_->loopOut());
        QCOMPARE(timeline_->loopOut(), 50);
        timeline_->setLoop(9000, 20);
        QCOMPARE(timeline_->loopOut(), 418);
        timeline_->clearLoop();
        QCOMPARE(timeline_->loopOut(), -1);
    }

    void controlSnapsToEventsWithinSixPixels() {
        test::fill(*timeline_);
        const QPoint nearEdge = at(96, 18) + QPoint(4, 0);
        QTest::mousePress(ruler(), Qt::LeftButton, Qt::ControlModifier, nearEdge);
        QTest::mouseRelease(timeline_.get(), Qt::LeftButton, {}, nearEdge);
        QCOMPARE(timeline_->playhead(), 96);
    }

    void clickingANodeChoosesItAndAPeakJumps() {
        test::fill(*timeline_);
        QSignalSpy chosen(timeline_.get(), &Timeline::nodeChosen);
        const int bottom = 26 + 42 + 24 + 42 + 22 + 44 + 24;
        QTest::mouseClick(timeline_.get(), Qt::LeftButton, {}, at(130, bottom + 13 + 16));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("c"));
        QCOMPARE(chosen[0][1].toInt(), 130);
        QCOMPARE(timeline_->playhead(), 130);
        const int highest = timeline_->errorPeaks().front();
        QVERIFY(std::abs(highest - 336) <= 4);
        QTest::mouseClick(timeline_.get(), Qt::LeftButton, {}, at(highest, 26 + 42 + 24 + 42 + 22 + 8));
        QCOMPARE(timeline_->playhead(), highest);
    }

    void thumbnailsAreWishedForOnceAndNotInGaps() {
        QList<int> wishes;
        connect(timeline_.get(), &Timeline::thumbnailsNeeded, this,
                [&](const QString&, const QList<int>& steps) { wishes += steps; });
        test::fill(*timeline_);
        QTRY_VERIFY(!wishes.isEmpty());
        for (const int step : wishes) QVERIFY(step < 300 || step >= 340);
        QCOMPARE(QSet<int>(wishes.begin(), wishes.end()).size(), wishes.size());
    }

    void screenReadersMeetASliderWithLanes() {
        test::fill(*timeline_);
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(timeline_.get());
        QVERIFY(interface != nullptr);
        QCOMPARE(interface->role(), QAccessible::Slider);
        QCOMPARE(interface->text(QAccessible::Value), QStringLiteral("step 212 of 418, 14.13 seconds"));
        QCOMPARE(interface->childCount(), 7);
        QCOMPARE(interface->child(3)->text(QAccessible::Name), QStringLiteral("Gripper"));
        QCOMPARE(interface->child(3)->text(QAccessible::Value), QStringLiteral("closed"));
        QCOMPARE(interface->indexOfChild(interface->child(4)), 4);
    }

    void hoveringTellsTheStepAndLeavingEndsIt() {
        test::fill(*timeline_);
        QSignalSpy hovered(timeline_.get(), &Timeline::hovered);
        QMouseEvent event(QEvent::MouseMove, at(77, 100), timeline_->mapToGlobal(at(77, 100)), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(timeline_.get(), &event);
        QCOMPARE(hovered.takeLast().first().toInt(), 77);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(timeline_.get(), &leave);
        QCOMPARE(hovered.takeLast().first().toInt(), -1);
    }

    void aNewEpisodeEmptiesEverything() {
        test::fill(*timeline_);
        timeline_->setEpisode(10, 0);
        QVERIFY(timeline_->laneNames().isEmpty());
        QCOMPARE(timeline_->playhead(), 0);
        QCOMPARE(timeline_->loopIn(), -1);
    }

    void itCanBeLookedAt() {
        test::fill(*timeline_);
        QTest::qWait(20);
        timeline_->grab().save(QStringLiteral("timeline_dark.png"));
        Theme::get().setScheme(Scheme::Light);
        timeline_->setShown(Origin::Imagined, false);
        timeline_->grab().save(QStringLiteral("timeline_light.png"));
        Theme::get().setScheme(Scheme::Dark);
        Theme::get().setScale(2);
        timeline_->grab().save(QStringLiteral("timeline_scale2.png"));
        Theme::get().setScale(1);
    }

private:
    QWidget* ruler() const { return timeline_->findChild<QWidget*>(QStringLiteral("timelineRuler")); }
    QString value(const QString& lane) const { return timeline_->findChild<QObject*>(lane)->property("value").toString(); }
    QPoint at(int step, int y) const { return {static_cast<int>(std::lround(timeline_->view().xOf(step))), y}; }
    void wheel(double x, int delta) {
        const QPointF position(x, 100);
        QWheelEvent event(position, timeline_->mapToGlobal(position), {}, {0, delta}, {}, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(timeline_.get(), &event);
    }
    void move(const QPoint& position, Qt::KeyboardModifiers modifiers) {
        QMouseEvent event(QEvent::MouseMove, position, timeline_->mapToGlobal(position), Qt::NoButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(timeline_.get(), &event);
    }

    std::unique_ptr<Timeline> timeline_;
};

QTEST_MAIN(TimelineTest)
#include "timeline_test.moc"
