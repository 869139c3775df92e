#include "widgets/bridge/patch_probe.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/fake_opening.h"
#include "widgets/bridge/session.h"

namespace orrery {

class PatchProbeTest : public QObject {
    Q_OBJECT

    std::shared_ptr<test::FakeDataset> dataset = std::make_shared<test::FakeDataset>();
    std::unique_ptr<Session> session;
    std::unique_ptr<PatchProbe> probe;

private Q_SLOTS:
    void init() {
        session = std::make_unique<Session>(test::fakeOpening(dataset, std::make_shared<test::FakeWorldState>()));
        probe = std::make_unique<PatchProbe>(*session);
        session->open({u"a.model"_qs, u"b.data"_qs});
        QTRY_VERIFY(session->card() && session->episodeData());
    }
    void cleanup() {
        probe.reset();
        session.reset();
    }

    void computesNothingWhileNobodyLooks() {
        QVERIFY(!probe->colours(0, 3));
        QVERIFY(!probe->busy());
    }

    void aRecordedFrameKeepsItsColoursWhenPredictionsAreAdded() {
        probe->setActive(true);
        QTRY_VERIFY(probe->basis());
        QCOMPARE(probe->basisFrames(), 32);
        QTRY_VERIFY(probe->colours(0, 3));
        const auto before = probe->colours(0, 3)->rgba;
        QCOMPARE(probe->colours(0, 3)->width, 2);
        session->fillEpisode();
        session->setStep(9);
        QTRY_VERIFY(!session->pending());
        QCOMPARE(probe->colours(0, 3)->rgba, before);
    }

    void theClickedPatchIsLikeItself() {
        probe->setActive(true);
        probe->setQuery(PatchProbe::Query{1, 4, 2});
        QTRY_VERIFY(probe->similarity(1, 4));
        const SimilarityMap map = *probe->similarity(1, 4);
        QCOMPARE(map.cosine.size(), 4u);
        QVERIFY(std::abs(map.cosine[2] - 1) < 1e-12);
        QTRY_VERIFY(probe->similarity(0, 7));
        probe->setQuery(PatchProbe::Query{1, 4, 99});
        QVERIFY(!probe->similarity(1, 4));
    }

    void anotherEpisodeGetsABasisOfItsOwn() {
        probe->setActive(true);
        QTRY_VERIFY(probe->basis());
        session->setEpisode(1);
        QVERIFY(!probe->basis());
        QTRY_VERIFY(probe->basis());
    }

    void aPictureThatDoesNotDecodeIsLeftOutOfTheBasis() {
        dataset->state().brokenSteps = {0};
        session->setEpisode(1);
        probe->setActive(true);
        QTRY_VERIFY(probe->basis());
        QCOMPARE(probe->basisFrames(), 31);
        QVERIFY(!probe->colours(0, 0));
    }
};

}  // namespace orrery

QTEST_GUILESS_MAIN(orrery::PatchProbeTest)
#include "patch_probe_test.moc"
