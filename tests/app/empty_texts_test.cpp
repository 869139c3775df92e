// The words of a window with nothing in it, and of cells that cannot show what is asked: the table of empty states of the
// window's specification (1.2; item 1 of its list), as far as what it speaks of exists today.
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "app/window/centre.h"
#include "tests/app/opened_window.h"
#include "tests/support/fake_opening.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/panels/parts.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class EmptyTextsTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { close(); }

    void thePanelsOfAnEmptyWindow_data() {
        QTest::addColumn<QString>("dock");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("line");
        const auto add = [](const char* dock, const char* title, const char* line) {
            QTest::addRow("%s", dock) << QString::fromLatin1(dock) << QString::fromLatin1(title) << QString::fromLatin1(line);
        };
        add("libraryDock", "Nothing open yet", "Recent files appear here.");
        add("dock.representation", "No representation yet", "Open a checkpoint that encodes images.");
        add("dock.actions", "No actions yet", "Open a dataset with actions, or a policy.");
        add("dock.error", "Nothing to compare yet", "It needs a prediction and the recorded frame of the same step.");
        add("dock.tokens", "No text encoder", "Open a model that reads instructions.");
        add("dock.inspector", "Nothing selected", "Click a checkpoint, a frame, a branch or a point.");
    }
    void thePanelsOfAnEmptyWindow() {
        QFETCH(QString, dock);
        QFETCH(QString, title);
        QFETCH(QString, line);
        QVERIFY(show(options()));
        auto* one = window().findChild<DockFrame*>(dock);
        QVERIFY(one);
        window().showDock(*one);
        const auto states = one->findChildren<EmptyState*>();
        QCOMPARE(states.size(), 1);
        QTRY_VERIFY(states[0]->isVisible());
        QCOMPARE(states[0]->title(), title);
        QCOMPARE(states[0]->line(), line);
        // and nothing else to read: the words are all that is painted
        for (const QLabel* label : states[0]->findChildren<QLabel*>()) {
            if (!label->text().isEmpty()) QVERIFY2(label->text() == title || label->text() == line, qPrintable(label->text()));
        }
    }

    void centreTimelineAndInstructionOfAnEmptyWindow() {
        QVERIFY(show(options()));
        QCOMPARE(label("startTitle")->text(), QStringLiteral("Open something to look at"));
        // what can be opened today, and no more
        QCOMPARE(label("startLine")->text(), QStringLiteral("Drop a dataset or a checkpoint anywhere in this window."));
        QCOMPARE(QAccessible::queryAccessibleInterface(&timeline())->text(QAccessible::Value), QStringLiteral("The timeline appears with the first episode."));
        auto* instruction = find<QLineEdit>("instructionEdit");
        QVERIFY(!instruction->isEnabled());
        QCOMPARE(instruction->placeholderText(), QStringLiteral("Instruction: available once a model that reads instructions is open"));
    }

    void aModelWithoutAnEncoderSaysWhatItDeclares() {
        auto world = std::make_shared<test::FakeWorldState>();
        world->encodesPatches = false;
        QVERIFY(show(options({QStringLiteral("a.model")}), test::fakeOpening(std::make_shared<test::FakeDataset>(), world)));
        QVERIFY(settle());
        const auto* panel = window().findChild<DockFrame*>(QStringLiteral("dock.representation"))->findChild<EmptyState*>();
        QTRY_COMPARE(panel->title(), QStringLiteral("This model has no image features"));
        QCOMPARE(panel->line(), QStringLiteral("Fake-1 declares: actions, frames, instructions."));
    }

    void aPredictionThatNeedsEarlierFrames() {
        QVERIFY(open());
        QVERIFY(settleAt(0));
        const CellObject* prediction = cell("static", "prediction");
        QTRY_COMPARE(prediction->title, QStringLiteral("No prediction here"));
        QCOMPARE(prediction->text, QStringLiteral("GR-1 needs 3 earlier frames; the first it can make is about step 3."));
    }

    void aPredictionThatNobodyAskedForOffersToMakeIt() {
        QVERIFY(show(options()));
        // as a restored session does: where it stood is shown, and nothing runs
        session().setComputesUnasked(false);
        session().setStart({std::nullopt, 20, {}});
        window().openPaths({dataset(), model()});
        QVERIFY(whole());
        QTRY_COMPARE(cell("static", "prediction")->title, QStringLiteral("Not computed yet"));
        QPushButton* predict = nullptr;
        for (QPushButton* button : canvas().findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("Predict from here") && button->isVisible()) predict = button;
        }
        QVERIFY(predict);
        QTest::mouseClick(predict, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(state("static", "prediction"), QStringLiteral("ok"), 30000);
    }

    void theTruthBeyondTheEnd() {
        QVERIFY(open());
        session().setPlacement(Placement::LookAhead);
        press(Qt::Key_End);
        QTRY_COMPARE(cell("static", "truth")->title, QStringLiteral("Episode ends at 43"));
    }
};

QTEST_MAIN(EmptyTextsTest)
#include "empty_texts_test.moc"
