#include "widgets/bridge/markers.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace orrery;

class MarkersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        undo_.clear();
        markers_ = std::make_unique<Markers>(undo_, nullptr);
        markers_->setPlace(QStringLiteral("/data"), 3);
    }

    void aStepIsMarkedAndUnmarked() {
        QSignalSpy changed(markers_.get(), &Markers::changed);
        markers_->toggle(20);
        markers_->toggle(40);
        markers_->toggle(20);
        QCOMPARE(markers_->here().keys(), QList<qint64>{40});
        QCOMPARE(changed.size(), 3);
        markers_->toggle(40);
        QVERIFY(markers_->all().isEmpty());  // nothing empty is left for the session file
    }

    void theNextOneWraps() {
        QVERIFY(!markers_->next(0));
        for (const qint64 step : {40, 0, 12}) markers_->toggle(step);
        QCOMPARE(markers_->next(0), std::optional<qint64>(12));
        QCOMPARE(markers_->next(12), std::optional<qint64>(40));
        QCOMPARE(markers_->next(40), std::optional<qint64>(0));
        QCOMPARE(markers_->next(41), std::optional<qint64>(0));
    }

    void everyChangeIsUndoneAndDoneAgain() {
        markers_->toggle(20);
        markers_->rename(20, QStringLiteral("  the brush\nis grasped "));
        markers_->rename(20, QStringLiteral("the brush is grasped"));  // no change
        QCOMPARE(markers_->here()[20], QStringLiteral("the brush is grasped"));
        markers_->toggle(20);
        QCOMPARE(undo_.undoText(), QStringLiteral("remove marker"));
        undo_.undo();
        QCOMPARE(markers_->here()[20], QStringLiteral("the brush is grasped"));
        undo_.undo();
        QCOMPARE(markers_->here()[20], QString());
        undo_.undo();
        QVERIFY(markers_->here().isEmpty());
        undo_.redo();
        undo_.redo();
        QCOMPARE(markers_->here()[20], QStringLiteral("the brush is grasped"));
    }

    void eachEpisodeHasItsOwn() {
        markers_->toggle(20);
        markers_->setPlace(QStringLiteral("/data"), 4);
        QVERIFY(markers_->here().isEmpty());
        markers_->toggle(7);
        markers_->setPlace(QStringLiteral("/other"), 3);
        QVERIFY(markers_->here().isEmpty());
        markers_->setPlace(QStringLiteral("/data"), 3);
        QCOMPARE(markers_->here().keys(), QList<qint64>{20});
        markers_->setPlace({}, -1);
        markers_->toggle(1);
        QCOMPARE(markers_->all().size(), 1);
    }

    void namesAreShort() {
        markers_->toggle(1);
        markers_->rename(1, QString(500, u'x'));
        QCOMPARE(markers_->here()[1].size(), Markers::kLongestName);
        markers_->rename(2, QStringLiteral("no marker there"));
        QCOMPARE(markers_->here().size(), 1);
    }

private:
    QUndoStack undo_;
    std::unique_ptr<Markers> markers_;
};

QTEST_MAIN(MarkersTest)
#include "markers_test.moc"
