// The representation over a real episode. Numbers in comments are those of the acceptance list in the window's specification.
#include <QAbstractButton>
#include <QButtonGroup>
#include <QLabel>
#include <QTest>
#include <cmath>

#include "tests/app/opened_window.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/instruction_edit.h"
#include "widgets/panels/patch_picture.h"
#include "widgets/panels/representation_panel.h"

using namespace orrery;

class PatchesTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        QVERIFY(open());
        QVERIFY(settleAt(20));
        QTRY_VERIFY_WITH_TIMEOUT(picture().isVisible() && !picture().grid().isEmpty() && stepShown() == 20, 30000);
    }
    void cleanup() { close(); }

    // 45
    void coloursOfARecordedFrameStayWhenPredictionsAreAdded() {
        const auto before = picture().grid().colors;
        QVERIFY(before.size() > 3);
        QVERIFY(std::any_of(before.begin(), before.end(), [&](QRgb one) { return one != before.front(); }));
        press(Qt::Key_L, Qt::ControlModifier);
        QTest::keyClicks(window().instruction().edit(), QStringLiteral("open the drawer"));
        QTest::keyClick(window().instruction().edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(session().branches().size(), std::size_t{2});
        QTRY_COMPARE_WITH_TIMEOUT(session().branches().back().lastStep, session().length() - 1, 60000);
        QVERIFY(settleAt(25));
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 25, 30000);
        QVERIFY(picture().grid().colors != before);  // another frame has other colours
        QVERIFY(settleAt(20));
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 20, 30000);
        QCOMPARE(picture().grid().colors, before);
    }

    // 46
    void theClickedPatchIsBoxedAndLikeItself() {
        const PatchGrid grid = picture().grid();
        const QPoint patch(grid.columns / 2, grid.rows / 2);
        const QImage before = picture().grab().toImage();
        QTest::mouseClick(&picture(), Qt::LeftButton, {}, picture().patchArea(patch).center().toPoint());
        QCOMPARE(picture().selectedPoint(), patch);
        // a light line around it
        const QRect box = picture().patchArea(patch).toAlignedRect();
        const QImage boxed = picture().grab().toImage();
        const QPoint corners[] = {box.topLeft(), {box.right(), box.top()}, box.bottomRight(), {box.left(), box.bottom()}};
        for (const QPoint& corner : corners) QVERIFY(lightest(boxed, corner) > 220);
        QVERIFY(boxed != before);
        for (QAbstractButton* button : find<QWidget>("viewSwitch")->findChildren<QAbstractButton*>()) {
            if (button->text() == QLatin1String("Similarity")) QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY_WITH_TIMEOUT(picture().grid().values.size() == grid.colors.size(), 30000);
        const auto& cosines = picture().grid().values;
        const auto at = static_cast<std::size_t>(patch.y() * grid.columns + patch.x());
        QCOMPARE(QString::number(static_cast<double>(cosines[at]), 'f', 2), QStringLiteral("1.00"));
        for (const float one : cosines) QVERIFY(one <= cosines[at] + 1e-6f);
        QVERIFY(*std::min_element(cosines.begin(), cosines.end()) < 0.9999f);
        QVERIFY(label("representationNote")->text().contains(QStringLiteral("Patch %1, %2 selected.").arg(patch.x()).arg(patch.y())));
    }

private:
    PatchPicture& picture() { return *find<PatchPicture>("patchPicture"); }
    int stepShown() { return label("representationStep")->text().isEmpty() ? -1 : label("representationStep")->text().toInt(); }
    /// The lightest grey within two pixels.
    static int lightest(const QImage& picture, const QPoint& at) {
        int best = 0;
        for (int y = at.y() - 2; y <= at.y() + 2; ++y) {
            for (int x = at.x() - 2; x <= at.x() + 2; ++x) {
                if (picture.valid(x, y)) best = std::max(best, std::min({picture.pixelColor(x, y).red(), picture.pixelColor(x, y).green(), picture.pixelColor(x, y).blue()}));
            }
        }
        return best;
    }
};

QTEST_MAIN(PatchesTest)
#include "patches_test.moc"
