// The program itself, as installed: it starts without LibTorch and loads it with the first model.
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/paths.h"

namespace orrery {
namespace {

class ProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theProgramDoesNotLinkLibTorch() {
        QProcess tool;
        tool.start(QStringLiteral("readelf"), {QStringLiteral("-d"), QStringLiteral(ORRERY_PROGRAM)});
        QVERIFY(tool.waitForStarted());  // comes with the compiler
        QVERIFY(tool.waitForFinished());
        const QByteArray needed = tool.readAllStandardOutput();
        QVERIFY(needed.contains("libQt6Widgets"));
        QVERIFY2(!needed.contains("libtorch"), "a window that waits for LibTorch is not there within a second");
    }

    void aModelIsLoadedAndPredicts() {
        const QString data = QString::fromStdString(test::dataFolder().string());
        const QString tiny = data + QStringLiteral("/goldens/gr1/tiny/");
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("view.png"));
        QProcess program;
        program.start(QStringLiteral(ORRERY_PROGRAM),
                      {data + QStringLiteral("/lerobot_v21_tabletop"), QStringLiteral("--model"), tiny + QStringLiteral("snapshot_tiny.pt"),
                       QStringLiteral("--vocabulary"), tiny + QStringLiteral("bpe_tiny_vocab.txt.gz"), QStringLiteral("--episode"),
                       QStringLiteral("1"), QStringLiteral("--step"), QStringLiteral("20"), QStringLiteral("--headless"),
                       QStringLiteral("--screenshot-to"), picture});
        QVERIFY(program.waitForFinished(300000));
        QCOMPARE(program.exitCode(), 0);
        const QJsonObject told = QJsonDocument::fromJson(QImage(picture).text(QStringLiteral("Provenance")).toUtf8()).object();
        QCOMPARE(told[QLatin1String("model")].toString(), QStringLiteral("GR-1"));
        QCOMPARE(told[QLatin1String("horizon")].toInt(), 3);
    }
};

}  // namespace
}  // namespace orrery

QTEST_MAIN(orrery::ProgramTest)
#include "program_test.moc"
