#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

#include "widgets/shell/command_palette.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/fuzzy_match.h"
#include "widgets/shell/jobs_popover.h"
#include "widgets/shell/status_bar.h"
#include "widgets/theme/theme.h"

using namespace orrery;

namespace {

CommandSpec spec(const char* id, const char* title, const char* keys = "") {
    auto words = [](const char* text) { return [text] { return QString::fromUtf8(text); }; };
    QList<QKeySequence> list;
    if (*keys) list.append(QKeySequence(QString::fromLatin1(keys)));
    return {QString::fromLatin1(id), words(title), words("Test"), QString(), list, false};
}

struct Fixture {
    QMainWindow window;
    CommandRegistry registry{&window};
    int ran = 0;
    Fixture() {
        registry.add(spec("a", "Go to the largest error", "G"), [this] { ++ran; });
        registry.add(spec("b", "Open files", "Ctrl+O"), [this] { ran += 10; });
        registry.add(spec("c", "Erase"), [this] { ran += 100; });
        window.resize(1200, 800);
    }
};

}  // namespace

class ShellTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void fuzzyMatchNeedsTheLettersInOrder() {
        QVERIFY(fuzzyMatch(QStringLiteral("gle"), QStringLiteral("Go to the largest error")));
        QVERIFY(!fuzzyMatch(QStringLiteral("xyz"), QStringLiteral("Go to the largest error")));
        QVERIFY(!fuzzyMatch(QStringLiteral("ba"), QStringLiteral("ab")));
        QCOMPARE(fuzzyMatch(QString(), QStringLiteral("ab"))->score, 0);
    }

    void aWholeWordBeatsScatteredLetters() {
        const auto whole = fuzzyMatch(QStringLiteral("error"), QStringLiteral("Show the Error chart"));
        const auto scattered = fuzzyMatch(QStringLiteral("error"), QStringLiteral("Each red roof over rome"));
        QVERIFY(whole && scattered);
        QVERIFY(whole->score > scattered->score);
        QCOMPARE(whole->positions, (QList<int>{9, 10, 11, 12, 13}));
    }

    void returnRunsTheFirstAndClosesThePalette() {
        Fixture fixture;
        CommandPalette palette(fixture.registry, &fixture.window);
        palette.open();
        QCOMPARE(palette.model().rowCount(), 3);
        auto* input = palette.findChild<QLineEdit*>(QStringLiteral("paletteInput"));
        QTest::keyClicks(input, QStringLiteral("open"));
        QCOMPARE(palette.model().rowCount(), 1);
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(fixture.ran, 10);
        QVERIFY(!palette.isVisible());
    }

    void theMostUsedStandsFirst() {
        Fixture fixture;
        fixture.registry.action(QStringLiteral("c"))->trigger();
        CommandPalette palette(fixture.registry, &fixture.window);
        palette.open();
        QCOMPARE(palette.model().index(0).data().toString(), QStringLiteral("Erase"));
    }

    void aDisabledCommandIsListedWithItsReasonAndDoesNotRun() {
        Fixture fixture;
        fixture.registry.setReason(QStringLiteral("c"), QStringLiteral("Nothing to erase"));
        CommandPalette palette(fixture.registry, &fixture.window);
        palette.open(QStringLiteral("Erase"));
        QCOMPARE(palette.model().index(0).data(PaletteModel::ReasonRole).toString(), QStringLiteral("Nothing to erase"));
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(fixture.ran, 0);
        QVERIFY(palette.isVisible());
    }

    void tabCompletesAndQuestionMarkListsWhatHasKeys() {
        Fixture fixture;
        CommandPalette palette(fixture.registry, &fixture.window);
        palette.open(QStringLiteral("ope"));
        auto* input = palette.findChild<QLineEdit*>();
        QTest::keyClick(input, Qt::Key_Tab);
        QCOMPARE(input->text(), QStringLiteral("Open files"));
        input->setText(QStringLiteral("?"));
        QCOMPARE(palette.model().rowCount(), 2);
    }

    void singleKeysTypeWhileATextFieldHasTheFocus() {
        Fixture fixture;
        auto* edit = new QLineEdit(&fixture.window);
        auto* other = new QWidget(&fixture.window);
        other->setFocusPolicy(Qt::StrongFocus);
        fixture.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        edit->setFocus();
        QVERIFY(fixture.registry.action(QStringLiteral("a"))->shortcuts().isEmpty());
        QVERIFY(!fixture.registry.action(QStringLiteral("b"))->shortcuts().isEmpty());
        other->setFocus();
        QCOMPARE(fixture.registry.action(QStringLiteral("a"))->shortcut(), QKeySequence(QStringLiteral("G")));
    }

    void jobsTellTheirStateAndCanBeCancelled() {
        QWidget window;
        JobsPopover jobs(&window);
        jobs.setJobs({{7, QStringLiteral("Predicting"), QStringLiteral("1 of 4"), QStringLiteral("running"), 1, 4, 2.0}});
        auto* row = jobs.findChild<QWidget*>(QStringLiteral("job.7"));
        QVERIFY(row);
        QCOMPARE(row->property("total").toLongLong(), 4);
        QSignalSpy cancelled(&jobs, &JobsPopover::cancelRequested);
        QTest::mouseClick(row->findChild<QWidget*>(QStringLiteral("cancelButton")), Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(cancelled[0][0].toInt(), 7);
    }
};

QTEST_MAIN(ShellTest)
#include "shell_test.moc"
