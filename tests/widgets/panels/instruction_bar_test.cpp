#include "widgets/panels/instruction_bar.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/widgets/panels/look.h"
#include "widgets/panels/instruction_edit.h"

namespace orrery {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

InstructionContext kitchen() {
    InstructionContext context;
    context.recorded = u("lift the red block");
    context.datasetKnown = true;
    context.choices.episode = {context.recorded};
    context.choices.dataset = {{u("lift the red block"), 3, false, u("lift_red_block_table")},
                               {u("open the drawer"), 12, false, u("open_drawer")},
                               {u("push the button"), 7, false, u("turn_on_led")}};
    context.choices.history = {{u("lift it"), 0, false, {}}, {u("push it away"), 0, true, {}}};
    return context;
}

QStringList rowsOf(const SuggestionModel& model) {
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) rows << model.index(row).data().toString();
    return rows;
}

}  // namespace

class InstructionBarTest : public QObject {
    Q_OBJECT

private:
    static void prepare(InstructionBar& bar) {
        bar.setAvailable(true);
        bar.setContext(kitchen());
        bar.setBranchText(u("lift the red block"));
        bar.setTokenCount(6, 77);
        bar.resize(900, 52);
        bar.show();
        bar.focusAndSelect();
    }

private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void saysWhatItNeedsWhileNoModelReadsInstructions() {
        InstructionBar bar;
        const auto* edit = bar.findChild<QLineEdit*>(u("instructionEdit"));
        QVERIFY(!edit->isEnabled());
        QCOMPARE(edit->placeholderText(), u("Instruction: available once a model that reads instructions is open"));
        QVERIFY(bar.honesty().isEmpty());
    }

    void turnsToEditedAndBackWithTheText() {
        InstructionBar bar;
        prepare(bar);
        QCOMPARE(bar.edit()->property("origin").toString(), u("given"));
        QTest::keyClicks(bar.edit(), u("lift it"));
        QCOMPARE(bar.edit()->property("origin").toString(), u("edited"));
        auto* link = bar.findChild<QPushButton*>(u("fromDatasetButton"));
        QVERIFY(link->isVisible());
        QSignalSpy applied(&bar, &InstructionBar::applyRequested);
        link->click();
        QCOMPARE(applied.size(), 1);
        QCOMPARE(bar.edit()->property("origin").toString(), u("given"));
        QVERIFY(!link->isVisible());
    }

