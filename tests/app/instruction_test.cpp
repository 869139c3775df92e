// Typing an instruction. Numbers in comments are those of the acceptance list in the window's specification.
#include <QApplication>
#include <QLabel>
#include <QTest>

#include "tests/app/opened_window.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/instruction_edit.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class InstructionTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 31
    void ctrlLGivesTheKeysToTheFieldAndEscapeGivesThemBack() {
        QVERIFY(settleAt(30));
        auto* edit = window().instruction().edit();
        const QString recorded = edit->text();
        QCOMPARE(recorded, QStringLiteral("pick up the red block from the table"));
        press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(edit->hasFocus());
        QCOMPARE(edit->selectedText(), recorded);
        QTest::keyClicks(edit, QStringLiteral("go, w. "));  // G, W, the full stop and space mean something elsewhere
        QCOMPARE(edit->text(), QStringLiteral("go, w. "));
        QCOMPARE(session().step(), 30);
        QCOMPARE(find<QWidget>("frameArea")->property("layout").toString(), QStringLiteral("grid"));
        QVERIFY(!session().player().clock().playing());
        // the first Escape closes the suggestions, the next one leaves
        for (int i = 0; i < 2 && edit->hasFocus(); ++i) QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->hasFocus());
        QCOMPARE(edit->text(), recorded);
        press(Qt::Key_Period);
        QCOMPARE(session().step(), 31);
        press(Qt::Key_W);
        QCOMPARE(find<QWidget>("frameArea")->property("layout").toString(), QStringLiteral("wipe"));
    }

    void aDoubleClickOnASegmentEditsItsText() {
        QVERIFY(settleAt(30));
        auto* edit = window().instruction().edit();
        const QRect lane = timeline().laneArea(QStringLiteral("lane.instruction"));
        QVERIFY(lane.isValid());
        const QPoint place(static_cast<int>(timeline().view().xOf(12)), lane.center().y());
        QTest::mouseClick(&timeline(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(&timeline(), Qt::LeftButton, {}, place);
        QTRY_VERIFY(edit->hasFocus());
        QCOMPARE(session().step(), 0);  // where the segment begins
        QCOMPARE(edit->selectedText(), QStringLiteral("pick up the red block from the table"));
    }

    // 32
    void ctrlReturnGrowsExactlyOneBranchWithTheTypedText() {
        QVERIFY(settleAt(30));
        type(QStringLiteral("open the drawer"));
        QCOMPARE(session().branches().size(), std::size_t{1});
        QTest::keyClick(window().instruction().edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(session().branches().size(), std::size_t{2});
        QVERIFY(!find<QWidget>("instructionSuggestions")->isVisible());
        const Branch branch = session().branches().back();
        QCOMPARE(branch.instruction, std::string("open the drawer"));
        QCOMPARE(branch.forkStep, std::int64_t{30});
        // it runs to the end of the episode, and nothing else grew meanwhile
        QTRY_COMPARE_WITH_TIMEOUT(session().branches().back().lastStep, session().length() - 1, 60000);
        QVERIFY(settle());
        QCOMPARE(session().branches().size(), std::size_t{2});
        QTRY_VERIFY(timeline().laneNames().contains(QStringLiteral("lane.branches")));
    }

    // 34
    void aWordOfNoInstructionIsUnderlinedAndNamed() {
        type(QStringLiteral("pick up the red block"));
        auto* edit = window().instruction().edit();
        QVERIFY(underlined().isEmpty());
        QVERIFY(edit->accessibleDescription().isEmpty());
        type(QStringLiteral("pick up the spatula"));
        const QString sentence = QStringLiteral("“spatula” is in none of the 8 instructions of this dataset. The model may ignore it or guess.");
        QCOMPARE(edit->accessibleDescription(), sentence);
        QVERIFY(shown(sentence));
        // the dots stand below that word and no other
        const QList<int> dots = underlined();
        QVERIFY(dots.size() > 8);
        const int word = edit->fontMetrics().horizontalAdvance(QStringLiteral("spatula"));
        QVERIFY(dots.last() - dots.first() > word / 2 && dots.last() - dots.first() <= word + 2);
        const int end = edit->inputMethodQuery(Qt::ImCursorRectangle).toRect().center().x();  // where the typed text ends
        QVERIFY(dots.first() >= end - word - 2 && dots.last() <= end + 2);
    }

private:
    /// Ctrl+L and then the keys of the text.
    void type(const QString& text) {
        press(Qt::Key_L, Qt::ControlModifier);
        QTest::keyClicks(window().instruction().edit(), text);
        QCoreApplication::processEvents();
    }
    /// A label that a person sees says this, wherever it stands.
    static bool shown(const QString& sentence) {
        for (const QWidget* top : QApplication::topLevelWidgets()) {
            for (const QLabel* label : top->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text() == sentence) return true;
            }
        }
        return false;
    }
    /// The columns of the field that hold the colour of warnings.
    QList<int> underlined() {
        const QImage picture = window().instruction().edit()->grab().toImage();
        const QColor warning = Theme::get().color(Ink::Warning);
        QList<int> columns;
        for (int x = 0; x < picture.width(); ++x) {
            bool found = false;
            for (int y = 0; y < picture.height(); ++y) found = found || picture.pixelColor(x, y).rgb() == warning.rgb();
            if (found) columns << x;
        }
        return columns;
    }
};

QTEST_MAIN(InstructionTest)
#include "instruction_test.moc"
