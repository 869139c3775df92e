#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QSet>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <cstdlib>
#include <memory>

#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/session_file.h"
#include "app/window/single_instance.h"
#include "widgets/panels/parts.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/header_bar.h"
#include "widgets/theme/theme.h"

using namespace orrery;

class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        Theme::get().install();
    }

    void noKeyIsBoundTwice() {
        MainWindow window;
        QSet<QString> taken;
        for (const QAction* action : window.registry().actions()) {
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!key.isEmpty(), qPrintable(action->text()));
                QVERIFY2(!taken.contains(key.toString()), qPrintable(key.toString() + QLatin1Char(' ') + action->text()));
                taken.insert(key.toString());
            }
        }
        QVERIFY(taken.size() > 40);
    }

    void everyMenuActionIsACommand() {
        MainWindow window;
        const auto commands = window.registry().actions();
        for (QAction* top : window.findChild<QMenuBar*>(QStringLiteral("menuBar"))->actions()) {
            QVERIFY(!top->menu()->isEmpty());
            for (QAction* item : top->menu()->actions()) {
                if (item->isSeparator() || item->menu()) continue;
                QVERIFY2(commands.contains(item), qPrintable(item->text()));
            }
        }
    }

    void everyMenuActionIsInThePaletteAndEveryEntryRuns() {
        MainWindow window;
        window.start({}, false);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto* palette = window.findChild<CommandPalette*>(QStringLiteral("commandPalette"));
        QTRY_VERIFY(palette->isVisible());
        QStringList listed;
        for (const PaletteRow& row : palette->model().rows()) {
            QVERIFY2(row.run && !row.title.isEmpty() && !row.category.isEmpty(), qPrintable(row.title));
            listed << row.title;
        }
        QCOMPARE(palette->findChild<QListView*>(QStringLiteral("paletteList"))->model()->rowCount(), static_cast<int>(listed.size()));
        QCOMPARE(listed.size(), window.registry().actions().size());
        int items = 0;
        for (const QAction* top : window.findChild<QMenuBar*>(QStringLiteral("menuBar"))->actions()) {
            for (const QAction* item : top->menu()->actions()) {
                if (item->isSeparator() || item->menu()) continue;
                QVERIFY2(listed.contains(item->text()), qPrintable(item->text()));
                ++items;
            }
        }
        QVERIFY(items > 60);
        // and typing its words and Return runs one
        QTest::keyClicks(palette->findChild<QLineEdit*>(QStringLiteral("paletteInput")), QStringLiteral("Light theme"));
        QTest::keyClick(palette->findChild<QLineEdit*>(QStringLiteral("paletteInput")), Qt::Key_Return);
        QCOMPARE(Theme::get().scheme(), Scheme::Light);
        window.chooseTheme(QStringLiteral("dark"));
    }

    void anEmptyWindowShowsTheTextsOfTheSpecification() {
        MainWindow window;
        window.start({}, false);
        QStringList titles;
        for (const EmptyState* state : window.findChildren<EmptyState*>()) titles << state->title() << state->line();
        for (const char* text : {"Nothing open yet", "Recent files appear here.", "No representation yet", "Open a checkpoint that encodes images.",
                                 "No actions yet", "Open a dataset with actions, or a policy.", "No text encoder", "Nothing selected"}) {
            QVERIFY2(titles.contains(QString::fromLatin1(text)), text);
        }
        QCOMPARE(window.property("workspace").toString(), QStringLiteral("inspect"));
        QVERIFY(!window.property("pending").toBool());
    }

    void theRegionsStandWhereThePicturesHaveThem() {
        MainWindow window;
        window.start({}, false);
        window.show();
        QCoreApplication::processEvents();
        auto near = [&](const char* name, int left, int top) {
            const QWidget* widget = window.findChild<QWidget*>(QString::fromLatin1(name));
            const QPoint at = widget->mapTo(&window, QPoint(0, 0));
            return std::abs(at.x() - left) <= 8 && std::abs(at.y() - top) <= 8;
        };
        QVERIFY(near("sessionBar", 0, 40));
        QVERIFY(near("libraryDock", 0, 92));
        QVERIFY(near("well", 241, 92));
        QVERIFY(near("timelineDock", 0, 773));
        QVERIFY(near("statusBar", 0, 974));
    }

    void theLanguageChangesWhileTheWindowIsOpen() {
        MainWindow window;
        useLanguage(QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QCOMPARE(window.registry().action(QStringLiteral("file.quit"))->text(), QString::fromUtf8("退出"));
        useLanguage(QStringLiteral("en"));
        QCoreApplication::processEvents();
        QCOMPARE(window.registry().action(QStringLiteral("file.quit"))->text(), QStringLiteral("Quit"));
    }

    void englishCountsInSingularAndPlural() {
        QCOMPARE(useLanguage(QStringLiteral("en")), QStringLiteral("en"));
        const auto text = [](const char* context, const char* source, int n) { return QCoreApplication::translate(context, source, nullptr, n); };
        QCOMPARE(text("orrery::HorizonRail", "context %n frame(s)", 10), QStringLiteral("context 10 frames"));
        QCOMPARE(text("orrery::HorizonRail", "context %n frame(s)", 1), QStringLiteral("context 1 frame"));
        QCOMPARE(text("orrery::MessageController", "%1 opened with %n tensor(s) missing.", 1), QStringLiteral("%1 opened with 1 tensor missing."));
        QCOMPARE(text("orrery::MessageController", "%n problem(s) in this dataset.", 0), QStringLiteral("0 problems in this dataset."));
    }

    void chineseReachesEveryPanel() {
        QCOMPARE(useLanguage(QStringLiteral("zh_CN")), QStringLiteral("zh_CN"));
        QCOMPARE(QCoreApplication::translate("orrery::MappingPanel", "No source"), QString::fromUtf8("无来源"));
        QCOMPARE(QCoreApplication::translate("orrery::HorizonRail", "context %n frame(s)", nullptr, 10), QString::fromUtf8("上下文 10 帧"));
        useLanguage(QStringLiteral("en"));
    }

    void aSessionComesBackAsItWasSaved() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a/b.orrery"));
        SessionState state;
        state.datasets = QStringList{QStringLiteral("/data/one")};
        state.models = QStringList{QStringLiteral("/data/m.pt")};
        state.currentModel = QStringLiteral("/data/m.pt");
        state.episode = 12;
        state.step = 212;
        state.instruction = QString::fromUtf8("打开 the drawer");
        state.branchInstructions = QStringList{QStringLiteral("lift")};
        state.history = QStringList{QStringLiteral("push"), QStringLiteral("pull")};
        state.layout = QByteArray("\0\xff", 2);
        state.timeline.markers[QStringLiteral("/data/one")][12] = {{40, QStringLiteral("grasp")}, {41, QString()}};
        state.timeline.columns[QStringLiteral("/data/one")] = {{QStringLiteral("observation.state"), 3}};
        state.timeline.lanes = {{QStringLiteral("lane.gripper")}, {{QStringLiteral("lane.action"), 2.0}}};
        QVERIFY(writeSession(path, state));
        QVERIFY(looksLikeSession(path));
        const auto back = readSession(path);
        QVERIFY(back);
        QCOMPARE(back->datasets, state.datasets);
        QCOMPARE(back->models, state.models);
        QCOMPARE(back->currentModel, state.currentModel);
        QCOMPARE(back->episode, state.episode);
        QCOMPARE(back->step, state.step);
        QCOMPARE(back->instruction, state.instruction);
        QCOMPARE(back->branchInstructions, state.branchInstructions);
        QCOMPARE(back->history, state.history);
        QCOMPARE(back->layout, state.layout);
        QVERIFY(back->timeline.markers == state.timeline.markers);
        QVERIFY(back->timeline.columns == state.timeline.columns);
        QCOMPARE(back->timeline.lanes.hidden, state.timeline.lanes.hidden);
        QCOMPARE(back->timeline.lanes.heights, state.timeline.lanes.heights);
    }

    void aSessionLeavesOutWhatItDoesNotUnderstandOfTheTimeline() {
        const QByteArray json = R"({"orrery_session": 1, "timeline": {"markers": {"/d": {"x": {"1": "a"}, "2": {"-4": "b", "y": "c", "7": 9}, "3": []}},
            "columns": {"/d": [{"feature": "s", "dim": -1}, {"dim": 2}, {"feature": "s", "dim": 1}, {"feature": "s", "dim": 1}, 5]},
            "hidden_lanes": 3, "lane_heights": ["lane.action"]}})";
        const auto back = sessionFromJson(json, QString());
        QVERIFY(back);
        QVERIFY(back->timeline.markers == (Markers::Book{{QStringLiteral("/d"), {{2, {{7, QString()}}}}}}));
        QVERIFY(back->timeline.columns == (ColumnBook{{QStringLiteral("/d"), {{QStringLiteral("s"), 1}}}}));
        QVERIFY(back->timeline.lanes.hidden.isEmpty() && back->timeline.lanes.heights.isEmpty());
    }

    void whatIsNoSessionIsAnError() {
        for (const char* text : {"", "{}", "[1]", "not json", "{\"orrery_session\": 99}"}) {
            QVERIFY2(!sessionFromJson(QByteArray(text), QString()), text);
        }
    }

    void aSecondStartHandsItsPathsToTheFirst() {
        const QString name = QStringLiteral("orrery-test-%1").arg(QCoreApplication::applicationPid());
        SingleInstance first(name);
        QVERIFY(!first.handOver({QStringLiteral("/a")}));
        QVERIFY(first.listen());
        QSignalSpy received(&first, &SingleInstance::pathsReceived);
        std::unique_ptr<QThread> other(QThread::create([&] { SingleInstance(name).handOver({QStringLiteral("/data/x")}); }));
        other->start();
        QTRY_COMPARE(received.size(), 1);
        other->wait();
        QCOMPARE(received[0][0].toStringList(), QStringList{QStringLiteral("/data/x")});
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
