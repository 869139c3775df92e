// F12 and --screenshot-to write pictures that say where they come from (window.md 8 and 10, item 56 of its list).
#include <QDesktopServices>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "app/window/centre.h"
#include "app/window/picture_file.h"
#include "app/window/provenance.h"
#include "app/window/screenshot.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

using namespace orrery;

class ExportPictureTest : public QObject, private test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        pictures::setFolder(folder_->path());
        QVERIFY(open());
        QVERIFY(settleAt(20));
        QTRY_COMPARE_WITH_TIMEOUT(cell("static", "prediction")->state, QStringLiteral("ok"), 30000);
    }
    void cleanup() {
        close();
        pictures::setFolder({});
    }

    void theProvenanceStandsInThePicturesText() {
        press(Qt::Key_F12);
        const QJsonObject document = provenanceOf(onlyFile());
        const Session& s = session();
        const auto text = [&](const char* key) { return document[QLatin1String(key)].toString().toStdString(); };
        QCOMPARE(text("checkpoint"), s.card()->hash);
        QCOMPARE(text("model"), std::string("GR-1"));
        QCOMPARE(text("dataset"), s.dataset()->path().string());
        QCOMPARE(text("dataset_fingerprint"), s.dataset()->fingerprint());
        QCOMPARE(document[QStringLiteral("episode")].toInteger(), s.dataset()->episodes()[s.episodePosition()].index);
        QCOMPARE(document[QStringLiteral("step")].toInteger(), 20);
        QCOMPARE(text("instruction"), s.instruction().toStdString());
        QVERIFY(!text("instruction").empty());
        QCOMPARE(text("contrast"), std::string("seen"));
        QCOMPARE(text("precision"), std::string("fp32"));
        QCOMPARE(text("device"), s.card()->device);
        QVERIFY(text("version").starts_with("orrery "));
        QVERIFY(text("reproduce").find("--step 20") != std::string::npos);
    }

    void everyShownPredictionIsListedWithItsQuestion() {
        press(Qt::Key_F12);
        int predictions = 0;
        for (const QJsonValue& frame : provenanceOf(onlyFile())[QStringLiteral("frames")].toArray()) {
            QCOMPARE(frame[QStringLiteral("step")].toInteger(), 20);
            if (frame[QStringLiteral("what")].toString() != QLatin1String("prediction")) continue;
            ++predictions;
            QCOMPARE(frame[QStringLiteral("made_at")].toInteger(), 17);
            const QJsonValue made = frame[QStringLiteral("provenance")];
            QCOMPARE(made[QStringLiteral("step")].toInteger(), 17);
            QCOMPARE(made[QStringLiteral("token_hash")].toString().size(), 64);
            QCOMPARE(made[QStringLiteral("contrast")].toString(), QStringLiteral("seen"));
        }
        QCOMPARE(predictions, 2);
    }

    void framesStandInItPixelByPixel() {
        press(Qt::Key_F12);
        const QImage picture(onlyFile());
        const FramePtr truth = window().centre().frames().grid().rows[0].cell(Column::Truth).frame;
        const Theme& theme = Theme::get();
        const QPoint at(theme.px(16), theme.px(16 + 32 + 24));  // margin, heading, caption
        for (int y = 0; y < truth->height; ++y) {
            for (int x = 0; x < truth->width; ++x) {
                const auto* rgba = &truth->rgba[4 * static_cast<std::size_t>(y * truth->width + x)];
                QCOMPARE(picture.pixelColor(at + QPoint(x, y)), QColor(rgba[0], rgba[1], rgba[2]));
            }
        }
        QVERIFY(picture.width() > 3 * truth->width);
    }

    void theStatusBarNamesItAndShowsIt() {
        press(Qt::Key_F12);
        const QString name = QFileInfo(onlyFile()).fileName();
        QCOMPARE(name, QStringLiteral("pick-up-the-red-block-from-the-table-20.png"));
        QCOMPARE(find<QLabel>("stateNote")->text(), QStringLiteral("Saved ") + name);
        auto* show = find<QPushButton>("statusAction");
        QVERIFY(show->isVisible());
        QCOMPARE(show->text(), QStringLiteral("Show"));
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take");
        QTest::mouseClick(show, Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(opened_, QUrl::fromLocalFile(folder_->path()));
        press(Qt::Key_F12);
        QCOMPARE(files().size(), 2);  // the first is not written over
    }

    void aFolderThatCannotBeWrittenIsSaid() {
        QFile file(folder_->filePath(QStringLiteral("taken")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        pictures::setFolder(file.fileName());
        press(Qt::Key_F12);
        QVERIFY(find<QLabel>("stateNote")->text().startsWith(QLatin1String("The picture cannot be written")));
        QVERIFY(!find<QPushButton>("statusAction")->isVisible());
    }

    void screenshotsCarryTheSame() {
        bool good = false;
        const QString path = folder_->filePath(QStringLiteral("shot.png"));
        takeScreenshot(window(), path, [this] { return provenance::ofView(session()); }, [&](bool written) { good = written; });
        QTRY_VERIFY(good);
        QCOMPARE(provenanceOf(path)[QStringLiteral("checkpoint")].toString().toStdString(), session().card()->hash);
        QCOMPARE(QImage(path).size(), window().size());
    }

public Q_SLOTS:
    void take(const QUrl& url) { opened_ = url; }

private:
    QStringList files() const { return QDir(folder_->path()).entryList({QStringLiteral("*.png")}, QDir::Files); }
    QString onlyFile() const { return files().size() == 1 ? folder_->filePath(files().first()) : QString(); }
    static QJsonObject provenanceOf(const QString& path) {
        QImageReader reader(path);
        return QJsonDocument::fromJson(reader.text(QStringLiteral("Provenance")).toUtf8()).object();
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QUrl opened_;
};

QTEST_MAIN(ExportPictureTest)
#include "export_picture_test.moc"