    void returnAppliesControlReturnRunsAndEscapeRestores() {
        InstructionBar bar;
        prepare(bar);
        QSignalSpy applied(&bar, &InstructionBar::applyRequested);
        QSignalSpy run(&bar, &InstructionBar::runRequested);
        QTest::keyClicks(bar.edit(), u("open the box"));
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(applied.size(), 1);
        QCOMPARE(applied[0][0].toString(), u("open the box"));
        QTest::keyClick(bar.edit(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(run.size(), 1);
        QCOMPARE(applied.size(), 1);
        QTest::keyClick(bar.edit(), Qt::Key_Escape);
        QCOMPARE(bar.text(), u("lift the red block"));
        QVERIFY(!bar.edit()->hasFocus());
    }

    void keepsWhatIsBeingTypedUntilTheBranchChanges() {
        InstructionBar bar;
        bar.setBranchText(u("lift it"));
        bar.setAvailable(true);
        QCOMPARE(bar.text(), u("lift it"));
        bar.edit()->setText(u("lift it up"));
        bar.setBranchText(u("lift it"));
        bar.setAvailable(true);
        QCOMPARE(bar.text(), u("lift it up"));
        bar.setBranchText(u("open the drawer"));
        QCOMPARE(bar.text(), u("open the drawer"));
    }

    void namesWordsTheDatasetNeverUsed() {
        InstructionBar bar;
        prepare(bar);
        QVERIFY(bar.honesty().isEmpty());
        bar.edit()->setText(u("Lift the spatula"));
        QCOMPARE(bar.honesty(), u("“spatula” is in none of the 3 instructions of this dataset. The model may ignore it or guess."));
        QCOMPARE(bar.edit()->property("unknownWords").toStringList(), QStringList{u("spatula")});
        bar.edit()->setText(u("wipe the spatula"));
        QVERIFY(bar.honesty().startsWith(u("“wipe”, “spatula” are in none of the 3")));
        bar.setContext({});
        QCOMPARE(bar.honesty(), u("No training text is open; it is unknown which words this model was trained on."));
    }

    void suggestsByGroupWithTheBestMatchFirst() {
        SuggestionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChoices(kitchen().choices);
        QCOMPARE(rowsOf(model), (QStringList{u("This episode"), u("lift the red block"), u("This dataset"), u("open the drawer"),
                                             u("push the button"), u("lift the red block"), u("History"), u("push it away"), u("lift it")}));
        QCOMPARE(model.index(3).data(SuggestionModel::CountRole).toInt(), 12);
        model.setPattern(u("drw"));
        QCOMPARE(rowsOf(model), (QStringList{u("This dataset"), u("open the drawer")}));
        model.setPattern(u("turn_on"));
        QCOMPARE(rowsOf(model), (QStringList{u("This dataset"), u("push the button")}));
        model.setPattern(u("xyz"));
        QCOMPARE(model.rowCount(), 0);
    }

    void walksTheSuggestionsByKeysAndTakesOne() {
        InstructionBar bar;
        prepare(bar);
        QTest::keyClicks(bar.edit(), u("open"));
        auto* popup = bar.findChild<InstructionSuggestions*>();
        QVERIFY(popup->isVisible());
        QTest::keyClick(bar.edit(), Qt::Key_Down);
        QCOMPARE(popup->selectedText(), u("open the drawer"));
        QSignalSpy applied(&bar, &InstructionBar::applyRequested);
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(bar.text(), u("open the drawer"));
        QVERIFY(!popup->isVisible());
        QCOMPARE(applied.size(), 0);
        QTest::keyClick(bar.edit(), Qt::Key_Down);
        QVERIFY(popup->isVisible());
        QTest::keyClick(bar.edit(), Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QCOMPARE(bar.text(), u("open the drawer"));
    }

    void anEmptyListIsNeverLeftOpen() {
        InstructionBar bar;
        prepare(bar);
        auto* popup = bar.findChild<InstructionSuggestions*>();
        QTest::keyClicks(bar.edit(), u("red lift spatula"));
        QVERIFY(popup->isVisible());  // nothing matches, but a word is unknown
        InstructionContext learned = kitchen();
        learned.choices.dataset.push_back({u("spatula"), 1, false, {}});
        bar.setContext(learned);
        QVERIFY(bar.honesty().isEmpty());
        QVERIFY(!popup->isVisible());
    }

    void tellsWhenThereAreTooManyTokens() {
        InstructionBar bar;
        prepare(bar);
        const auto* button = bar.findChild<QToolButton*>(u("tokensButton"));
        QCOMPARE(button->text(), u("6 / 77 tokens"));
        bar.setTokenCount(83, 77);
        QCOMPARE(button->toolTip(), u("CLIP reads 75 tokens; this has 81"));
        bar.setTokenCount(0, 0);
        QVERIFY(!button->isVisible());
    }

    void looksRight() {
        InstructionBar bar;
        prepare(bar);
        bar.edit()->setText(u("lift the spatula and open the drawer"));
        QVERIFY(test::drawsInBothSchemes(bar, u("instruction-bar")));
        QTest::keyClick(bar.edit(), Qt::Key_Down);
        QVERIFY(test::drawsInBothSchemes(*bar.findChild<InstructionSuggestions*>(), u("instruction-suggestions")));
        QCOMPARE(test::clippedTexts(bar).join(u("; ")), QString());
        QCOMPARE(test::unnamedControls(bar).join(u("; ")), QString());
        QCOMPARE(test::clippedAtScales(bar).join(u("; ")), QString());
    }
};

}  // namespace orrery

QTEST_MAIN(orrery::InstructionBarTest)
#include "instruction_bar_test.moc"
