// A GR-1 that lacks one tensor: one prediction is off and says so, the rest works.
#include <QLabel>
#include <QTest>

#include "model/checkpoints/checkpoint.h"
#include "model/runtime/tensor_file.h"
#include "tests/app/opened_window.h"
#include "tests/support/paths.h"
#include "widgets/frames/cell_object.h"

using namespace orrery;
using orrery::test::OpenedWindow;

namespace {

/// The tiny GR-1 without the queries of the hand camera.
bool writePart(const std::filesystem::path& target) {
    const auto whole = openCheckpoint(test::golden("gr1/tiny") / "snapshot_tiny.pt");
    auto file = TensorFile::create(target);
    if (!whole || !file) return false;
    for (const TensorInfo& tensor : (*whole)->tensors()) {
        if (tensor.dtype != DType::F32 || tensor.name == "obs_hand_queries.weight") continue;
        const auto values = (*whole)->read(tensor);
        if (!values || !file->add(tensor.name, *values)) return false;
    }
    return bool(file->finish({}));
}

}  // namespace

class MissingTensorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { OpenedWindow::prepare(); }

    void oneTensorTurnsOnePredictionOffAndSaysSo() {
        QVERIFY(!test::golden("gr1/tiny").empty());
        QVERIFY(writePart("part.safetensors"));
        OpenedWindow opened;
        QVERIFY(opened.open({OpenedWindow::dataset(), QStringLiteral("part.safetensors")}));
        QVERIFY(opened.settleAt(12));
        QCOMPARE(opened.state("static", "prediction"), QStringLiteral("ok"));
        const CellObject* hand = opened.cell("gripper", "prediction");
        QVERIFY(hand);
        QCOMPARE(hand->state, QStringLiteral("empty"));
        const NodePtr node = opened.session().nodeAt(opened.session().madeAtStep());
        QVERIFY(node);
        QCOMPARE(node->prediction->action.size(), std::size_t{7});
        QString shown;
        for (const QLabel* label : opened.window().findChildren<QLabel*>()) shown += label->text() + u'\n' + label->toolTip() + u'\n';
        QVERIFY2(shown.contains(QStringLiteral("part.safetensors opened with 1 tensor missing.")), qPrintable(shown));
        QVERIFY2(shown.contains(QStringLiteral("Missing: obs_hand_queries.weight. The gripper prediction is off. Actions and static work.")),
                 qPrintable(shown));
    }
};

QTEST_MAIN(MissingTensorsTest)
#include "missing_tensors_test.moc"
