// Long work as the window shows it, under a model that is as slow as the test wants. Numbers in comments are those of the
// acceptance list in the window's specification.
#include <QAbstractButton>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>
#include <thread>

#include "tests/app/opened_window.h"
#include "tests/support/fake_opening.h"

using namespace orrery;

class JobsTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        world_ = std::make_shared<test::FakeWorldState>();
        world_->encodesPatches = false;  // one job less
    }
    void cleanup() {
        world_->predictions.open();
        close();
    }

    // 57
    void aJobShowsCountRateAndTimeLeft() {
        world_->millisecondsEach = 20;
        QVERIFY(openLong());
        auto* indicator = find<QWidget>("jobIndicator");
        const QRegularExpression words(QStringLiteral("^Predicting the episode (\\d+) of (\\d+) · [\\d.]+ /s · \\d+ s$"));
        QTRY_VERIFY_WITH_TIMEOUT(words.match(indicator->accessibleName()).hasMatch(), 30000);
        QVERIFY(indicator->isVisible());
        QTest::mouseClick(indicator, Qt::LeftButton);
        QTRY_VERIFY(popover()->isVisible());
        const QWidget* row = running();
        QVERIFY(row);
        const qint64 before = row->property("done").toLongLong();
        QTRY_VERIFY_WITH_TIMEOUT(row->property("done").toLongLong() > before, 10000);
        QVERIFY(row->property("total").toLongLong() >= row->property("done").toLongLong());
        QVERIFY(row->property("rate").toDouble() > 0);
        const QString progress = row->findChild<QLabel*>(QStringLiteral("jobProgress"))->text();
        QVERIFY2(QRegularExpression(QStringLiteral("^\\d+ of \\d+ · [\\d.]+ /s · \\d+ s$")).match(progress).hasMatch(), qPrintable(progress));
    }

    void cancellingIsAcknowledgedInTheSameTurnAndReachesTheWork() {
        world_->millisecondsEach = 20;
        QVERIFY(openLong());
        QTRY_VERIFY_WITH_TIMEOUT(world_->made > 3, 10000);
        world_->predictions.close();
        QTRY_VERIFY_WITH_TIMEOUT(world_->predictions.visited(), 10000);  // the model is inside a prediction that never ends by itself
        QVERIFY(world_->thread.load() != std::this_thread::get_id());
        const int stopped = world_->stopped;
        press(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(popover()->isVisible() && running());
        const QString name = running()->objectName();
        auto* cancel = running()->findChild<QAbstractButton*>(QStringLiteral("cancelButton"));
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!running() || !cancel->isEnabled());
        QCoreApplication::processEvents();  // one turn of the loop
        QCOMPARE(popover()->findChild<QWidget*>(name)->property("state").toString(), QStringLiteral("cancelled"));
        QVERIFY(!find<QWidget>("jobIndicator")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(world_->stopped.load(), stopped + 1, 10000);
    }

    void aButtonPressedWhileTheJobAdvancesIsStillClicked() {
        world_->millisecondsEach = 20;
        QVERIFY(openLong());
        press(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(popover()->isVisible() && running());
        const QString name = running()->objectName();
        QPointer<QAbstractButton> cancel = running()->findChild<QAbstractButton*>(QStringLiteral("cancelButton"));
        QTest::mousePress(cancel, Qt::LeftButton);
        const qint64 done = running()->property("done").toLongLong();
        QTRY_VERIFY_WITH_TIMEOUT(!running() || running()->property("done").toLongLong() > done + 2, 10000);
        QVERIFY(cancel);
        QTest::mouseRelease(cancel, Qt::LeftButton);
        QTRY_COMPARE(popover()->findChild<QWidget*>(name)->property("state").toString(), QStringLiteral("cancelled"));
    }

private:
    /// 1000 steps that are being predicted.
    bool openLong() {
        const auto dataset = std::make_shared<test::FakeDataset>(1000);
        return show(options({QStringLiteral("a.data"), QStringLiteral("a.model")}), test::fakeOpening(dataset, world_)) && whole();
    }
    QWidget* popover() { return find<QWidget>("jobsPopover"); }
    /// The row of the running job, or null.
    QWidget* running() {
        for (QWidget* row : popover()->findChildren<QWidget*>(QRegularExpression(QStringLiteral("^job\\.\\d+$")))) {
            if (row->property("state").toString() == QLatin1String("running")) return row;
        }
        return nullptr;
    }

    std::shared_ptr<test::FakeWorldState> world_;
};

QTEST_MAIN(JobsTest)
#include "jobs_test.moc"
