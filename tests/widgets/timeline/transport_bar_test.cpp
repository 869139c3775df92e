#include "widgets/timeline/transport_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace orrery;

class TransportBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::get().install(); }
    void init() {
        bar_ = std::make_unique<TransportBar>();
        bar_->resize(1256, 38);
        bar_->setStep(212, 418, 15);
    }

    void readOutsTellStepAndSeconds() {
        QCOMPARE(label("stepReadout")->text(), QStringLiteral("212 / 418"));
        QCOMPARE(label("secondsReadout")->text(), QStringLiteral("14.13 s"));
        bar_->setStep(0, -1, 0);
        QVERIFY(label("stepReadout")->text().isEmpty());
        QVERIFY(!button("playButton")->isEnabled());
    }

    void buttonsOnlyWish() {
        QSignalSpy play(bar_.get(), &TransportBar::playToggled);
        QSignalSpy forward(bar_.get(), &TransportBar::stepForward);
        QSignalSpy shown(bar_.get(), &TransportBar::shownToggled);
        button("playButton")->click();
        button("stepForwardButton")->click();
        button("filter.imagined")->click();
        QCOMPARE(play.size(), 1);
        QCOMPARE(forward.size(), 1);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0][0].value<Origin>(), Origin::Imagined);
        QCOMPARE(shown[0][1].toBool(), false);
        bar_->setShown(Origin::Imagined, true);
        QCOMPARE(shown.size(), 1);
    }

    void everyControlHasAName() {
        for (const QToolButton* each : bar_->findChildren<QToolButton*>()) QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(each->objectName()));
        for (const QComboBox* each : bar_->findChildren<QComboBox*>()) QVERIFY(!each->accessibleName().isEmpty());
    }

    void pacingSaysWhatItCosts() {
        bar_->setReachedSpeed(0.7);
        QCOMPARE(label("pacingNote")->text(), QStringLiteral("0.7×, every frame"));
        bar_->setReachedSpeed(1);
        QVERIFY(label("pacingNote")->text().isEmpty());
        bar_->setPacing(TransportBar::Pacing::RealTime);
        bar_->setDropped(3);
        QCOMPARE(label("pacingNote")->text(), QStringLiteral("3 dropped"));
    }

    void speedsRunFromAnEighthToSixteen() {
        bar_->setSpeed(0.125);
        bar_->slower();
        QCOMPARE(bar_->speed(), 0.125);
        for (int i = 0; i < 20; ++i) bar_->faster();
        QCOMPARE(bar_->speed(), 16.0);
    }

    void itCanBeLookedAt() {
        bar_->setLooping(true);
        bar_->grab().save(QStringLiteral("transport_dark.png"));
        Theme::get().setScheme(Scheme::Light);
        bar_->setShown(Origin::Simulated, false);
        bar_->grab().save(QStringLiteral("transport_light.png"));
        Theme::get().setScheme(Scheme::Dark);
    }

private:
    QLabel* label(const char* name) const { return bar_->findChild<QLabel*>(QString::fromLatin1(name)); }
    QToolButton* button(const char* name) const { return bar_->findChild<QToolButton*>(QString::fromLatin1(name)); }
    std::unique_ptr<TransportBar> bar_;
};

QTEST_MAIN(TransportBarTest)
#include "transport_bar_test.moc"
