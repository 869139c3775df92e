#include "widgets/panels/inspector_panel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "tests/widgets/panels/look.h"
#include "widgets/panels/inspector_tree.h"

namespace orrery {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QByteArray checkpoint() {
    return R"({"file": "models/gr1_droid_ft.pt", "container": "torch-zip", "size": 818937856, "family": "gr1",
 "family_reason": "keys perceiver_resampler.*, obs_queries", "confidence": "likely",
 "sha256_quick": "3f9a41c2000000000000000000000000000000000000000000000000000088d0",
 "config": {"n_layer": {"value": 12, "source": "shapes"}, "n_head": {"value": 12, "source": "assumed: released model"}},
 "tensors": [
  {"path": "state_dict/perceiver_resampler.latents", "name": "perceiver_resampler.latents", "dtype": "float32", "shape": [9, 768], "bytes": 27648, "shares_storage_with": null},
  {"path": "state_dict/perceiver_resampler.media_pos_emb", "name": "perceiver_resampler.media_pos_emb", "dtype": "float32", "shape": [1, 1, 768], "bytes": 3072},
  {"path": "state_dict/perceiver_resampler.layers.0.norm.weight", "name": "x", "dtype": "float16", "shape": [768], "bytes": 1536},
  {"path": "state_dict/perceiver_resampler.layers.0.norm.bias", "name": "x", "dtype": "float16", "shape": [768], "bytes": 1536},
  {"path": "state_dict/embed_hand_img.weight", "name": "embed_hand_img.weight", "dtype": "float32", "shape": [384, 768], "bytes": 1179648, "shares_storage_with": "state_dict/other"},
  {"path": "state_dict/aux_head.weight", "name": "aux_head.weight", "dtype": "float32", "shape": [12, 384], "bytes": 18432}],
 "tensor_count": 6, "parameter_count": 46000000, "matched": 5,
 "missing": [{"name": "obs_hand_queries.weight", "shape": [10, 384], "needed_for": "frames of rgb_gripper", "nearest": []}],
 "unexpected": [{"path": "state_dict/aux_head.weight", "shape": [12, 384], "nearest": []}],
 "values": [{"path": "epoch", "type": "int", "value": 20}],
 "opaque": [{"path": "args", "type": "argparse.Namespace"}], "notices": []})";
}

QByteArray dataset() {
    return R"({"path": "data/kitchen", "format": "lerobot-v2.1", "episode_count": 100, "usable_episodes": 2, "step_count": 35965, "fps": 30.0,
 "features": [{"name": "observation.images.cam_high", "kind": "video", "dtype": "uint8", "shape": [480, 640, 3], "codec": "av1", "gop": 2, "exact": true},
              {"name": "action", "kind": "action", "dtype": "float32", "shape": [2], "names": ["x", "gripper"], "units": ["m", ""], "statistics": [
                 {"source": "meta/stats.json", "count": 889, "mean": [-0.5], "std": [0.25], "min": [-1, 0], "max": [2, 1e6]}]}],
 "episodes": [], "problems": [{"episode": 0, "kind": "not_found", "message": "episode_000000.mp4 is missing", "hint": "copy it"},
              {"episode": 3, "kind": "not_found", "message": "episode_000003.mp4 is missing", "hint": "copy it"},
              {"episode": 1, "kind": "corrupt", "message": "episode_000001.mp4 ends early", "hint": ""}]})";
}

/// Every row as "name | middle | last", depth first.
QStringList rowsOf(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto at = [&](int column) { return model.index(row, column, parent).data().toString(); };
        rows << at(0) + u(" | ") + at(1) + u(" | ") + at(2);
        rows += rowsOf(model, model.index(row, 0, parent));
    }
    return rows;
}

QModelIndex find(const QAbstractItemModel& model, const QString& name, const QModelIndex& parent = {}) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto index = model.index(row, 0, parent);
        if (index.data().toString() == name) return index;
        if (const auto below = find(model, name, index); below.isValid()) return below;
    }
    return {};
}

