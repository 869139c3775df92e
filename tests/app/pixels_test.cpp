// What the frames look like, pixel by pixel. Numbers in comments are those of the acceptance list in the window's specification.
#include <QTest>

#include "app/window/centre.h"
#include "tests/app/opened_window.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"

using namespace orrery;

class PixelsTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    // 7
    void fiveStepsOnAndBackGiveTheSamePictures() {
        QVERIFY(fillEpisode());  // the range of the error map is the episode's: it settles with the last measured step
        QVERIFY(settleAt(20));
        const QImage before = painted();
        for (int i = 0; i < 5; ++i) press(Qt::Key_Period);
        QVERIFY(settleAt(25));
        QVERIFY(painted() != before);
        for (int i = 0; i < 5; ++i) press(Qt::Key_Comma);
        QCOMPARE(session().step(), 20);
        QVERIFY(settleAt(20));
        QCOMPARE(painted(), before);
    }

    // 17
    void vTogglesSampling() {
        press(Qt::Key_V);
        QCOMPARE(window().centre().frames().property("sampling").toString(), QStringLiteral("nearest"));
    }

private:
    /// The whole canvas: all rows, all columns, captions and borders.
    QImage painted() { return canvas().grab().toImage(); }
};

QTEST_MAIN(PixelsTest)
#include "pixels_test.moc"
