#include "widgets/panels/mapping_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/widgets/panels/look.h"

namespace orrery {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QList<MappingRow> rows() {
    using Mark = MappingRow::Mark;
    const QStringList cameras{u("observation.images.exterior_1"), u("observation.images.wrist")};
    return {{u("rgb_static"), u("static camera"), u("picture, 224 × 224"), true, cameras, 0, Mark::Proposed, u("its name holds “exterior”")},
            {u("rgb_gripper"), u("hand camera"), u("picture, 224 × 224"), true, cameras, 1, Mark::Remembered, {}},
            {u("arm"), u("arm pose"), u("6 numbers"), true, {u("observation.state")}, MappingRow::kNothing, Mark::None, u("no dimension names")},
            {u("gripper"), u("gripper"), u("1 number"), true, {u("observation.state")}, 1, Mark::Edited, {}}};
}

}  // namespace

class MappingPanelTest : public QObject {
    Q_OBJECT
private:
    static QComboBox* choice(const MappingPanel& panel, const char* input) { return panel.findChildren<QComboBox*>(u("mapping.") + u(input)).last(); }
    static QString mark(const MappingPanel& panel, const char* input) { return panel.findChildren<QLabel*>(u("mappingMark.") + u(input)).last()->text(); }

private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void saysWhenThereIsNothingToMap() {
        MappingPanel panel;
        panel.show();
        QVERIFY(panel.findChild<EmptyState*>()->isVisible());
        panel.setRows(rows());
        QVERIFY(!panel.findChild<EmptyState*>()->isVisible());
    }

    void showsSourcesAndHowTheyCameAbout() {
        MappingPanel panel;
        panel.setRows(rows());
        QCOMPARE(choice(panel, "rgb_gripper")->currentText(), u("observation.images.wrist"));
        QCOMPARE(choice(panel, "gripper")->currentText(), u("Zeros (input missing)"));
        QCOMPARE(choice(panel, "arm")->currentIndex(), -1);
        QCOMPARE(mark(panel, "rgb_static"), u("proposed"));
        QCOMPARE(mark(panel, "rgb_gripper"), u("remembered"));
        QCOMPARE(mark(panel, "arm"), u("missing"));
        QCOMPARE(mark(panel, "gripper"), u("▲ edited"));
    }

    void tellsWhatAPersonChose() {
        MappingPanel panel;
        panel.setRows(rows());
        QSignalSpy changed(&panel, &MappingPanel::mappingChanged);
        const auto choose = [&](const char* input, int index) { Q_EMIT choice(panel, input)->activated(index); };
        choose("rgb_static", 0);
        QCOMPARE(changed.size(), 0);
        choose("rgb_static", 1);
        QCOMPARE(changed[0], (QList<QVariant>{u("rgb_static"), u("observation.images.wrist"), false}));
        choose("arm", 1);
        QCOMPARE(changed[1], (QList<QVariant>{u("arm"), QString(), true}));
    }

    void mayBeRefilledWhileItTells() {
        MappingPanel panel;
        panel.setRows(rows());
        panel.show();
        connect(&panel, &MappingPanel::mappingChanged, &panel, [&panel] { panel.setRows(rows()); });
        Q_EMIT choice(panel, "rgb_static")->activated(1);
        QTRY_COMPARE(panel.findChildren<QComboBox*>().size(), 4);
    }

    void looksRight() {
        MappingPanel panel;
        panel.setRows(rows());
        panel.setProblem(u("GR-1 needs the arm pose: choose the six numbers of it, or zeros. Encoders still work."));
        panel.resize(460, 240);
        panel.show();
        QVERIFY(test::drawsInBothSchemes(panel, u("mapping")));
        QCOMPARE(test::clippedTexts(panel).join(u("; ")), QString());
        QCOMPARE(test::unnamedControls(panel).join(u("; ")), QString());
        QCOMPARE(test::clippedAtScales(panel).join(u("; ")), QString());
    }
};

}  // namespace orrery

QTEST_MAIN(orrery::MappingPanelTest)
#include "mapping_panel_test.moc"
