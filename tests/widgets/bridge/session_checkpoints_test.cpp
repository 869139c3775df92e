// Several checkpoints open at once: which one predicts, and what becomes of what the others said.
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fake_opening.h"
#include "widgets/bridge/session.h"

namespace orrery {

using test::FakeDataset;
using test::FakeWorldState;
using State = CellView::State;

class SessionCheckpointsTest : public QObject {
    Q_OBJECT

    std::shared_ptr<FakeDataset> dataset;
    std::shared_ptr<FakeWorldState> world;
    std::unique_ptr<Session> session;
    int filesRead = 0;

    void open(const QStringList& paths, Session::Opening how = Session::Opening::Beside) {
        session->open(paths, how);
        settle();
    }
    QStringList names() {
        QStringList all;
        for (const OpenCheckpoint& one : session->checkpoints()) all << QString::fromStdString(one.checkpoint->file().string());
        return all;
    }
    QString current() { return session->checkpoint() ? QString::fromStdString(session->checkpoint()->file().string()) : QString(); }
    QString predicting() { return session->card() ? QString::fromStdString(session->card()->hash) : QString(); }
    void settle() {
        // generous: the model's thread makes way for whatever else the machine does
        QTRY_VERIFY_WITH_TIMEOUT(!session->pending() && !session->jobs().mostUrgent(), 60000);
    }

private Q_SLOTS:
    void init() {
        dataset = std::make_shared<FakeDataset>();
        world = std::make_shared<FakeWorldState>();
        OpeningFunctions functions = test::fakeOpening(dataset, world);
        filesRead = 0;
        functions.openCheckpoint = [this, real = functions.openCheckpoint](const std::filesystem::path& path, std::stop_token stop) {
            ++filesRead;
            return real(path, stop);
        };
        session = std::make_unique<Session>(functions);
    }
    void cleanup() {
        world->predictions.open();
        session.reset();
    }

    void theNewestPredictsAndTheOthersStayOpen() {
        open({u"d.data"_qs, u"a.model"_qs});
        QCOMPARE(predicting(), u"a.model"_qs);
        open({u"b.model"_qs});
        QCOMPARE(names(), (QStringList{u"a.model"_qs, u"b.model"_qs}));
        QCOMPARE(current(), u"b.model"_qs);
        QCOMPARE(predicting(), u"b.model"_qs);
        session->setStep(12);
        QTRY_COMPARE_WITH_TIMEOUT(session->predictionCell(0).state, State::Ready, 60000);
        QCOMPARE(session->predictionCell(0).provenance->checkpoint, std::string("b.model"));
    }

