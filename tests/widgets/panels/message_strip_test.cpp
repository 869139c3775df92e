#include "widgets/panels/message_strip.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/widgets/panels/look.h"

namespace orrery {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

Message missingTensor() {
    return {u("missing"), Message::Level::Warning, u("gr1_droid_ft.pt opened with 1 tensor missing."),
            u("The wrist prediction is off. Actions and exterior_1 work."), {u("Show the report")}};
}

}  // namespace

class MessageStripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }

    void hidesWhileThereIsNothingToSay() {
        QWidget host;
        MessageStrip strip(u("frames"), &host);
        QCOMPARE(strip.objectName(), u("messageStrip.frames"));
        host.show();
        QVERIFY(!strip.isVisible());
        strip.add(missingTensor());
        QVERIFY(strip.isVisible());
        QCOMPARE(strip.height(), 40);
    }

    void newerOfTheSameKindReplacesAndOthersAreCounted() {
        MessageStrip strip(u("frames"));
        strip.add(missingTensor());
        strip.add(missingTensor());
        QCOMPARE(strip.count(), 1);
        strip.add({u("gpu"), Message::Level::Info, u("No CUDA device was found."), {}, {}});
        strip.add({u("video"), Message::Level::Danger, u("No picture at step 212."), {}, {u("Go to 187"), u("Details")}});
        QCOMPARE(strip.findChild<QLabel*>(u("messageOthers"))->text(), u("+2"));
        QSignalSpy dismissed(&strip, &MessageStrip::dismissed);
        strip.findChild<QToolButton*>(u("messageDismiss"))->click();
        QCOMPARE(dismissed[0][0].toString(), u("video"));
        QCOMPARE(strip.count(), 2);
    }

    void tellsWhichButtonOfWhichMessageWasPressed() {
        MessageStrip strip(u("frames"));
        strip.add({u("video"), Message::Level::Danger, u("No picture."), {}, {u("Go to 187"), u("Details")}});
        QSignalSpy pressed(&strip, &MessageStrip::pressed);
        strip.findChildren<QPushButton*>().last()->click();
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(pressed[0][1].toInt(), 1);
    }

    void looksRight() {
        MessageStrip strip(u("frames"));
        strip.add({u("other"), Message::Level::Info, u("x"), {}, {}});
        strip.add(missingTensor());
        strip.resize(1000, 40);
        strip.show();
        QVERIFY(test::drawsInBothSchemes(strip, u("message-strip")));
        QCOMPARE(test::clippedTexts(strip).join(u("; ")), QString());
        QCOMPARE(test::unnamedControls(strip).join(u("; ")), QString());
        QCOMPARE(test::clippedAtScales(strip).join(u("; ")), QString());
    }
};

}  // namespace orrery

QTEST_MAIN(orrery::MessageStripTest)
#include "message_strip_test.moc"
