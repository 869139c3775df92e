#include "widgets/panels/tokens_panel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QTest>

#include "tests/widgets/panels/look.h"

namespace orrery {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

TokenList drawer() {
    return {{{49406, u("<|startoftext|>"), 0, 0, true},
             {1488, u("open"), 0, 4, false},
             {518, u("the"), 5, 8, false},
             {23219, u("drawer"), 9, 15, false},
             {748, u("!!"), 15, 17, false},
             {49407, u("<|endoftext|>"), 17, 17, true}},
            {u("lower-cased"), u("2 spaces removed")},
            77};
}

QString textOf(const QWidget& panel, const char* name) { return panel.findChild<QLabel*>(u(name))->text(); }

}  // namespace

class TokensPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void saysThatNoModelReadsInstructions() {
        TokensPanel panel;
        panel.show();
        QCOMPARE(panel.findChild<EmptyState*>()->title(), u("No text encoder"));
        QCOMPARE(panel.findChild<EmptyState*>()->line(), u("Open a model that reads instructions."));
        QVERIFY(!panel.findChild<QListView*>()->isVisible());
    }

    void listsIdsAndSpansBetweenTheMarkers() {
        TokensPanel panel;
        panel.setTokens(drawer());
        const auto* model = panel.findChild<QListView*>(u("tokenList"))->model();
        QCOMPARE(model->rowCount(), 6);
        QStringList ids;
        for (int row = 1; row < 5; ++row) ids << model->index(row, 0).data(TokenModel::IdRole).toString();
        QCOMPARE(ids.join(u(" ")), u("1488 518 23219 748"));
        QCOMPARE(model->index(3, 0).data(TokenModel::SpanRole).toString(), u("9–15"));
        QCOMPARE(model->index(0, 0).data(TokenModel::SpanRole).toString(), QString());
        QCOMPARE(textOf(panel, "tokenCleaning"), u("Cleaning: lower-cased, 2 spaces removed"));
        QCOMPARE(textOf(panel, "tokenCount"), u("6 / 77 tokens"));
    }

    void marksWhereTooLongTextsAreCut() {
        TokensPanel panel;
        auto list = drawer();
        list.limit = 5;
        panel.setTokens(list);
        panel.show();
        const auto* model = panel.findChild<QListView*>()->model();
        QVERIFY(!model->index(3, 0).data(TokenModel::CutRole).toBool());
        QVERIFY(model->index(4, 0).data(TokenModel::CutRole).toBool());
        QVERIFY(!model->index(5, 0).data(TokenModel::CutRole).toBool());
        QCOMPARE(textOf(panel, "tokenOver"), u("CLIP reads 3 tokens; this has 4"));
        panel.setTokens(drawer());
        QVERIFY(!panel.findChild<QLabel*>(u("tokenOver"))->isVisible());
    }

    void keepsTheRulesOfItemModels() {
        TokenModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTokens(drawer());
        model.setTokens({});
    }

    void looksRight() {
        TokensPanel panel;
        auto list = drawer();
        list.limit = 5;
        panel.setTokens(list);
        panel.setNote(u("“spatula” is in none of the 3 instructions of this dataset. The model may ignore it or guess."));
        panel.resize(340, 260);
        panel.show();
        QVERIFY(test::drawsInBothSchemes(panel, u("tokens")));
        QCOMPARE(test::clippedTexts(panel).join(u("; ")), QString());
        QCOMPARE(test::unnamedControls(panel).join(u("; ")), QString());
        QCOMPARE(test::clippedAtScales(panel).join(u("; ")), QString());
    }
};

}  // namespace orrery

QTEST_MAIN(orrery::TokensPanelTest)
#include "tokens_panel_test.moc"
