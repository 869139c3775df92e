// Opening, as a person does it. Numbers in comments are those of the acceptance list in the window's specification.
#include <QLabel>
#include <QTest>

#include "app/window/centre.h"
#include "tests/app/opened_window.h"
#include "widgets/panels/message_strip.h"

using namespace orrery;

class OpeningTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { close(); }

    // 3
    void datasetAndCheckpointOpenInEitherOrder() {
        QVERIFY(open({model(), dataset()}));
        session().setStep(12);
        QTRY_COMPARE_WITH_TIMEOUT(state("static", "prediction"), QStringLiteral("ok"), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(state("gripper", "error"), QStringLiteral("ok"), 30000);
    }

    // 4
    void anUnknownFileIsNamedAndTheRestGoesOn() {
        QVERIFY(open());
        QFile file(QStringLiteral("notes.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no tensors here");
        file.close();
        window().openPaths({QFileInfo(file).absoluteFilePath()});
        MessageStrip& strip = window().centre().messages();
        QTRY_VERIFY_WITH_TIMEOUT(strip.count() > 0, 10000);
        bool named = false;
        for (const QLabel* label : strip.findChildren<QLabel*>()) named = named || label->text().contains(QLatin1String("notes.txt"));
        QVERIFY(named);
        press(Qt::Key_Period);
        QTRY_COMPARE(session().step(), 1);
    }
};

QTEST_MAIN(OpeningTest)
#include "opening_test.moc"