struct Shown {
    InspectorPanel panel;
    QTreeView* tree = panel.findChild<QTreeView*>(u("inspectorTree"));
    explicit Shown(const QByteArray& document) {
        panel.setDocument(document);
        panel.resize(344, 640);
        panel.show();
    }
    QStringList rows() const { return rowsOf(*tree->model()); }
    void press(const char* button) { panel.findChild<QToolButton*>(u(button))->click(); }
};

}  // namespace

class InspectorPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void startsWithItsEmptyStateAndSurvivesNonsense() {
        InspectorPanel panel;
        panel.show();
        const auto* empty = panel.findChild<EmptyState*>();
        QCOMPARE(empty->title(), u("Nothing selected"));
        QCOMPARE(empty->line(), u("Click a checkpoint, a frame, a branch or a point."));
        panel.setDocument("{not json");
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->title(), u("This cannot be shown"));
        panel.setDocument(R"({"error": {"kind": "corrupt", "message": "the archive is cut short"}})");
        QCOMPARE(empty->line(), u("the archive is cut short"));
        panel.setDocument(R"({"file": 3, "tensors": "x", "missing": [1, {}], "config": [], "opaque": 4})");
        QVERIFY(!empty->isVisible());
    }

    void foldsTensorsAtDotsAndCounts() {
        const Shown shown(checkpoint());
        const auto rows = shown.rows();
        QVERIFY(rows.contains(u("perceiver_resampler | 4 tensors | 9.2\u202Fk")));
        QVERIFY(rows.contains(u("latents | 9 × 768 | f32")));
        QVERIFY(rows.contains(u("layers.0.norm | 2 tensors | 1.5\u202Fk")));
        QVERIFY(rows.contains(u("embed_hand_img.weight | 384 × 768 | f32")));
        QVERIFY(rows.contains(u("n_head | 12 | assumed: released model")));
        QVERIFY(rows.contains(u("epoch | 20 | int")));
        QVERIFY(rows.contains(u("args | argparse.Namespace | ")));
    }

    void listsMissingAndUnexpectedWithTheirShapes() {
        const Shown shown(checkpoint());
        QVERIFY(shown.rows().contains(u("obs_hand_queries.weight | 10 × 384 | missing")));
        QVERIFY(shown.rows().contains(u("aux_head.weight | 12 × 384 | unexpected")));
        const auto missing = find(*shown.tree->model(), u("obs_hand_queries.weight"));
        QCOMPARE(missing.data(InspectorModel::StateRole).toInt(), static_cast<int>(InspectorNode::State::Missing));
        QStringList report;
        for (const auto* label : shown.panel.findChild<QWidget*>(u("inspectorReport"))->findChildren<QLabel*>()) report << label->text();
        QCOMPARE(report.join(u(" · ")), u("1 missing · 1 unexpected · 5 matched"));
        QCOMPARE(shown.panel.findChild<QLabel*>(u("inspectorFoot"))->text(),
                 u("Nothing in this file was run. 1 entry is not data and was skipped: args (argparse.Namespace)."));
    }

    void filtersByNameAndByShape() {
        const Shown shown(checkpoint());
        auto* filter = shown.panel.findChild<QLineEdit*>(u("inspectorFilter"));
        filter->setText(u("LATENTS"));
        QVERIFY(find(*shown.tree->model(), u("latents")).isValid());
        QVERIFY(!find(*shown.tree->model(), u("embed_hand_img.weight")).isValid());
        for (const char* shape : {"384x768", "384 × 768", "[384, 768]", "384,768"}) {
            filter->setText(u(shape));
            QVERIFY2(find(*shown.tree->model(), u("embed_hand_img.weight")).isValid(), shape);
            QVERIFY(!find(*shown.tree->model(), u("latents")).isValid());
        }
    }

    void copiesTheDocumentByteForByteAndAsText() {
        Shown shown(checkpoint());
        shown.press("copyJsonButton");
        QCOMPARE(QApplication::clipboard()->text().toUtf8(), checkpoint());
        QVERIFY(!QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).isNull());
        shown.press("copyTextButton");
        const auto text = QApplication::clipboard()->text();
        QVERIFY(text.contains(u("Family: GR-1, likely")));
        QVERIFY(text.contains(u("1 missing · 1 unexpected · 5 matched")));
        QVERIFY(text.contains(u("missing obs_hand_queries.weight  10 × 384  needed for frames of rgb_gripper")));
    }

    void asksForStatisticsOnlyWhenTold() {
        Shown shown(checkpoint());
        QSignalSpy asked(&shown.panel, &InspectorPanel::statisticsRequested);
        const QString path = u("state_dict/perceiver_resampler.latents");
        shown.tree->setCurrentIndex(find(*shown.tree->model(), u("latents")));
        QCOMPARE(asked.size(), 0);
        auto* button = shown.panel.findChild<QPushButton*>(u("statisticsButton"));
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), path);
        const auto* label = shown.panel.findChild<QLabel*>(u("inspectorStatistics"));
        shown.panel.setStatistics(u("another"), {});
        QVERIFY(!label->isVisible());
        shown.panel.setStatistics(path, {-0.25, 1.5, 0.125, 0.5, 0.03, 2});
        QCOMPARE(label->text(), u("min −0.25  max 1.5  mean 0.125  std 0.5  zeros 3.0 %  non-finite 2"));
        shown.tree->setCurrentIndex(find(*shown.tree->model(), u("obs_hand_queries.weight")));
        QVERIFY(!button->isVisible());
    }

    void showsADatasetWithItsProblemsByKind() {
        const Shown shown(dataset());
        const auto rows = shown.rows();
        QVERIFY(rows.contains(u("Problems: not_found |  | 2")));
        QVERIFY(rows.contains(u("Episode 3: episode_000003.mp4 is missing |  | ")));
        QVERIFY(rows.contains(u("observation.images.cam_high | 480 × 640 × 3 | u8")));
        QVERIFY(rows.contains(u("av1, GOP 2, exact |  | ")));
        QVERIFY(rows.contains(u("Statistics, meta/stats.json | of 889 | ")));
        QVERIFY(rows.contains(u("x, m | \u22120.5 ± 0.25 | \u22121 … 2")));
        QVERIFY(rows.contains(u("gripper |  | 0 … 1e+06")));
        QVERIFY(shown.panel.reportText().contains(u("Episodes: 2 usable of 100 declared")));
        QVERIFY(shown.panel.reportText().contains(u("Steps: 35\u202F965")));
    }

    void keepsTheRulesOfItemModels() {
        InspectorModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRoot(checkpointTree(QJsonDocument::fromJson(checkpoint()).object()));
        model.setRoot(datasetTree(QJsonDocument::fromJson(dataset()).object()));
        model.setRoot(std::make_unique<InspectorNode>());
    }

    void looksRight() {
        Shown shown(checkpoint());
        shown.tree->expandAll();
        shown.tree->setCurrentIndex(find(*shown.tree->model(), u("latents")));
        shown.panel.setStatistics(u("state_dict/perceiver_resampler.latents"), {-0.25, 1.5, 0.125, 0.5, 0.03, 2});
        QVERIFY(test::drawsInBothSchemes(shown.panel, u("inspector")));
        QCOMPARE(test::clippedTexts(shown.panel).join(u("; ")), QString());
        QCOMPARE(test::unnamedControls(shown.panel).join(u("; ")), QString());
        QCOMPARE(test::clippedAtScales(shown.panel).join(u("; ")), QString());
        shown.panel.setDocument(dataset());
        shown.tree->expandAll();
        QVERIFY(test::drawsInBothSchemes(shown.panel, u("inspector-dataset")));
    }
};

}  // namespace orrery

QTEST_MAIN(orrery::InspectorPanelTest)
#include "inspector_panel_test.moc"
