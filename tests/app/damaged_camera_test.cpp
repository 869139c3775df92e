// One camera's file is damaged, the other is whole. Item 58 of the acceptance list in the window's specification.
#include <QClipboard>
#include <QDirIterator>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"

using namespace orrery;

class DamagedCameraTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        copy_ = std::make_unique<QTemporaryDir>();
        QVERIFY(copyDataset());
    }
    void cleanup() { close(); }

    void aFileThatIsCutLeavesTheOtherCameraPlaying() {
        QFile video(path(kVideo));
        QVERIFY(video.resize(video.size() / 2));  // the index at its end is gone
        QVERIFY(open({copy_->path(), model()}));
        QVERIFY(settleAt(5));
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "truth"), QStringLiteral("failed"), 10000);
        QCOMPARE(cell("gripper", "truth")->title, QStringLiteral("No picture at step 5"));
        QTRY_VERIFY(text().contains(QLatin1String("episode_000000.mp4")) && text().contains(QLatin1String("no sample table")));
        QTRY_VERIFY(text().contains(QLatin1String("No step before it plays; the other cameras go on.")));
        QVERIFY(theOtherCameraPlays(5));
        QPushButton* details = button("Copy details");
        QVERIFY(details);
        QTest::mouseClick(details, Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("episode_000000.mp4")));
    }

    void aFileWhoseEndIsDamagedSaysHowFarItPlays() {
        QVERIFY(blankSecondHalf());
        QVERIFY(open({copy_->path(), model()}));
        QVERIFY(settleAt(5));
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "truth"), QStringLiteral("ok"), 10000);
        QVERIFY(settleAt(40));
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "truth"), QStringLiteral("failed"), 10000);
        QVERIFY(text().contains(QLatin1String("does not decode")));
        const QRegularExpression range(QStringLiteral("Steps up to (\\d+) play; the other cameras go on\\."));
        QTRY_VERIFY_WITH_TIMEOUT(range.match(text()).hasMatch(), 10000);
        const int last = range.match(text()).captured(1).toInt();
        QVERIFY(last > 5 && last < 40);
        QVERIFY(theOtherCameraPlays(40));
        QVERIFY(settleAt(40));
        QTRY_VERIFY_WITH_TIMEOUT(button(qPrintable(QStringLiteral("Go to %1").arg(last))), 10000);
        QTest::mouseClick(button(qPrintable(QStringLiteral("Go to %1").arg(last))), Qt::LeftButton);
        QCOMPARE(session().step(), last);
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "truth"), QStringLiteral("ok"), 10000);
        QCOMPARE(cell("gripper", "truth")->step, last);
        press(Qt::Key_Period);  // and no further
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "truth"), QStringLiteral("failed"), 10000);
    }

private:
    static constexpr const char* kVideo = "videos/chunk-000/observation.images.gripper/episode_000000.mp4";

    QString path(const char* name) { return copy_->filePath(QLatin1String(name)); }
    QString text() { return cell("gripper", "truth")->text; }

    bool copyDataset() {
        const QDir from(dataset());
        QDirIterator files(dataset(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString to = copy_->filePath(from.relativeFilePath(files.next()));
            if (!QDir().mkpath(QFileInfo(to).path()) || !QFile::copy(files.filePath(), to)) return false;
            if (!QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner)) return false;
        }
        return true;
    }
    /// Zeros over the second half of the pictures; the index behind them stays.
    bool blankSecondHalf() {
        QFile video(path(kVideo));
        if (!video.open(QIODevice::ReadWrite)) return false;
        const QByteArray bytes = video.readAll();
        const qint64 index = bytes.lastIndexOf("moov") - 4;
        if (index < 1000) return false;
        video.seek(index / 2);
        return video.write(QByteArray(static_cast<int>(index - index / 2), '\0')) > 0;
    }
    bool theOtherCameraPlays(int from) {
        session().setStep(from);
        press(Qt::Key_Space);
        const auto moved = [&] { return cell("static", "truth")->step > from && state("static", "truth") == QLatin1String("ok"); };
        const bool played = QTest::qWaitFor(moved, 20000);
        session().player().pause();
        session().setStep(from);
        return played && settle();
    }
    QPushButton* button(const char* text) {
        for (QPushButton* one : canvas().findChildren<QPushButton*>()) {
            if (one->isVisible() && one->text() == QLatin1String(text)) return one;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> copy_;
};

QTEST_MAIN(DamagedCameraTest)
#include "damaged_camera_test.moc"
