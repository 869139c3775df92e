// The Inspector over a checkpoint that lacks one tensor and holds a foreign one. Numbers in comments are those of the acceptance
// list in the window's specification.
#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QProcess>
#include <QTest>
#include <QTreeView>
#include <fstream>
#include <nlohmann/json.hpp>

#include "model/checkpoints/checkpoint.h"
#include "tests/app/opened_window.h"
#include "widgets/panels/inspector_tree.h"
#include "widgets/shell/dock_frame.h"

using namespace orrery;
using Json = nlohmann::json;

namespace {

constexpr const char* kLeftOut = "obs_hand_queries.weight";
constexpr const char* kAdded = "somebody.elses.tensor";

/// The tiny GR-1 as safetensors, without one of its tensors and with one that is not its own.
bool writeAltered(const QString& from, const std::string& to) {
    const auto checkpoint = openCheckpoint(from.toStdString());
    if (!checkpoint) return false;
    Json header;
    std::string body;
    const auto add = [&](const std::string& name, const std::string& type, const Shape& shape, const std::string& bytes) {
        header[name] = {{"dtype", type}, {"shape", shape}, {"data_offsets", {body.size(), body.size() + bytes.size()}}};
        body += bytes;
    };
    for (const TensorInfo& tensor : (*checkpoint)->tensors()) {
        if (tensor.dtype != DType::F32 || tensor.name == kLeftOut) continue;
        const auto values = (*checkpoint)->read(tensor);
        if (!values) return false;
        add(tensor.name, "F32", tensor.shape, {reinterpret_cast<const char*>(values->data()), values->bytes()});
    }
    add(kAdded, "F32", {2, 3}, std::string(24, '\0'));
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    const std::uint64_t size = text.size();
    std::ofstream file(to, std::ios::binary);
    file.write(reinterpret_cast<const char*>(&size), sizeof size);
    file << text << body;
    return file.good();
}

}  // namespace

class InspectorTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        prepare();
        QVERIFY(writeAltered(model(), "altered.safetensors"));
        path_ = QFileInfo(QStringLiteral("altered.safetensors")).absoluteFilePath();
    }
    void init() {
        QVERIFY(open({path_}, false));
        window().showDock(*window().docks().inspector);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("inspectorReport")->isVisible(), 30000);
    }
    void cleanup() { close(); }

    // 50
    void itListsEveryMissingAndUnexpectedKeyWithItsShape() {
        const Json report = commandLine();
        QVERIFY(report.contains("missing"));
        QCOMPARE(report.at("missing").size(), std::size_t{1});
        QCOMPARE(report.at("missing")[0].at("name").get<std::string>(), std::string(kLeftOut));
        QCOMPARE(report.at("unexpected").size(), std::size_t{1});
        QVERIFY(shown(QStringLiteral("1 missing")) && shown(QStringLiteral("1 unexpected")));
        QStringList missing, unexpected;
        collect({}, missing, unexpected);
        const Shape wanted = report.at("missing")[0].at("shape").get<Shape>();
        QStringList sizes;
        for (const auto size : wanted) sizes << QString::number(size);
        QCOMPARE(missing.size(), 1);
        QVERIFY2(missing[0].contains(QLatin1String(kLeftOut)) && missing[0].contains(sizes.join(QStringLiteral(" × "))), qPrintable(missing[0]));
        QCOMPARE(unexpected.size(), 1);
        QVERIFY2(unexpected[0].contains(QLatin1String(kAdded)) && unexpected[0].contains(QStringLiteral("2 × 3")), qPrintable(unexpected[0]));
    }

    void copyJsonParsesAndEqualsTheCommandLine() {
        QGuiApplication::clipboard()->clear();
        QTest::mouseClick(find<QAbstractButton>("copyJsonButton"), Qt::LeftButton);
        const Json copied = Json::parse(QGuiApplication::clipboard()->text().toStdString(), nullptr, false);
        QVERIFY(!copied.is_discarded());
        const Json printed = commandLine();
        QVERIFY(printed.contains("tensors"));
        QVERIFY2(copied == printed, Json::diff(copied, printed).dump().substr(0, 400).c_str());
    }

private:
    /// What `orrery-cli inspect --json` prints for the file and the window's companions.
    Json commandLine() {
        const auto given = options().load;
        const auto text = [](const std::filesystem::path& path) { return QString::fromStdString(path.string()); };
        QProcess program;
        program.start(QStringLiteral(ORRERY_CLI),
                      {QStringLiteral("inspect"), QStringLiteral("--json"), path_, QStringLiteral("--text-model"), text(given.textModel),
                       QStringLiteral("--image-model"), text(given.imageModel), QStringLiteral("--vocabulary"), text(given.vocabulary),
                       QStringLiteral("--config"), text(given.config)});
        if (!program.waitForFinished(60000)) return {};
        return Json::parse(program.readAllStandardOutput().toStdString(), nullptr, false);
    }
    bool shown(const QString& text) {
        for (const QLabel* label : find<QWidget>("inspectorReport")->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text() == text) return true;
        }
        return false;
    }
    /// Rows that are marked: the names down to them joined by dots, then their other words.
    void collect(const QModelIndex& parent, QStringList& missing, QStringList& unexpected, const QString& before = {}) {
        const QAbstractItemModel& rows = *find<QTreeView>("inspectorTree")->model();
        for (int row = 0; row < rows.rowCount(parent); ++row) {
            const QModelIndex index = rows.index(row, 0, parent);
            const auto state = static_cast<InspectorNode::State>(index.data(InspectorModel::StateRole).toInt());
            const QString words = QStringList{before + index.data().toString(), index.siblingAtColumn(1).data().toString(), index.siblingAtColumn(2).data().toString()}.join(u' ');
            if (state == InspectorNode::State::Missing && rows.rowCount(index) == 0) missing << words;
            if (state == InspectorNode::State::Unexpected && rows.rowCount(index) == 0) unexpected << words;
            collect(index, missing, unexpected, before + index.data().toString() + u'.');
        }
    }

    QString path_;
};

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
