#include "widgets/bridge/session.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fake_opening.h"

namespace orrery {

using test::FakeDataset;
using test::FakeWorldState;
using State = CellView::State;

class SessionTest : public QObject {
    Q_OBJECT

    std::shared_ptr<FakeDataset> dataset;
    std::shared_ptr<FakeWorldState> world;
    std::unique_ptr<Session> session;

    void openBoth() {
        session->open({u"a.model"_qs, u"b.data"_qs});
        QTRY_VERIFY(session->card() && session->episodeData());
        QTRY_VERIFY(!session->pending());
    }

private Q_SLOTS:
    void init() {
        dataset = std::make_shared<FakeDataset>();
        world = std::make_shared<FakeWorldState>();
        session = std::make_unique<Session>(test::fakeOpening(dataset, world));
    }
    void cleanup() {
        dataset->state().frames.open();
        world->predictions.open();
        session.reset();
    }

    void aFreshSessionIsEmptyAndIdle() {
        QVERIFY(!session->pending());
        QCOMPARE(session->truthCell(0).state, State::Empty);
        QCOMPARE(session->predictionCell(0).state, State::Empty);
        QCOMPARE(session->length(), 0);
        session->setStep(5);
        session->runInstruction();
        session->stepOnce();
        session->stop();
        QCOMPARE(session->step(), 0);
    }

    void oneDropInEitherOrderFillsTruthPredictionAndError_data() {
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("model first") << QStringList{u"a.model"_qs, u"b.data"_qs};
        QTest::newRow("dataset first") << QStringList{u"b.data"_qs, u"a.model"_qs};
    }
    void oneDropInEitherOrderFillsTruthPredictionAndError() {
        QFETCH(QStringList, paths);
        session->open(paths);
        session->setStart({std::nullopt, 12, {}});
        QTRY_COMPARE(session->predictionCell(1).state, State::Ready);
        QTRY_COMPARE(session->truthCell(1).state, State::Ready);
        const CellView cell = session->predictionCell(0);
        QCOMPARE(cell.step, 12);
        QCOMPARE(cell.step - cell.madeAt, 3);
        QVERIFY(cell.metrics.has_value());
        QVERIFY(cell.truth != nullptr);
        QTRY_COMPARE(session->errors(0).measured, 17);  // the fill: about steps 3 to 19
    }

    void anUnknownFileIsAnErrorAndAForeignCheckpointIsShown() {
        QSignalSpy failed(session.get(), &Session::openFailed);
        QSignalSpy unknown(session.get(), &Session::unknownFamily);
        session->open({u"notes.txt"_qs, u"c.unknown"_qs, u"b.data"_qs});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("notes.txt"));
        QTRY_COMPARE(unknown.count(), 1);
        QVERIFY(session->checkpoint() != nullptr);
        QTRY_VERIFY(session->dataset() != nullptr);
    }

    void beforeTheHorizonTheCellSaysFromWhereOn() {
        openBoth();
        QCOMPARE(session->predictionCell(0).state, State::NoContext);
        QCOMPARE(session->predictionCell(0).firstPossible, 3);
        session->setStep(3);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        QCOMPARE(session->predictionCell(0).contextUsed, 1);
    }

    void lookAheadShowsBothAtTheStepAhead() {
        openBoth();
        session->setStep(10);
        session->setPlacement(Placement::LookAhead);
        QTRY_COMPARE(session->truthCell(0).state, State::Ready);
        QCOMPARE(session->truthCell(0).step, 13);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        QCOMPARE(session->predictionCell(0).madeAt, 10);
        session->setStep(19);
        QCOMPARE(session->truthCell(0).state, State::BeyondEnd);
    }

    void whileDraggingTheModelIsNotAskedUntilTheHandRests() {
        session->open({u"b.data"_qs});
        QTRY_VERIFY(session->episodeData());
        session->setComputesUnasked(false);
        session->open({u"a.model"_qs});
        QTRY_VERIFY(session->card());
        QCOMPARE(world->made.load(), 0);
        session->setScrubbing(true);
        for (qint64 step = 1; step < 15; ++step) session->setStep(step);
        QCOMPARE(world->made.load(), 0);
        session->setScrubbing(false);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        QCOMPARE(session->predictionCell(0).step, 14);
    }

