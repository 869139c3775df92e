#include "widgets/panels/representation_panel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <limits>

#include "tests/widgets/panels/look.h"

namespace orrery {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QImage scene() {
    QImage frame(320, 180, QImage::Format_RGB32);
    for (int y = 0; y < 180; ++y) {
        for (int x = 0; x < 320; ++x) frame.setPixel(x, y, qRgb(x * 255 / 320, y * 255 / 180, 90));
    }
    return frame;
}

std::vector<QRgb> rainbow(int rows, int columns) {
    std::vector<QRgb> colors;
    for (int patch = 0; patch < rows * columns; ++patch) colors.push_back(QColor::fromHsv(patch * 359 / (rows * columns), 200, 200).rgb());
    return colors;
}

void fill(RepresentationPanel& panel) {
    panel.setModels({u("GR-1"), u("V-JEPA 2-AC")}, 0);
    panel.setLayers({u("Encoder, block 12")}, 0);
    panel.setCameras({u("exterior_1"), u("wrist")}, 0);
    panel.setFrame(scene());
    panel.setColors(9, 16, rainbow(9, 16));
    panel.setCaption({212, u("First three components of the patch features. Basis: this episode, 105 frames.")});
    panel.resize(344, 460);
}

QString textOf(const QWidget& panel, const char* name) { return panel.findChild<QLabel*>(u(name))->text(); }

}  // namespace

class RepresentationPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void hasAnEmptyStateForEachReason() {
        RepresentationPanel panel;
        panel.show();
        const auto* empty = panel.findChild<EmptyState*>();
        QCOMPARE(empty->title(), u("No representation yet"));
        QCOMPARE(empty->line(), u("Open a checkpoint that encodes images."));
        panel.setWithoutEncoder(u("ACT"), {u("act"), u("attention")});
        QCOMPARE(empty->title(), u("This model has no image features"));
        QCOMPARE(empty->line(), u("ACT declares: act, attention."));
        fill(panel);
        QVERIFY(!empty->isVisible());
        panel.clear();
        QVERIFY(empty->isVisible());
    }

    void tellsWhichPatchWasClicked() {
        RepresentationPanel panel;
        fill(panel);
        panel.show();
        QTest::qWait(0);
        QSignalSpy clicked(&panel, &RepresentationPanel::patchClicked);
        auto* picture = panel.picture();
        for (const QPoint patch : {QPoint(0, 0), QPoint(13, 5), QPoint(15, 8)}) {
            QTest::mouseClick(picture, Qt::LeftButton, {}, picture->patchArea(patch).center().toPoint());
            QCOMPARE(clicked.takeFirst(), (QList<QVariant>{patch.x(), patch.y()}));
            QCOMPARE(picture->property("selected").toPoint(), patch);
        }
        QVERIFY(textOf(panel, "representationNote").endsWith(u("Patch 15, 8 selected.")));
        QTest::keyClick(picture, Qt::Key_Left);
        QCOMPARE(clicked.takeFirst(), (QList<QVariant>{14, 8}));
        QTest::keyClick(picture, Qt::Key_Down);
        QCOMPARE(picture->selectedPoint(), QPoint(14, 8));
    }

    void drawsPatchesWithHardEdgesAndBoxesTheChosenOne() {
        PatchPicture picture;
        picture.resize(160, 90);
        picture.setFrame(scene());
        picture.setGrid({9, 16, rainbow(9, 16), {}});
        picture.setOpacity(1);
        const auto drawn = picture.grab().toImage();
        // every pixel of a patch is its colour, up to the last before the next one
        const QRect area = picture.patchArea({5, 4}).toRect();
        const QRgb color = rainbow(9, 16)[4 * 16 + 5];
        for (int x = area.left(); x <= area.right(); ++x) QCOMPARE(drawn.pixel(x, area.center().y()), color);
        QCOMPARE(drawn.pixel(area.right() + 1, area.center().y()), rainbow(9, 16)[4 * 16 + 6]);
        picture.setSelected(QPoint(5, 4));
        QVERIFY(picture.grab().toImage() != drawn);
    }

    void showsSimilarityOnlyOnceThereIsSomethingToCompareWith() {
        RepresentationPanel panel;
        fill(panel);
        panel.show();
        QSignalSpy changed(&panel, &RepresentationPanel::viewChanged);
        auto* key = panel.findChild<QWidget*>(u("similarityKey"));
        panel.findChild<QButtonGroup*>()->button(1)->click();
        QCOMPARE(changed.size(), 1);
        QVERIFY(panel.view() == RepresentationPanel::View::Similarity);
        QVERIFY(!key->isVisible());
        QVERIFY(textOf(panel, "representationNote").endsWith(u("Click a patch to compare the others with it.")));
        std::vector<float> cosines(144, 0.5F);
        cosines[3] = std::numeric_limits<float>::quiet_NaN();
        panel.setSimilarity(9, 16, cosines, -0.25, 1);
        QVERIFY(key->isVisible());
        QCOMPARE(key->property("low").toDouble(), -0.25);
        QVERIFY(!panel.picture()->grid().values.empty());
        panel.findChild<QButtonGroup*>()->button(0)->click();
        QVERIFY(!panel.picture()->grid().colors.empty());
    }

    void passesOverGridsThatDoNotFit() {
        PatchPicture picture;
        picture.resize(100, 60);
        picture.setGrid({9, 16, rainbow(2, 2), {}});
        QVERIFY(picture.grid().isEmpty());
        QVERIFY(!picture.patchAt({5, 5}));
        picture.setGrid({-1, 4, {}, {}});
        picture.grab();
    }

    void tellsAboutPickersAndOverlay() {
        RepresentationPanel panel;
        QSignalSpy model(&panel, &RepresentationPanel::modelChosen);
        fill(panel);
        QCOMPARE(model.size(), 0);
        panel.findChild<QComboBox*>(u("modelPicker"))->setCurrentIndex(1);
        QCOMPARE(model.size(), 1);
        QSignalSpy overlay(&panel, &RepresentationPanel::overlayChanged);
        panel.findChild<QSlider*>(u("overlaySlider"))->setValue(50);
        QCOMPARE(overlay[0][0].toDouble(), 0.5);
    }

    void saysWhatAProbeDecoderIs() {
        RepresentationPanel panel;
        fill(panel);
        panel.show();
        const auto* note = panel.findChild<QLabel*>(u("probeNote"));
        QVERIFY(!note->isVisible());
        panel.setProbeDecoder(true);
        QVERIFY(note->isVisible());
        QCOMPARE(note->text(), u("This picture is what a decoder trained afterwards can recover. It is not what the model sees."));
    }

    void looksRight() {
        RepresentationPanel panel;
        fill(panel);
        panel.show();
        panel.picture()->setSelected(QPoint(9, 3));
        panel.setCaption({212, u("First three components of the patch features. Basis: this episode, 105 frames.")});
        QVERIFY(test::drawsInBothSchemes(panel, u("representation")));
        QCOMPARE(test::clippedTexts(panel).join(u("; ")), QString());
        QCOMPARE(test::unnamedControls(panel).join(u("; ")), QString());
        QCOMPARE(test::clippedAtScales(panel).join(u("; ")), QString());
        panel.findChild<QButtonGroup*>()->button(1)->click();
        std::vector<float> cosines;
        for (int patch = 0; patch < 144; ++patch) cosines.push_back(static_cast<float>(patch) / 72.0F - 1.0F);
        panel.setSimilarity(9, 16, cosines, -1, 1);
        panel.setModelArea({0.2, 0, 0.6, 1});
        QVERIFY(test::drawsInBothSchemes(panel, u("representation-similarity")));
    }
};

}  // namespace orrery

QTEST_MAIN(orrery::RepresentationPanelTest)
#include "representation_panel_test.moc"
