#include "widgets/panels/library_panel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "tests/widgets/panels/look.h"

namespace orrery {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QList<LibraryDataset> kitchen() {
    LibraryDataset dataset{u("/data/kitchen"), u("droid_kitchen"), u("LeRobot v2.1"), 15, {}, {}};
    dataset.episodes = {{10, u("Wipe the stove with the sponge"), 512, {}},
                        {11, u("Move the pan to the left of the sink"), 276, {}},
                        {12, u("Move the pan forward and use the brush"), 419, u("wrist ends early, at step 187")},
                        {13, u("Pick up the brush"), 1198, {}}};
    return {dataset};
}

QList<LibraryCheckpoint> models() {
    using State = LibraryCheckpoint::State;
    return {{u("a"), u("gr1_droid_ft.pt"), u("GR-1"), State::Loaded, 0, 195'000'000, {}},
            {u("b"), u("lewm_droid.safetensors"), {}, State::TensorsOnly, 0, 0, u("no family matches")},
            {u("c"), u("vjepa2-ac-vitg.pt"), u("V-JEPA 2-AC"), State::Loading, 41, 1'300'000'000, {}}};
}

struct Shown {
    LibraryPanel panel;
    QTreeView* tree = panel.findChild<QTreeView*>(u("libraryTree"));
    Shown() {
        panel.setDatasets(kitchen());
        panel.setCheckpoints(models());
        panel.resize(240, 560);
        panel.show();
    }
    QModelIndex dataset() const { return tree->model()->index(0, 0, tree->model()->index(0, 0)); }
    QModelIndex episode(int row) const { return tree->model()->index(row, 0, dataset()); }
    void filter(const char* text) { panel.findChild<QLineEdit*>(u("libraryFilter"))->setText(u(text)); }
};

}  // namespace

class LibraryPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void startsWithItsEmptyState() {
        LibraryPanel panel;
        panel.show();
        const auto* empty = panel.findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->title(), u("Nothing open yet"));
        QCOMPARE(empty->line(), u("Recent files appear here."));
        QVERIFY(!panel.findChild<QTreeView*>()->isVisible());
        panel.setCheckpoints(models());
        QVERIFY(!empty->isVisible());
    }

    void keepsTheRulesOfItemModels() {
        LibraryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCheckpoints(models());
        model.setDatasets(kitchen());
        model.setFilter(u("pan"));
        model.setThumbnail(u("/data/kitchen"), 1, QImage(4, 4, QImage::Format_RGB32));
        model.setFilter({});
        model.setDatasets({});
        model.setCheckpoints({});
        QCOMPARE(model.rowCount(), 0);
    }

    void describesDatasetsEpisodesAndCheckpoints() {
        const Shown shown;
        QCOMPARE(shown.dataset().data(LibraryModel::DetailRole).toString(), u("LeRobot v2.1 · 4 episodes · 15 Hz"));
        QCOMPARE(shown.episode(2).data(LibraryModel::DetailRole).toString(), u("Episode 12"));
        const auto checkpoints = shown.tree->model()->index(1, 0);
        const auto detail = [&](int row) { return shown.tree->model()->index(row, 0, checkpoints).data(LibraryModel::DetailRole).toString(); };
        QCOMPARE(detail(0), u("GR-1 · loaded · 195\u202FM"));
        QCOMPARE(detail(1), u("Unknown family · tensors only"));
        QCOMPARE(detail(2), u("V-JEPA 2-AC · loading 41 % · 1.3\u202FG"));
    }

    void filtersByTextAndNumberAndCounts() {
        Shown shown;
        shown.filter("PAN");
        QCOMPARE(shown.tree->model()->rowCount(shown.dataset()), 3);
        QCOMPARE(shown.episode(2).data().toString(), u("2 of 4 shown"));
        shown.filter("episode 13");
        QCOMPARE(shown.episode(0).data().toString(), u("Pick up the brush"));
        shown.filter("nowhere");
        QCOMPARE(shown.episode(0).data().toString(), u("0 of 4 shown"));
        shown.filter("");
        QCOMPARE(shown.tree->model()->rowCount(shown.dataset()), 4);
    }