    void scrubbingEndsOnTheLastFrame() {
        session->open({u"b.data"_qs});
        QTRY_VERIFY(session->episodeData());
        dataset->state().frames.close();
        for (qint64 step = 1; step < 20; ++step) session->setStep(step);
        QCOMPARE(session->truthCell(0).state, State::Waiting);
        dataset->state().frames.open();
        QTRY_COMPARE(session->truthCell(0).state, State::Ready);
        QCOMPARE(session->truthCell(0).step, 19);
        QCOMPARE(int(session->truthCell(0).frame->rgba[0]), test::fakeGrey(false, 19));
    }

    void aBrokenFrameFailsItsOwnCellOnly() {
        dataset->state().brokenSteps = {6};
        openBoth();
        session->setStep(6);
        QTRY_COMPARE(session->truthCell(0).state, State::Failed);
        QTRY_COMPARE(session->truthCell(1).state, State::Ready);
        QCOMPARE(session->truthCell(0).error.kind, Error::Kind::Corrupt);
    }

    void runningAnInstructionMakesOneBranchAtThePlayheadWithTheTypedText() {
        openBoth();
        session->setStep(10);
        QCOMPARE(session->instruction(), QStringLiteral("lift"));
        QCOMPARE(session->instructionOrigin(), Origin::Given);
        session->setInstruction(u"open the drawer"_qs);
        QCOMPARE(session->instructionOrigin(), Origin::Edited);
        session->runInstruction();
        QTRY_COMPARE(session->branches().size(), 2u);
        const Branch branch = session->branches()[1];
        QCOMPARE(branch.forkStep, 10);
        QCOMPARE(session->branch(), branch.id);
        QTRY_VERIFY(session->nodeAt(19));
        QCOMPARE(session->nodeAt(12)->provenance->instruction, std::string("open the drawer"));
        QCOMPARE(session->nodeAt(12)->origin, Origin::Imagined);
        // the trunk's prediction stands before the fork
        QCOMPARE(session->predictionCell(0).branch, 0);
    }

    void returnRecomputesTheShownPredictionAsAnEditedBranchAndTheDatasetsTextGoesBack() {
        openBoth();
        session->setStep(10);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        session->setInstruction(u"x"_qs);
        session->applyInstruction();
        QTRY_VERIFY(session->predictionCell(0).state == State::Ready && session->predictionCell(0).branch != 0);
        const CellView cell = session->predictionCell(0);
        QCOMPARE(cell.step, 10);
        QCOMPARE(cell.origin, Origin::Edited);
        QVERIFY(std::abs(cell.metrics->mae - 1.0 / 255) < 1e-6);  // "x" has one letter
        session->restoreInstruction();
        QCOMPARE(session->branch(), 0);
        QCOMPARE(session->instruction(), QStringLiteral("lift"));
        QCOMPARE(session->predictionCell(0).branch, 0);
    }

    void aStepOfABranchTakesThePlayheadAlong() {
        openBoth();
        session->setStep(10);
        session->runInstruction(1);
        QTRY_VERIFY(session->nodeAt(10) && session->nodeAt(10)->branch == session->branch());
        session->stepOnce();
        QTRY_COMPARE(session->step(), 11);
        QCOMPARE(session->nodeAt(11)->branch, session->branch());
        session->setBranch(0);
        session->stepOnce();
        QCOMPARE(session->step(), 12);
    }

    void stoppingKeepsTheStepsAndEndsTheJobs() {
        openBoth();
        QTRY_VERIFY(!session->jobs().mostUrgent());
        world->predictions.close();
        session->setStep(5);
        session->setInstruction(u"y"_qs);
        session->runInstruction();
        QTRY_VERIFY(session->jobs().mostUrgent());
        session->stop();
        QTRY_VERIFY(!session->jobs().mostUrgent());
        QCOMPARE(session->branches().size(), 2u);
    }

    void removedBranchesComeBack() {
        openBoth();
        session->runInstruction(2);
        const int branch = session->branch();
        session->removeBranch(branch);
        QCOMPARE(session->branch(), 0);
        QCOMPARE(session->branches().size(), 1u);
        session->restoreBranch();
        QCOMPARE(session->branches().size(), 2u);
    }

    void aMissingInputTurnsPredictionsOffWithASentenceAndPatchesStillWork() {
        openBoth();
        InputMapping mapping = session->mapping();
        mapping.sources["rgb_gripper"] = {};
        session->setMapping(mapping);
        session->setStep(8);
        QCOMPARE(session->predictionCell(0).state, State::Off);
        QVERIFY(session->predictionsOff().contains(u"rgb_gripper"_qs));
        QSignalSpy patches(session.get(), &Session::patchesReady);
        session->wantPatches(0, 8);
        QTRY_COMPARE(patches.count(), 1);
        mapping.sources["rgb_gripper"] = {InputSource::Kind::Zeros, {}, {}, {}};
        session->setMapping(mapping);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        QCOMPARE(session->zeroInputs(), QStringList{u"rgb_gripper"_qs});
        QCOMPARE(session->predictionCell(0).provenance->zeros.size(), 1u);
    }

