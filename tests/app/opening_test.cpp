// Opening, as a person does it. Numbers in comments are those of the acceptance list in the window's specification.
#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "app/window/centre.h"
#include "app/window/preferences.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/panels/message_strip.h"

using namespace orrery;

class OpeningTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { close(); }

    // 3
    void oneDropOfBothFillsEveryColumn_data() {
        QTest::addColumn<QStringList>("paths");
        QTest::addRow("dataset first") << QStringList{dataset(), model()};
        QTest::addRow("checkpoint first") << QStringList{model(), dataset()};
    }
    void oneDropOfBothFillsEveryColumn() {
        QFETCH(QStringList, paths);
        QVERIFY(show(options()));
        drop(paths, window().centre().geometry().center());
        QVERIFY(whole());
        QVERIFY(settleAt(12));
        for (const char* camera : {"static", "gripper"}) {
            for (const char* column : {"truth", "prediction", "error"}) {
                QTRY_COMPARE_WITH_TIMEOUT(state(camera, column), QStringLiteral("ok"), 30000);
                QTRY_COMPARE_WITH_TIMEOUT(cell(camera, column)->step, 12, 30000);
            }
        }
    }

    void aModelWithoutItsTextModelSaysInTheCellsWhatIsMissing() {
        const QTemporaryDir folder;
        const QString lonely = folder.filePath(QStringLiteral("snapshot.pt"));
        QVERIFY(QFile::copy(model(), lonely));
        Options alone = options({dataset(), lonely});
        alone.load.textModel.clear();
        QVERIFY(show(alone));
        QVERIFY(whole());
        // also when the message about it was dismissed
        QTest::mouseClick(find<QAbstractButton>("messageDismiss"), Qt::LeftButton);
        const auto& rows = canvas().state().rows;
        QCOMPARE(rows.size(), std::size_t{2});
        for (const RowState& row : rows) {
            const CellState& cell = row.cell(Column::Prediction);
            QCOMPARE(cell.title, QStringLiteral("Prediction off"));
            QVERIFY2(cell.text.contains(QLatin1String("ViT-B-32.pt")) && cell.text.endsWith(u'.'), qPrintable(cell.text));
        }
        QVERIFY(label("horizonNote")->text().contains(QLatin1String("ViT-B-32.pt")));
    }

    void whileFilesHoverTheWindowSaysWhatTheyAre() {
        QVERIFY(show(options()));
        const QPoint at = window().centre().geometry().center();
        drop({dataset()}, at, true);
        QVERIFY(find<QWidget>("dropBorder")->isVisible());
        QCOMPARE(label("stateNote")->text(), QStringLiteral("Opens as dataset: LeRobot v2.1"));
        QDragLeaveEvent leave;
        QApplication::sendEvent(window().windowHandle(), &leave);
        QVERIFY(!find<QWidget>("dropBorder")->isVisible());
        QCOMPARE(label("stateNote")->text(), QStringLiteral("Ready"));
        QVERIFY(!session().dataset());
    }

    void aFieldUnderThePointerDoesNotTakeThePathAsText() {
        QVERIFY(open({model()}, false));
        auto* edit = find<QLineEdit>("instructionEdit");
        QVERIFY(edit->isEnabled());
        drop({dataset()}, edit->mapTo(&window(), edit->rect().center()), false, true);
        QTRY_VERIFY_WITH_TIMEOUT(session().episodeData(), 30000);
        QVERIFY(!edit->text().contains(QLatin1String("lerobot")));
    }

    // 4
    void anUnknownFileIsNamedAndTheRestGoesOn() {
        QVERIFY(open());
        QFile file(QStringLiteral("notes.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no tensors here");
        file.close();
        const MessageStrip& strip = window().centre().messages();
        QCOMPARE(strip.count(), 0);
        drop({QFileInfo(file).absoluteFilePath()}, placeIn("static", "truth", 0.5, 0.5));
        QTRY_COMPARE_WITH_TIMEOUT(strip.count(), 1, 10000);
        QVERIFY(strip.isVisible());
        QStringList words;
        for (const QLabel* label : strip.findChildren<QLabel*>()) words << label->text();
        QCOMPARE(words.filter(QStringLiteral("notes.txt")).size(), 1);
        QVERIFY(session().dataset() && session().card());
        // what opened is offered again, what did not is not
        QVERIFY(Preferences::recent().contains(dataset()) && Preferences::recent().contains(model()));
        QVERIFY(!Preferences::recent().contains(QFileInfo(file).absoluteFilePath()));
        press(Qt::Key_Period);
        QCOMPARE(session().step(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "truth")->step, 1, 10000);
        auto* dismiss = find<QAbstractButton>("messageDismiss");
        QTest::mouseClick(dismiss, Qt::LeftButton);
        QVERIFY(!strip.isVisible());
    }
};

QTEST_MAIN(OpeningTest)
#include "opening_test.moc"
