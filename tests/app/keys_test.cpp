// Keys, menus and drops of the Inspect window that change what is open, how time repeats and how branches are called
// (window.md 1, 3, 7 and 13).
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "app/window/controllers/chart_export.h"
#include "app/window/docks.h"
#include "app/window/layout_history.h"
#include "tests/app/opened_window.h"
#include "widgets/charts/series_chart.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/panels/library_model.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class KeysTest : public QObject, private test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        QVERIFY(open());
        QVERIFY(settleAt(20));
    }
    void cleanup() { close(); }

    void hSaysThatThereIsOneHorizonOnly() {
        for (const Qt::KeyboardModifiers held : {Qt::KeyboardModifiers(), Qt::KeyboardModifiers(Qt::ShiftModifier)}) {
            press(Qt::Key_H, held);
            QCOMPARE(find<QLabel>("stateNote")->text(), QStringLiteral("GR-1 predicts 3 steps ahead and no other horizon."));
            QCOMPARE(session().horizon(), 3);
        }
        session().closeCheckpoint();
        window().stepHorizon(1);
        QCOMPARE(find<QLabel>("stateNote")->text(), QStringLiteral("No open model predicts frames."));
    }

    void ctrlTabGoesRoundTheOpenDatasets() {
        openSecond();
        QCOMPARE(session().datasets().size(), std::size_t{2});
        QCOMPARE(libraryDatasets(), (QStringList{QStringLiteral("lerobot_v21_tabletop"), QStringLiteral("second")}));
        QCOMPARE(shown(), QStringLiteral("second"));
        press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(shown(), QStringLiteral("lerobot_v21_tabletop"));
        QCOMPARE(session().step(), 20);  // where it was left
        QVERIFY(settle());
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "truth")->step, 20, 10000);
        press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(shown(), QStringLiteral("second"));
        press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(shown(), QStringLiteral("lerobot_v21_tabletop"));
        QCOMPARE(libraryDatasets().size(), 1);
        press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!session().dataset());
    }

    void shiftWhileDroppingReplaces() {
        drop(second(), Qt::NoModifier);
        QTRY_COMPARE_WITH_TIMEOUT(session().datasets().size(), std::size_t{2}, 30000);
        drop(dataset(), Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(session().datasets().size(), std::size_t{1}, 30000);
        QCOMPARE(shown(), QStringLiteral("lerobot_v21_tabletop"));
        QVERIFY(session().card());  // the model is not what was dropped
    }

    void forthAndBackTurnsRoundAtTheEdges() {
        timeline().setLoop(20, 22);
        choose(menuAt(timeline(), "timelineMenu", QPoint(timeline().width() / 2, 5)), "pingPong");
        QVERIFY(session().player().clock().pingPong());
        QVERIFY(session().player().clock().repeat());
        QList<qint64> steps;
        connect(&session(), &Session::stepChanged, this, [&](qint64 step) { steps << step; });
        session().player().setSpeed(16);
        press(Qt::Key_Space);
        QTRY_VERIFY(steps.size() >= 8);
        press(Qt::Key_Space);
        QCOMPARE(steps.mid(0, 8), (QList<qint64>{21, 22, 21, 20, 21, 22, 21, 20}));
        // the menu knows how it stands
        QMenu* menu = menuAt(timeline(), "timelineMenu", QPoint(timeline().width() / 2, 5));
        QVERIFY(menu->findChild<QAction*>(QStringLiteral("pingPong"))->isChecked());
        choose(menu, "clear");
        QCOMPARE(timeline().loopIn(), -1);
    }

    void lanesHideGrowAndCopy() {
        const QStringList lanes = timeline().laneNames();
        QVERIFY(lanes.contains(QLatin1String("lane.action")));
        const QPoint action = headOf("lane.action"), gripper = headOf("lane.gripper");
        choose(laneMenu(action), "copy");
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 45);  // a head and 44 steps
        QCOMPARE(lines.first(), QStringLiteral("step\tΔx (m) recorded\tΔx (m) predicted"));
        QCOMPARE(lines.last().split(u'\t').first(), QStringLiteral("43"));
        choose(laneMenu(action), "high");
        QVERIFY(headOf("lane.gripper").y() > gripper.y() + 30);
        choose(laneMenu(action), "hide");
        QVERIFY(!timeline().laneNames().contains(QLatin1String("lane.action")));
        choose(laneMenu(headOf("lane.gripper")), "showAll");
        QCOMPARE(timeline().laneNames(), lanes);
    }

    void branchesAreRenamedAndDeleted() {
        session().setInstruction(QStringLiteral("open the drawer"));
        session().runInstruction(4);
        const int id = session().branches().back().id;
        QTRY_VERIFY_WITH_TIMEOUT(session().branches().back().nodeCount == 4, 60000);
        QTRY_VERIFY(timeline().laneNames().contains(QLatin1String("lane.branches")));
        press(Qt::Key_F2);
        auto* edit = timeline().findChild<QLineEdit*>(QStringLiteral("branchNameEdit"));
        QVERIFY(edit && edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("my branch"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(labelOf(id), QStringLiteral("my branch"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        // Esc leaves the old name, and nothing stops
        press(Qt::Key_F2);
        edit = timeline().findChild<QLineEdit*>(QStringLiteral("branchNameEdit"));
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("another"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!timeline().findChild<QLineEdit*>(QStringLiteral("branchNameEdit")));
        QCOMPARE(labelOf(id), QStringLiteral("my branch"));
        press(Qt::Key_Delete);
        QCOMPARE(session().branches().size(), std::size_t{1});
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(session().branches().size(), std::size_t{2});
        QCOMPARE(labelOf(id), QStringLiteral("my branch"));
    }

    void aDoubleClickRenamesABranch() {
        session().setInstruction(QStringLiteral("open the drawer"));
        session().runInstruction(4);
        QTRY_VERIFY_WITH_TIMEOUT(session().branches().back().nodeCount == 4, 60000);
        QTRY_VERIFY(timeline().laneNames().contains(QLatin1String("lane.branches")));
        // the badge stands right of the branch's last step, in the row under the trunk
        Timeline& line = timeline();
        const QPoint badge(static_cast<int>(line.view().xOf(23)) + 22, headOf("lane.branches").y() + 29);
        QTRY_VERIFY((QTest::mouseDClick(&line, Qt::LeftButton, {}, badge), line.findChild<QLineEdit*>(QStringLiteral("branchNameEdit")) != nullptr));
    }

    void aLayoutChangeIsUndone() {
        QTest::qWait(400);  // the start itself is no change
        QAction* undo = window().registry().action(QStringLiteral("window.undoLayout"));
        QTRY_VERIFY(!undo->isEnabled());
        DockFrame* library = window().docks().library;
        const Qt::DockWidgetArea before = window().dockWidgetArea(library);
        window().addDockWidget(Qt::RightDockWidgetArea, library);
        QTRY_VERIFY(undo->isEnabled());
        library->setFloating(true);
        QTest::qWait(400);
        undo->trigger();
        QVERIFY(!library->isFloating());
        QCOMPARE(window().dockWidgetArea(library), Qt::RightDockWidgetArea);
        undo->trigger();
        QCOMPARE(window().dockWidgetArea(library), before);
        QVERIFY(!undo->isEnabled());
        // another tab in front is no layout
        window().docks().inspector->raise();
        QTest::qWait(400);
        QVERIFY(!undo->isEnabled());
    }

    void chartsCopyAndSaveWithUnits() {
        auto* chart = window().findChild<SeriesChart*>(QStringLiteral("chart.action.Δx"));
        QVERIFY(chart);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_C, Qt::ControlModifier);
        QVERIFY2(QApplication::clipboard()->text().startsWith(QLatin1String("Time, steps\t")), qPrintable(QApplication::clipboard()->text().left(80)));
        QVERIFY(QApplication::clipboard()->text().section(u'\n', 0, 0).contains(QLatin1String("(m)")));
        QStringList items;
        for (const QAction* item : menuAt(*chart->viewport(), "chartMenu", QPoint(10, 10), chart)->actions()) {
            if (!item->isSeparator()) items << item->objectName();
        }
        QCOMPARE(items, (QStringList{QStringLiteral("copy"), QStringLiteral("csv"), QStringLiteral("svg"), QStringLiteral("png")}));

        QTemporaryDir folder;
        const std::string hash = session().card()->hash;
        const auto file = [&](ChartFormat format) {
            const QString path = folder.filePath(QStringLiteral("chart.") + suffixOf(format));
            const auto written = window().charts().write(*chart, format, path);
            QFile saved(path);
            return written && saved.open(QIODevice::ReadOnly) ? saved.readAll() : QByteArray();
        };
        const QList<QByteArray> lines = file(ChartFormat::Csv).split('\n');
        QVERIFY(lines[1].startsWith("# provenance {"));
        const auto document = QJsonDocument::fromJson(lines[1].mid(13)).object();
        QCOMPARE(document[QStringLiteral("checkpoint")].toString().toStdString(), hash);
        QVERIFY2(lines[2].startsWith("\"Time, steps\","), lines[2].constData());
        QCOMPARE(lines[3].count(','), 2);
        const QByteArray svg = file(ChartFormat::Svg);
        QVERIFY(svg.contains("<svg") && svg.contains("<path") && svg.contains(hash.c_str()));
        const QByteArray png = file(ChartFormat::Png);
        const QImage picture = QImage::fromData(png, "PNG");
        QCOMPARE(picture.size(), chart->size() * 2);
        QVERIFY(picture.text(QStringLiteral("Provenance")).contains(QString::fromStdString(hash)));
    }

private:
    /// The same episodes under another name.
    QString second() {
        if (!folder_) {
            folder_ = std::make_unique<QTemporaryDir>();
            QFile::link(dataset(), folder_->filePath(QStringLiteral("second")));
        }
        return folder_->filePath(QStringLiteral("second"));
    }
    void openSecond() {
        window().openPaths({second()});
        QTRY_COMPARE_WITH_TIMEOUT(session().datasets().size(), std::size_t{2}, 30000);
        QVERIFY(settle());
    }
    QString shown() { return session().dataset() ? QString::fromStdString(session().dataset()->path().filename().string()) : QString(); }
    QStringList libraryDatasets() {
        QStringList names;
        const QAbstractItemModel& model = *find<QTreeView>("libraryTree")->model();
        for (int section = 0; section < model.rowCount(); ++section) {
            const QModelIndex parent = model.index(section, 0);
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const QModelIndex index = model.index(row, 0, parent);
                if (index.data(LibraryModel::KindRole).toInt() == static_cast<int>(LibraryModel::Kind::Dataset)) names << index.data(LibraryModel::TitleRole).toString();
            }
        }
        return names;
    }
    void drop(const QString& path, Qt::KeyboardModifiers modifiers) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&window(), &enter);
        QDropEvent dropped(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&window(), &dropped);
    }
    QString labelOf(int branch) {
        for (const Branch& one : session().branches()) {
            if (one.id == branch) return QString::fromStdString(one.label);
        }
        return {};
    }
    QMenu* menuAt(QWidget& widget, const char* name, const QPoint& at, QWidget* owner = nullptr) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QApplication::sendEvent(&widget, &event);
        return (owner ? owner : &widget)->findChild<QMenu*>(QLatin1String(name));
    }
    QMenu* laneMenu(const QPoint& at) { return menuAt(timeline(), "timelineMenu", at); }
    static void choose(QMenu* menu, const char* item) {
        QAction* action = menu->findChild<QAction*>(QLatin1String(item));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
    }
    /// A point in the header of a lane, at its top.
    QPoint headOf(const char* lane) {
        return timeline().laneArea(QLatin1String(lane)).topLeft() + QPoint(10, 4);
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_MAIN(KeysTest)
#include "keys_test.moc"
