// Where frames and branches come from, in the Inspector and on the clipboard (window.md 2 and 8, item 32 of its list).
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "app/window/centre.h"
#include "app/window/docks.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/panels/inspector_panel.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/instruction_edit.h"
#include "widgets/shell/command_registry.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class ProvenanceTest : public QObject, private test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        QVERIFY(open());
        QVERIFY(settleAt(20));
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "prediction")->state, QStringLiteral("ok"), 30000);
        QApplication::clipboard()->clear();
    }
    void cleanup() { close(); }

    // 32
    void aRunInstructionGrowsOneBranchWhoseProvenanceHoldsIt() {
        press(Qt::Key_L, Qt::ControlModifier);
        QWidget* edit = window().instruction().edit();
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("open the drawer"));
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(session().branches().size(), std::size_t{2});
        const int id = session().branches().back().id;
        // by itself: the branch that was just made is what was selected last
        QTRY_COMPARE_WITH_TIMEOUT(value("token_hash").size(), 64, 60000);
        QCOMPARE(value("instruction"), QStringLiteral("open the drawer"));
        QCOMPARE(value("edits"), QStringLiteral("instruction: open the drawer"));
        QTRY_VERIFY_WITH_TIMEOUT(session().branches().back().nodeCount > 3, 60000);
        const NodePtr node = session().episode()->tree()->node(id, 20);
        QVERIFY(node && node->provenance);
        QCOMPARE(node->provenance->instruction, std::string("open the drawer"));
        const QJsonObject document = copied("copyJsonButton");
        QCOMPARE(document[QStringLiteral("what")].toString(), QStringLiteral("branch"));
        QCOMPARE(document[QStringLiteral("provenance")][QStringLiteral("token_hash")].toString().toStdString(), node->provenance->tokenHash);
        QCOMPARE(session().branches().size(), std::size_t{2});
    }

    void aClickedPredictionShowsItsProvenance() {
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, placeIn("static", "prediction", 0.5, 0.5));
        QCOMPARE(value("checkpoint").toStdString(), session().card()->hash);
        QCOMPARE(value("dataset_fingerprint").toStdString(), session().dataset()->fingerprint());
        QCOMPARE(value("made_at"), QStringLiteral("17"));
        QCOMPARE(value("steps_used"), QStringLiteral("8 to 17"));
        QCOMPARE(value("contrast"), QStringLiteral("of the frame the model saw"));
        for (const char* key : {"instruction", "token_hash", "seed", "precision", "device", "preprocessing", "version", "time", "seconds"}) {
            QVERIFY2(!value(key).isEmpty(), key);
        }
        const QString text = copiedText("copyTextButton");
        QVERIFY(text.contains(value("token_hash")));
        QVERIFY(text.contains(QLatin1String("Reproduce: orrery-cli predict")));
    }

    void aClickedTruthShowsWhichFrameItIs() {
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, placeIn("static", "truth", 0.5, 0.5));
        QCOMPARE(value("step"), QStringLiteral("20"));
        QVERIFY(value("checkpoint").isEmpty());
        QVERIFY(find<QLabel>("reproduceLine")->text().startsWith(QLatin1String("orrery-cli frame ")));
        // a checkpoint that is chosen afterwards has its tree again
        window().showDock(*window().docks().inspector);
        QVERIFY(find<QWidget>("provenanceView")->isVisible());
        window().openPaths({model()});
        QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("provenanceView")->isVisible(), 30000);
        QTRY_VERIFY(find<QWidget>("inspectorTree")->isVisible());
    }

    void theReproduceLinesRunInAShell() {
        QTemporaryDir folder;
        for (const Column column : {Column::Truth, Column::Prediction}) {
            QTest::mouseClick(&canvas(), Qt::LeftButton, {}, placeIn("static", columnName(column).toLatin1().constData(), 0.5, 0.5));
            QString line = find<QLabel>("reproduceLine")->text();
            QVERIFY(line.startsWith(QLatin1String("orrery-cli ")));
            QProcess shell;
            shell.setWorkingDirectory(folder.path());
            shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), line.replace(0, 10, QStringLiteral(ORRERY_CLI))});
            QVERIFY(shell.waitForFinished(60000));
            QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        }
        const FramePtr truth = window().centre().frames().grid().rows[0].cell(Column::Truth).frame;
        const QImage again(folder.filePath(QStringLiteral("frame.png")));
        QCOMPARE(again.size(), QSize(truth->width, truth->height));
        const std::uint8_t* first = truth->rgba.data();
        QCOMPARE(again.pixelColor(0, 0), QColor(first[0], first[1], first[2]));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("predictions/predictions.json"))));
    }

    void ctrlCCopiesTheFrameUnderThePointer() {
        hover(placeIn("static", "prediction", 0.5, 0.5));
        press(Qt::Key_C, Qt::ControlModifier);
        const FramePtr predicted = window().centre().frames().grid().rows[0].cell(Column::Prediction).frame;
        QCOMPARE(QApplication::clipboard()->image().size(), QSize(predicted->width, predicted->height));
        press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("lerobot_v21_tabletop, episode 0, step 20, static, prediction by GR-1, made at 17"));
        press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        const auto document = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object();
        QCOMPARE(document[QStringLiteral("what")].toString(), QStringLiteral("prediction"));
        QCOMPARE(document[QStringLiteral("provenance")][QStringLiteral("checkpoint")].toString().toStdString(), session().card()->hash);
    }

    void theFramesMenuDoesWhatItSays() {
        QVERIFY(!inspectorInFront());
        QStringList items;
        QMenu* menu = openMenu(Column::Truth);
        for (const QAction* item : menu->actions()) items << item->objectName();
        QCOMPARE(items, (QStringList{QStringLiteral("copyPicture"), QStringLiteral("copyCaptioned"), QStringLiteral("copyReference"), QStringLiteral("save"),
                                     QStringLiteral("pin"), QStringLiteral("inspector"), QStringLiteral("provenance")}));
        choose(menu, "copyCaptioned");
        const FramePtr truth = window().centre().frames().grid().rows[0].cell(Column::Truth).frame;
        const QImage captioned = QApplication::clipboard()->image();
        QVERIFY(captioned.height() > truth->height && captioned.width() > truth->width);
        choose(openMenu(Column::Truth), "pin");
        QCOMPARE(window().centre().frames().pinnedStep(), 20);
        QVERIFY(!inspectorInFront());
        choose(openMenu(Column::Prediction), "provenance");
        QTRY_VERIFY(inspectorInFront());
        QCOMPARE(value("made_at"), QStringLiteral("17"));
    }

    void everyFrameCommandIsAlsoInTheEditMenu() {
        for (const char* id : {"edit.copyPicture", "edit.copyCaptioned", "edit.copyReference", "edit.copyJson", "edit.saveFrame", "edit.provenance"}) {
            QAction* action = window().registry().action(QLatin1String(id));
            QVERIFY2(action, id);
            QVERIFY2(action->isEnabled(), id);
        }
        session().closeDataset();
        QVERIFY(!window().registry().action(QStringLiteral("edit.copyPicture"))->isEnabled());
    }

private:
    QString value(const char* key) {
        const auto* field = find<QLineEdit>((std::string("provenance.") + key).c_str());
        return field ? field->text() : QString();
    }
    QString copiedText(const char* button) {
        find<QToolButton>(button)->click();
        return QApplication::clipboard()->text();
    }
    QJsonObject copied(const char* button) { return QJsonDocument::fromJson(copiedText(button).toUtf8()).object(); }
    QMenu* openMenu(Column column) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, placeIn("static", columnName(column).toLatin1().constData(), 0.5, 0.5), canvas().mapToGlobal(placeIn("static", columnName(column).toLatin1().constData(), 0.5, 0.5)));
        QApplication::sendEvent(&canvas(), &event);
        return canvas().findChild<QMenu*>(QStringLiteral("frameMenu"));
    }
    /// A dock behind another tab counts as visible but lies outside the window.
    bool inspectorInFront() { return !window().docks().inspectorPanel->visibleRegion().isEmpty(); }
    static void choose(QMenu* menu, const char* item) {
        QAction* action = menu->findChild<QAction*>(QLatin1String(item));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
    }
};

QTEST_MAIN(ProvenanceTest)
#include "provenance_test.moc"
