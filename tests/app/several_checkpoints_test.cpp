// Several checkpoints in one window, as a person opens, switches and closes them (window.md 1).
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "app/window/centre.h"
#include "app/window/names.h"
#include "app/window/session_file.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/panels/library_model.h"
#include "widgets/shell/chip.h"

using namespace orrery;

class SeveralCheckpointsTest : public QObject, private test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        prepare();
        QVERIFY(QFile::copy(model(), second()));
        QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("other")));
        QVERIFY(QFile::copy(model(), sameName()));
        QVERIFY(QFile::copy(model(), third()));
    }
    void init() {
        QSettings().remove(QStringLiteral("recent"));  // popovers list them too
        QVERIFY(open({dataset(), model()}));
    }
    void cleanup() { close(); }

    void aSecondOneIsAddedAndThePopoverGoesBack() {
        QVERIFY(settleAt(12));
        QVERIFY(add(second()));
        QCOMPARE(chip()->title(), QStringLiteral("second.pt"));
        QVERIFY(chip()->note().startsWith(QLatin1String("GR-1")));
        QCOMPARE(rows(), (QStringList{QStringLiteral("snapshot_tiny.pt"), QStringLiteral("second.pt, predicts")}));
        QVERIFY(settleAt(12));
        QTRY_COMPARE_WITH_TIMEOUT(state("static", "prediction"), QStringLiteral("ok"), 30000);

        QVERIFY(choose(*chip(), "snapshot_tiny.pt"));
        QCOMPARE(chip()->title(), QStringLiteral("snapshot_tiny.pt"));
        QCOMPARE(rows(), (QStringList{QStringLiteral("snapshot_tiny.pt, predicts"), QStringLiteral("second.pt")}));
        // what it said is there at once
        QVERIFY(session().nodeAt(9) != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(state("static", "prediction"), QStringLiteral("ok"), 10000);
        // the current one is not among the others
        QVERIFY(!choose(*chip(), "snapshot_tiny.pt"));
    }

    void aBranchIsShownWithTheModelThatMadeItOnly() {
        QVERIFY(settleAt(20));
        session().setInstruction(QStringLiteral("open the drawer"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(session().branches().size(), std::size_t{2});
        QVERIFY(add(second()));
        QCOMPARE(session().branches().size(), std::size_t{1});
        QCOMPARE(session().branch(), 0);
        QVERIFY(choose(*chip(), "snapshot_tiny.pt"));
        QCOMPARE(session().branches().size(), std::size_t{2});
    }

    void aClickInTheLibraryMakesOneCurrentAndCtrlWClosesIt() {
        QVERIFY(add(second()));
        QVERIFY(add(third()));
        click("second.pt");
        QTRY_COMPARE(chip()->title(), QStringLiteral("second.pt"));
        QTRY_COMPARE(rows().size(), 3);
        press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(chip()->title(), QStringLiteral("snapshot_tiny.pt"));
        QCOMPARE(rows(), (QStringList{QStringLiteral("snapshot_tiny.pt, predicts"), QStringLiteral("third.pt")}));
        QVERIFY(session().dataset());
        press(Qt::Key_W, Qt::ControlModifier);  // no checkpoint is chosen any more
        QVERIFY(!session().dataset());
        press(Qt::Key_W, Qt::ControlModifier);
        press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(rows().isEmpty());
        QCOMPARE(chip()->title(), QStringLiteral("No checkpoint"));
    }

    void unloadClosesTheCurrentOne() {
        QVERIFY(add(second()));
        QVERIFY(choose(*chip(), "Unload"));
        QCOMPARE(rows(), QStringList{QStringLiteral("snapshot_tiny.pt, predicts")});
        QVERIFY(settleAt(15));
        QTRY_COMPARE_WITH_TIMEOUT(state("static", "prediction"), QStringLiteral("ok"), 30000);
    }

    void shiftWhileDroppingReplacesTheCurrentOneOnly() {
        const QPoint at = window().centre().geometry().center();
        drop({second()}, at);
        QTRY_COMPARE_WITH_TIMEOUT(chip()->title(), QStringLiteral("second.pt"), 30000);
        QCOMPARE(rows().size(), 2);
        drop({third()}, at, false, false, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(chip()->title(), QStringLiteral("third.pt"), 30000);
        QVERIFY(settle());
        QCOMPARE(rows(), (QStringList{QStringLiteral("snapshot_tiny.pt"), QStringLiteral("third.pt, predicts")}));
        QVERIFY(session().dataset());
    }

    void theSavedSessionBringsAllBackAndTheOneThatPredicted() {
        QVERIFY(add(second()));
        QVERIFY(add(third()));
        QVERIFY(choose(*chip(), "second.pt"));
        QVERIFY(settle());
        window().close();
        close();
        QVERIFY(show(options()));
        window().openPaths({lastSessionPath()});
        QVERIFY(whole());
        QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 3, 30000);
        QVERIFY(settle());
        QCOMPARE(rows(), (QStringList{QStringLiteral("snapshot_tiny.pt"), QStringLiteral("second.pt, predicts"), QStringLiteral("third.pt")}));
        QCOMPARE(chip()->title(), QStringLiteral("second.pt"));
        QVERIFY(session().dataset());
    }

    void aListOfTensorsIsLookedAtAndClosedButNeverPredicts() {
        QVERIFY(add(tensors()));
        QCOMPARE(chip()->title(), QStringLiteral("snapshot_tiny.pt"));
        QCOMPARE(rows(), (QStringList{QStringLiteral("snapshot_tiny.pt, predicts"), QStringLiteral("io.safetensors")}));
        click("io.safetensors");
        QCOMPARE(chip()->title(), QStringLiteral("snapshot_tiny.pt"));
        QVERIFY(session().card());
        press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(rows(), QStringList{QStringLiteral("snapshot_tiny.pt, predicts")});
    }

    void filesOfOneNameAreToldApartByTheirFolders() {
        QVERIFY(add(sameName()));
        QCOMPARE(rows(), (QStringList{QStringLiteral("tiny/snapshot_tiny.pt"), QStringLiteral("other/snapshot_tiny.pt, predicts")}));
        QCOMPARE(distinctNames({"/a/b.pt", "/a/c.pt"}), (QStringList{QStringLiteral("b.pt"), QStringLiteral("c.pt")}));
        QCOMPARE(distinctNames({"/a/x/b.pt", "/c/x/b.pt"}), (QStringList{QStringLiteral("a/x/b.pt"), QStringLiteral("c/x/b.pt")}));
    }

    void theDatasetsPopoverListsTheOtherDatasets() {
        const QString other = folder_.filePath(QStringLiteral("kitchen"));
        QFile::link(dataset(), other);
        window().openPaths({other});
        auto* datasets = find<Chip>("datasetChip");
        QTRY_COMPARE_WITH_TIMEOUT(datasets->title(), QStringLiteral("kitchen"), 30000);
        QVERIFY(settle());
        QVERIFY(choose(*datasets, "lerobot_v21_tabletop"));
        QCOMPARE(datasets->title(), QStringLiteral("lerobot_v21_tabletop"));
        QVERIFY(settle());
    }

private:
    QString second() const { return folder_.filePath(QStringLiteral("second.pt")); }
    QString third() const { return folder_.filePath(QStringLiteral("third.pt")); }
    QString sameName() const { return folder_.filePath(QStringLiteral("other/snapshot_tiny.pt")); }
    /// A checkpoint of no family.
    static QString tensors() { return QFileInfo(model()).dir().absoluteFilePath(QStringLiteral("../tiny_all/io.safetensors")); }
    Chip* chip() { return find<Chip>("checkpointChip"); }

    [[nodiscard]] bool add(const QString& path) {
        const std::size_t before = session().checkpoints().size();
        drop({path}, window().centre().geometry().center());
        return QTest::qWaitFor([&] { return session().checkpoints().size() == before + 1; }, 30000) && settle();
    }

    /// Opens the popover of a chip and clicks what begins so; false when there is no such thing.
    [[nodiscard]] bool choose(Chip& chip, const char* item) {
        QTest::mouseClick(&chip, Qt::LeftButton);
        auto* menu = chip.findChild<QMenu*>();
        if (!menu) return false;
        QAction* found = nullptr;
        for (QAction* action : menu->actions()) {
            if (action->text() == QLatin1String(item)) found = action;
        }
        if (found) QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(found).center());
        else menu->close();
        QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
        return found != nullptr;
    }

    QModelIndexList checkpointRows() {
        QModelIndexList list;
        const QAbstractItemModel& model = *find<QTreeView>("libraryTree")->model();
        for (int section = 0; section < model.rowCount(); ++section) {
            const QModelIndex parent = model.index(section, 0);
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const QModelIndex index = model.index(row, 0, parent);
                if (index.data(LibraryModel::KindRole).toInt() == static_cast<int>(LibraryModel::Kind::Checkpoint)) list << index;
            }
        }
        return list;
    }
    QStringList rows() {
        QStringList names;
        for (const QModelIndex& index : checkpointRows()) {
            names << index.data(LibraryModel::TitleRole).toString() + (index.data(LibraryModel::CurrentRole).toBool() ? QStringLiteral(", predicts") : QString());
        }
        return names;
    }
    void click(const char* name) {
        auto* tree = find<QTreeView>("libraryTree");
        for (const QModelIndex& index : checkpointRows()) {
            if (index.data(LibraryModel::TitleRole).toString() != QLatin1String(name)) continue;
            tree->scrollTo(index);
            QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
            return;
        }
        QFAIL("no such row");
    }

    QTemporaryDir folder_;
};

QTEST_MAIN(SeveralCheckpointsTest)
#include "several_checkpoints_test.moc"
