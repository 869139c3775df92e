// Without Vulkan the frames are drawn on the CPU, and the window says so.
#include <QLabel>
#include <QTest>

#include "tests/widgets/frames/support.h"
#include "widgets/frames/frame_area.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

class RasterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("ORRERY_RENDERER", "raster");
        Theme::get().install();
    }

    void theWindowSaysSoAndDraws() {
        FrameArea area;
        area.resize(900, 640);
        area.show();
        const auto* note = area.findChild<QLabel*>(QStringLiteral("rendererNote"));
        QVERIFY(note);
        QVERIFY(!note->isVisible());  // nothing is drawn yet
        GridState state;
        RowState row;
        row.camera = QStringLiteral("static");
        row.cell(Column::Truth).frame = test::flatFrame(8, 8, 200, 40, 20);
        row.cell(Column::Truth).step = 0;
        row.cell(Column::Truth).status = CellStatus::Ok;
        state.rows.push_back(row);
        area.setGrid(state);
        QVERIFY(note->isVisible());
        QVERIFY2(note->toolTip().contains(QLatin1String("ORRERY_RENDERER")), qPrintable(note->toolTip()));
        auto* canvas = area.findChild<FrameCanvas*>();
        QVERIFY(!canvas->surface());
        const QImage image = canvas->grab().toImage();
        int red = 0;
        for (int x = 0; x < image.width(); x += 4) red += image.pixelColor(x, image.height() / 2) == QColor(200, 40, 20);
        QVERIFY(red > 10);
    }
};

}  // namespace
}  // namespace orrery

QTEST_MAIN(orrery::RasterTest)
#include "raster_test.moc"