    void whatAModelSaidWaitsUntilItPredictsAgain() {
        open({u"d.data"_qs, u"a.model"_qs});
        session->setStep(10);
        session->setInstruction(u"open the drawer"_qs);
        session->runInstruction();
        settle();
        const int branch = session->branch();
        QVERIFY(branch > 0);
        open({u"b.model"_qs});
        // the branch is not this one's
        QCOMPARE(session->branches().size(), 1u);
        QCOMPARE(session->branch(), 0);
        QCOMPARE(session->nodeAt(5)->provenance->checkpoint, std::string("b.model"));
        QCOMPARE(session->errors(0).measured, 17);

        const int made = world->made, read = filesRead;
        QSignalSpy changed(session.get(), &Session::modelChanged);
        session->showCheckpoint(0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(predicting(), u"a.model"_qs);
        QCOMPARE(session->branches().size(), 2u);
        QCOMPARE(session->branch(), branch);
        QCOMPARE(session->instruction(), u"open the drawer"_qs);
        QCOMPARE(session->predictionCell(0).state, State::Ready);
        QCOMPARE(session->predictionCell(0).provenance->checkpoint, std::string("a.model"));
        QCOMPARE(session->nodeAt(15)->provenance->checkpoint, std::string("a.model"));
        QCOMPARE(session->errors(0).measured, 17);
        settle();
        QCOMPARE(world->made.load(), made);
        QCOMPARE(filesRead, read);
    }

    void branchesAreOfTheirEpisode() {
        open({u"d.data"_qs, u"a.model"_qs});
        session->runInstruction(2);
        settle();
        open({u"b.model"_qs});
        session->setEpisode(1);
        session->showCheckpoint(0);
        QCOMPARE(session->branch(), 0);
        QCOMPARE(session->branches().size(), 1u);
    }

    void anotherMappingForgetsWhatWasSaidUnderTheOldOne() {
        QMap<QString, QByteArray> memory;
        session->setMappingMemory({[&](const QString& key) { return memory.value(key); },
                                   [&](const QString& key, const QByteArray& json) { memory[key] = json; }});
        open({u"d.data"_qs, u"a.model"_qs, u"b.model"_qs});
        InputMapping mapping = session->mapping();
        mapping.sources["arm_pose"].dims = {7, 8, 9, 10, 11, 12};
        session->setMapping(mapping);
        settle();
        const int made = world->made;
        session->showCheckpoint(0);  // of the same family, so it is fed the same way now
        QCOMPARE(session->mapping().sources.at("arm_pose").dims, mapping.sources.at("arm_pose").dims);
        settle();
        QVERIFY(world->made > made);
    }

    void workOfTheOtherModelEndsWhenThisOnePredicts() {
        open({u"d.data"_qs, u"a.model"_qs, u"b.model"_qs});
        world->predictions.close();
        session->setInstruction(u"y"_qs);
        session->runInstruction();
        QTRY_VERIFY(session->jobs().mostUrgent());
        session->showCheckpoint(0);
        world->predictions.open();
        settle();
        QCOMPARE(session->branches().size(), 1u);
        session->setStep(14);
        QTRY_COMPARE_WITH_TIMEOUT(session->predictionCell(0).state, State::Ready, 60000);
        QCOMPARE(session->predictionCell(0).provenance->checkpoint, std::string("a.model"));
    }

    void closingTheCurrentOneLetsTheOneBeforePredict() {
        open({u"d.data"_qs, u"a.model"_qs, u"b.model"_qs, u"c.model"_qs});
        session->showCheckpoint(1);
        session->closeCheckpoint();
        QCOMPARE(names(), (QStringList{u"a.model"_qs, u"c.model"_qs}));
        QCOMPARE(predicting(), u"a.model"_qs);
        session->closeCheckpoint(1);  // another than the current one
        QCOMPARE(predicting(), u"a.model"_qs);
        session->closeCheckpoint();
        QVERIFY(names().isEmpty());
        QVERIFY(!session->card() && !session->checkpoint());
        session->setStep(9);
        QCOMPARE(session->predictionCell(0).state, State::Empty);
        settle();
    }

    void aClosedModelLeavesNothingForItsSuccessor() {
        open({u"d.data"_qs, u"a.model"_qs});
        session->runInstruction(2);
        settle();
        session->closeCheckpoint();
        QCOMPARE(session->branches().size(), 1u);
        const int made = world->made;
        open({u"a.model"_qs});
        QCOMPARE(session->branches().size(), 1u);
        QVERIFY(world->made > made);
    }

    void aListOfTensorsIsOpenButNeverPredicts() {
        open({u"d.data"_qs, u"a.model"_qs, u"c.unknown"_qs});
        QCOMPARE(names(), (QStringList{u"a.model"_qs, u"c.unknown"_qs}));
        QCOMPARE(current(), u"a.model"_qs);
        session->showCheckpoint(1);
        QCOMPARE(current(), u"a.model"_qs);
        QCOMPARE(predicting(), u"a.model"_qs);
        session->setStep(7);
        QTRY_COMPARE_WITH_TIMEOUT(session->predictionCell(0).state, State::Ready, 60000);
        // alone it is what the window is about
        session->closeCheckpoint();
        QCOMPARE(current(), u"c.unknown"_qs);
        QVERIFY(!session->card());
        QVERIFY(session->checkpoints()[0].state == OpenCheckpoint::State::TensorsOnly);
        open({u"b.model"_qs});
        QCOMPARE(current(), u"b.model"_qs);
        session->closeCheckpoint(0);
        QCOMPARE(names(), QStringList{u"b.model"_qs});
        QCOMPARE(predicting(), u"b.model"_qs);
    }

    void aModelThatDoesNotLoadStaysAsAListAndTheOtherGoesOn() {
        QSignalSpy failed(session.get(), &Session::openFailed);
        open({u"d.data"_qs, u"a.model"_qs, u"b.heavy.model"_qs});
        QCOMPARE(failed.count(), 1);
        QCOMPARE(predicting(), u"a.model"_qs);
        QCOMPARE(names().size(), 2);
        QVERIFY(session->checkpoints()[1].state == OpenCheckpoint::State::Failed);
        QCOMPARE(session->checkpoints()[1].error.kind, Error::Kind::Device);
    }

    void openedAgainItIsReadAnewInItsPlace() {
        open({u"d.data"_qs, u"a.model"_qs, u"b.model"_qs});
        const int read = filesRead;
        open({u"a.model"_qs});
        QCOMPARE(filesRead, read + 1);
        QCOMPARE(names(), (QStringList{u"a.model"_qs, u"b.model"_qs}));
        QCOMPARE(predicting(), u"a.model"_qs);
        session->setStep(11);
        QTRY_COMPARE_WITH_TIMEOUT(session->predictionCell(0).state, State::Ready, 60000);
    }

    void insteadTakesThePlaceOfTheCurrentOneOnly() {
        open({u"d.data"_qs, u"a.model"_qs, u"b.model"_qs});
        session->showCheckpoint(0);
        open({u"c.model"_qs, u"e.model"_qs}, Session::Opening::Instead);
        QCOMPARE(names(), (QStringList{u"c.model"_qs, u"b.model"_qs, u"e.model"_qs}));
        QCOMPARE(predicting(), u"e.model"_qs);
        QVERIFY(session->dataset());
        // what cannot be opened replaces nothing
        open({u"notes.txt"_qs}, Session::Opening::Instead);
        QCOMPARE(names().size(), 3);
        QCOMPARE(predicting(), u"e.model"_qs);
        // one that is open already comes instead of the current one
        open({u"b.model"_qs}, Session::Opening::Instead);
        QCOMPARE(names(), (QStringList{u"c.model"_qs, u"b.model"_qs}));
        QCOMPARE(predicting(), u"b.model"_qs);
    }

    void aStartNamesTheOneThatPredicts() {
        session->setStart({{}, {}, {}, {}, u"a.model"_qs});
        session->setComputesUnasked(false);
        open({u"d.data"_qs, u"c.model"_qs, u"a.model"_qs, u"b.model"_qs}, Session::Opening::Restored);
        QCOMPARE(names().size(), 3);
        QCOMPARE(predicting(), u"a.model"_qs);
        QCOMPARE(world->made.load(), 0);
        open({u"e.model"_qs});  // a person's own comes forward
        QCOMPARE(predicting(), u"e.model"_qs);
    }

    void aStartWhoseModelIsGoneWaitsForItNoLonger() {
        session->setStart({{}, {}, {}, {}, u"gone.txt"_qs});
        open({u"a.model"_qs, u"gone.txt"_qs, u"b.model"_qs}, Session::Opening::Restored);
        QCOMPARE(predicting(), u"a.model"_qs);
        open({u"c.model"_qs});
        QCOMPARE(predicting(), u"c.model"_qs);
    }
};

}  // namespace orrery

QTEST_GUILESS_MAIN(orrery::SessionCheckpointsTest)
#include "session_checkpoints_test.moc"