    void tellsWhichEpisodeAPersonChoseAndStaysQuietOtherwise() {
        Shown shown;
        QSignalSpy chosen(&shown.panel, &LibraryPanel::episodeChosen);
        shown.panel.setCurrentEpisode(u("/data/kitchen"), 1);
        shown.filter("pan");
        QCOMPARE(chosen.size(), 0);
        QTest::keyClick(shown.tree, Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), u("/data/kitchen"));
        QCOMPARE(chosen[0][1].toInt(), 2);
        shown.panel.stepEpisode(-1);
        QCOMPARE(chosen[1][1].toInt(), 1);
        shown.panel.stepEpisode(-1);
        QCOMPARE(chosen.size(), 2);
    }

    void choosesByClick() {
        Shown shown;
        QSignalSpy episode(&shown.panel, &LibraryPanel::episodeChosen);
        QSignalSpy checkpoint(&shown.panel, &LibraryPanel::checkpointChosen);
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, shown.tree->visualRect(shown.episode(0)).center());
        QCOMPARE(episode.size(), 1);
        const auto first = shown.tree->model()->index(0, 0, shown.tree->model()->index(1, 0));
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, shown.tree->visualRect(first).center());
        QCOMPARE(checkpoint.size(), 1);
        QCOMPARE(checkpoint[0][0].toString(), u("a"));
    }

    void marksTheCheckpointThatPredictsAndLeavesTheChosenRowAlone() {
        Shown shown;
        const auto row = [&](int at) { return shown.tree->model()->index(at, 0, shown.tree->model()->index(1, 0)); };
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, shown.tree->visualRect(row(1)).center());
        QCOMPARE(shown.panel.chosenCheckpoint(), u("b"));
        auto list = models();
        list[0].current = true;
        list[2].percent = 60;
        shown.panel.setCheckpoints(list);
        QCOMPARE(shown.panel.chosenCheckpoint(), u("b"));
        QVERIFY(row(0).data(LibraryModel::CurrentRole).toBool());
        QCOMPARE(row(0).data(Qt::AccessibleTextRole).toString(), u("gr1_droid_ft.pt, GR-1 · predicts · 195\u202FM"));
        // the same row answers a second click too, and Return
        QSignalSpy chosen(&shown.panel, &LibraryPanel::checkpointChosen);
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, shown.tree->visualRect(row(1)).center());
        QCOMPARE(chosen.size(), 1);
        QTest::keyClick(shown.tree, Qt::Key_Up);
        QCOMPARE(chosen.size(), 1);
        QTest::keyClick(shown.tree, Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].toString(), u("a"));
        shown.panel.setCurrentEpisode(u("/data/kitchen"), 0);
        QVERIFY(shown.panel.chosenCheckpoint().isEmpty());
    }

    void keepsFoldsThroughFiltering() {
        Shown shown;
        shown.tree->collapse(shown.dataset());
        shown.filter("pan");
        QVERIFY(!shown.tree->isExpanded(shown.dataset()));
    }

    void asksOnceForEachThumbnailItDraws() {
        Shown shown;
        QSignalSpy wanted(&shown.panel, &LibraryPanel::thumbnailWanted);
        shown.panel.grab();
        shown.panel.grab();
        QTRY_COMPARE(wanted.size(), 4);
        shown.panel.setThumbnail(u("/data/kitchen"), 0, QImage(8, 8, QImage::Format_RGB32));
        QVERIFY(!shown.episode(0).data(LibraryModel::ThumbnailRole).value<QImage>().isNull());
    }

    void asksOnlyForWhatIsInView() {
        Shown shown;
        auto datasets = kitchen();
        for (int number = 0; number < 20000; ++number) datasets[0].episodes.push_back({number, u("again"), 10, {}});
        QSignalSpy wanted(&shown.panel, &LibraryPanel::thumbnailWanted);
        shown.panel.setDatasets(datasets);
        shown.panel.grab();
        QTRY_VERIFY(!wanted.isEmpty());
        QVERIFY(wanted.size() < 40);
    }

    void looksRight() {
        Shown shown;
        for (int at = 0; at < 4; ++at) {
            QImage picture(64, 48, QImage::Format_RGB32);
            picture.fill(QColor::fromHsv(at * 60, 120, 160));
            shown.panel.setThumbnail(u("/data/kitchen"), at, picture);
        }
        shown.panel.setCurrentEpisode(u("/data/kitchen"), 2);
        QVERIFY(test::drawsInBothSchemes(shown.panel, u("library")));
        QCOMPARE(test::clippedTexts(shown.panel).join(u("; ")), QString());
        QCOMPARE(test::unnamedControls(shown.panel).join(u("; ")), QString());
        QCOMPARE(test::clippedAtScales(shown.panel).join(u("; ")), QString());
        LibraryPanel empty;
        empty.resize(240, 400);
        QVERIFY(test::drawsInBothSchemes(empty, u("library-empty")));
    }
};

}  // namespace orrery

QTEST_MAIN(orrery::LibraryPanelTest)
#include "library_panel_test.moc"
