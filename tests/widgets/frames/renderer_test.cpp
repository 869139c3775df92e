#include "widgets/frames/render/vulkan_renderer.h"
// after Vulkan
#include <QTest>

#include "tests/widgets/frames/support.h"
#include "widgets/frames/render/raster_renderer.h"

namespace orrery {
namespace {

using test::difference;
using test::flatFrame;
using test::testFrame;

class RendererTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        auto made = VulkanRenderer::create();
        QVERIFY2(made, made ? "" : made.error().message.c_str());  // ./test installs a software driver
        vulkan_ = *std::move(made);
    }

    /// Rounded, dashed, dotted and hatched things, pictures both ways and all error maps: one list for both renderers.
    void vulkanAndRasterDrawTheSame() {
        const DrawList list = everything();
        const QImage raster = drawRaster(list, {400, 300});
        auto image = vulkan_->draw(list, {400, 300});
        QVERIFY(image);
        const auto found = difference(raster, *image);
        // edges of circles may round differently; nothing else may
        QVERIFY2(found.mean < 0.05, qPrintable(QString::number(found.mean)));
        QVERIFY2(found.largest <= 8, qPrintable(QString::number(found.largest)));
    }

    void nearestAtOneToOneIsByteExact() {
        const FramePtr frame = testFrame(61, 43);
        DrawList list{Qt::black, {}};
        addPicture(list, QRectF(5, 7, 61, 43), QRectF(0, 0, 61, 43), frame, Sampling::Nearest);
        std::vector<QImage> images{drawRaster(list, {80, 60})};
        images.push_back(*vulkan_->draw(list, {80, 60}));
        for (const QImage& image : images) {
            for (int y = 0; y < frame->height; ++y) {
                QVERIFY(std::memcmp(image.constScanLine(y + 7) + 5 * 4, frame->rgba.data() + y * 61 * 4, 61 * 4) == 0);
            }
        }
    }

    void linearAtOneToOneIsByteExactToo() {
        const FramePtr frame = testFrame(32, 32);
        DrawList list{Qt::black, {}};
        addPicture(list, QRectF(0, 0, 32, 32), QRectF(0, 0, 32, 32), frame, Sampling::Linear);
        const QImage image = drawRaster(list, {32, 32});
        QCOMPARE(std::memcmp(image.constBits(), frame->rgba.data(), frame->rgba.size()), 0);
    }

    void errorMapsShowTheValueThroughTheMap() {
        DrawItem item;
        item.target = QRectF(0, 0, 8, 8);
        item.source = QRectF(0, 0, 4, 4);
        item.a = flatFrame(4, 4, 100, 100, 100);
        item.b = flatFrame(4, 4, 130, 100, 70);
        item.p1 = 1;
        const auto& tokens = Tokens::loaded();
        const double absolute = 60.0 / 255 / 3, squared = 2 * (30.0 / 255) * (30.0 / 255) / 3;
        expect(item, Paint::ErrorAbsolute, 0.3, tokens.ember.at(absolute / 0.3));
        expect(item, Paint::ErrorSquared, 0.02, tokens.ember.at(squared / 0.02));
        expect(item, Paint::ErrorSigned, 0.3, tokens.signedMap[0].at(0));  // red up, blue down: their mean is nought
        item.b = flatFrame(4, 4, 160, 160, 160);
        expect(item, Paint::ErrorSigned, 0.5, tokens.signedMap[0].at(60.0 / 255 / 0.5));
    }

    void aFloatMapGoesThroughEmber() {
        DrawItem item;
        item.target = item.source = QRectF(0, 0, 8, 8);
        item.map = std::make_shared<FloatMap>(FloatMap{8, 8, std::vector<float>(64, 0.25F)});
        expect(item, Paint::Map, 0.5, Tokens::loaded().ember.at(0.5));
    }

    void aFrameIsUploadedOnce() {
        const FramePtr frame = testFrame(16, 16, 9);
        DrawList list{Qt::black, {}};
        for (int i = 0; i < 3; ++i) addPicture(list, QRectF(16 * i, 0, 16, 16), QRectF(0, 0, 16, 16), frame, Sampling::Linear);
        QVERIFY(vulkan_->draw(list, {64, 16}));
        const std::size_t before = vulkan_->textures().uploads();
        QVERIFY(vulkan_->draw(list, {64, 16}));
        QCOMPARE(vulkan_->textures().uploads(), before);
    }

    void anEmptyTargetIsNoError() {
        QVERIFY(vulkan_->draw({Qt::black, {}}, {0, 20}));
        QVERIFY(drawRaster({Qt::black, {}}, {0, 20}).isNull());
    }

private:
    void expect(DrawItem item, Paint paint, double range, const QColor& color) {
        item.paint = paint;
        item.p0 = range;
        const DrawList list{Qt::white, {item}};
        std::vector<QImage> images{drawRaster(list, {8, 8})};
        images.push_back(*vulkan_->draw(list, {8, 8}));
        for (const QImage& image : images) {
            const QColor got = image.pixelColor(4, 4);
            // one step of the map's 1024, rounded to bytes
            QVERIFY2(std::abs(got.red() - color.red()) <= 1 && std::abs(got.green() - color.green()) <= 1 &&
                         std::abs(got.blue() - color.blue()) <= 1,
                     qPrintable(got.name() + QStringLiteral(" is not ") + color.name()));
        }
    }

    static DrawList everything() {
        DrawList list{QColor(14, 15, 16), {}};
        const FramePtr truth = testFrame(64, 48), guess = testFrame(64, 48, 3), large = testFrame(300, 200, 5);
        addRect(list, QRectF(5, 5, 60, 20), QColor(200, 90, 30, 180), 6);
        addHatch(list, QRectF(5, 30, 60, 30), QColor(245, 174, 73, 56), 1.5, 6);
        int x = 80;
        for (const Origin origin : {Origin::Given, Origin::Imagined, Origin::Simulated, Origin::Edited}) {
            addBorder(list, QRectF(x, 10, 60, 40), origin, QColor(245, 174, 73), 1);
            x += 75;
        }
        addPicture(list, QRectF(5, 70, 100, 75), QRectF(3.5, 2.25, 40, 30), truth, Sampling::Linear, 0.4);
        addPicture(list, QRectF(110, 70, 100, 75), QRectF(3.5, 2.25, 40, 30), truth, Sampling::Nearest);
        addPicture(list, QRectF(220, 70, 75, 50), QRectF(0, 0, 300, 200), large, Sampling::Linear);
        int at = 5;
        for (const Paint paint : {Paint::ErrorAbsolute, Paint::ErrorSigned, Paint::ErrorSquared}) {
            DrawItem item;
            item.paint = paint;
            item.target = QRectF(at, 160, 80, 60);
            item.source = QRectF(0, 0, 64, 48);
            item.a = truth;
            item.b = guess;
            item.p0 = 0.5;
            item.p2 = 1;
            list.items.push_back(item);
            at += 90;
        }
        return list;
    }

    std::unique_ptr<VulkanRenderer> vulkan_;
};

}  // namespace
}  // namespace orrery

QTEST_MAIN(orrery::RendererTest)
#include "renderer_test.moc"