    void anEditedMappingIsRememberedForThisDatasetAndFamily() {
        QMap<QString, QByteArray> memory;
        const auto remember = [&](Session& one) {
            one.setMappingMemory({[&](const QString& key) { return memory.value(key); },
                                  [&](const QString& key, const QByteArray& json) { memory[key] = json; }});
        };
        remember(*session);
        openBoth();
        InputMapping mapping = session->mapping();
        mapping.sources["arm_pose"].dims = {7, 8, 9, 10, 11, 12};
        session->setMapping(mapping);
        QCOMPARE(memory.keys(), QStringList{u"fake-fingerprint/fake"_qs});
        session = std::make_unique<Session>(test::fakeOpening(dataset, world));
        remember(*session);
        openBoth();
        QCOMPARE(session->mapping().sources.at("arm_pose").dims, (std::vector<std::int64_t>{7, 8, 9, 10, 11, 12}));
        memory[u"fake-fingerprint/fake"_qs] = "{ not json";
        session = std::make_unique<Session>(test::fakeOpening(dataset, world));
        remember(*session);
        openBoth();
        QCOMPARE(session->mapping().sources.at("arm_pose").dims, (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5}));
    }

    void aFailureOfTheModelIsShownInTheCellAndAskingAgainHelps() {
        openBoth();
        QTRY_VERIFY(!session->jobs().mostUrgent());
        session->setMapping(session->mapping());  // forget what is known
        world->outOfMemory = true;
        session->setStep(7);
        QTRY_COMPARE(session->predictionCell(0).state, State::Failed);
        QCOMPARE(session->predictionCell(0).error.kind, Error::Kind::Device);
        world->outOfMemory = false;
        session->predictHere();
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
    }

    void anotherContrastGivesAnotherPictureOfTheSamePrediction() {
        openBoth();
        session->setStep(9);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        const FramePtr seen = session->predictionCell(0).frame;
        session->setContrast(Contrast::Truth);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        QVERIFY(session->predictionCell(0).frame != seen);
    }

    void anotherEpisodeStartsAnewAndOldAnswersDoNotReachIt() {
        openBoth();
        world->predictions.close();
        session->setStep(12);
        session->setEpisode(1);
        world->predictions.open();
        QCOMPARE(session->step(), 0);
        QTRY_COMPARE(session->instruction(), QStringLiteral("push"));
        session->setStep(5);
        QTRY_COMPARE(session->predictionCell(0).state, State::Ready);
        QCOMPARE(session->predictionCell(0).provenance->episode, 1);
    }

    void closingTheModelAndTheDatasetEmptiesTheCells() {
        openBoth();
        session->setStep(6);
        session->closeCheckpoint();
        QCOMPARE(session->predictionCell(0).state, State::Empty);
        QTRY_COMPARE(session->truthCell(0).state, State::Ready);
        session->closeDataset();
        QCOMPARE(session->truthCell(0).state, State::Empty);
        QCOMPARE(session->cameras().size(), 0u);
        QTRY_VERIFY(!session->pending());
    }

    void tokensComeForAnyText() {
        openBoth();
        QSignalSpy tokens(session.get(), &Session::tokensReady);
        session->wantTokens(u"anything"_qs);
        QTRY_COMPARE(tokens.count(), 1);
        QCOMPARE(tokens[0][0].toString(), QStringLiteral("anything"));
    }

    void playingShowsEveryStepOfTheEpisode() {
        openBoth();
        QSignalSpy steps(session.get(), &Session::stepChanged);
        session->player().setSpeed(16);
        session->player().play();
        QTRY_VERIFY(!session->player().clock().playing());
        QCOMPARE(steps.count(), 19);
        QCOMPARE(session->step(), 19);
    }

    void jobsAreAWellBehavedListModel() {
        QAbstractItemModelTester tester(&session->jobs(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        openBoth();
        QTRY_VERIFY(session->jobs().rowCount() >= 2);
        const QModelIndex index = session->jobs().index(0);
        QVERIFY(!index.data(Qt::DisplayRole).toString().isEmpty());
        QTRY_COMPARE(index.data(JobListModel::StateRole).toInt(), static_cast<int>(JobInfo::State::Done));
    }
};

}  // namespace orrery

QTEST_GUILESS_MAIN(orrery::SessionTest)
#include "session_test.moc"
