// Typing an instruction. Numbers in comments are those of the acceptance list in the window's specification.
#include <QTest>

#include "tests/app/opened_window.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/instruction_edit.h"

using namespace orrery;

class InstructionTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 31, 32
    void aTypedInstructionGrowsOneBranchWithItsText() {
        QVERIFY(settleAt(30));
        press(Qt::Key_L, Qt::ControlModifier);
        QWidget* edit = window().instruction().edit();
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("open the drawer"));
        QCOMPARE(session().step(), 30);  // letters typed, nothing moved
        QCOMPARE(session().branches().size(), std::size_t{1});
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(session().branches().size(), std::size_t{2});
        const Branch branch = session().branches().back();
        QCOMPARE(branch.instruction, std::string("open the drawer"));
        QCOMPARE(branch.forkStep, std::int64_t{30});
        QTRY_VERIFY_WITH_TIMEOUT(session().branches().back().nodeCount > 3, 60000);
    }
};

QTEST_MAIN(InstructionTest)
#include "instruction_test.moc"
