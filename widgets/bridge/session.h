#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "model/base/view.h"
#include "model/runtime/engine.h"
#include "widgets/bridge/job_list_model.h"
#include "widgets/bridge/opener.h"
#include "widgets/bridge/player.h"

namespace orrery {

/// What one frame cell shows, or why it shows nothing.
struct CellView {
    enum class State : std::uint8_t {
        Ready,        ///< `frame` is there
        Waiting,      ///< asked for
        NotComputed,  ///< nobody asked: "Predict from here"
        NoContext,    ///< the step of the question would lie before the episode; `firstPossible` says from where on
        BeyondEnd,    ///< the step lies after the episode
        Off,          ///< the model cannot: `error.message` is the sentence
        Failed,       ///< `error`
        Empty,        ///< no episode, no model, or the model predicts nothing for this camera
    };
    State state = State::Empty;
    FramePtr frame;                       ///< the picture to draw
    FramePtr truth;                       ///< predictions: the recorded picture as the model sees it, for the error column
    std::optional<FrameMetrics> metrics;  ///< predictions: only when both steps are there
    std::int64_t step = -1;               ///< the step it is about
    std::int64_t madeAt = -1;             ///< predictions: step of the question
    std::int64_t firstPossible = 0;
    std::optional<std::int64_t> pictureBefore;  ///< failed truths: nearest step before with a picture, −1: none; nothing while unknown
    int contextUsed = 0, contextLength = 0;
    int branch = 0;                       ///< the branch that owns the prediction
    Origin origin = Origin::Given;
    std::shared_ptr<const Provenance> provenance;
    Error error;
};

/// What is open and where the one clock stands. Lives on the GUI thread; never waits; every signal comes on the GUI thread.
/// Panels read from it and ask through it.
class Session : public QObject {
    Q_OBJECT
    Q_PROPERTY(qint64 step READ step NOTIFY stepChanged)
    Q_PROPERTY(int branch READ branch NOTIFY branchChanged)
    Q_PROPERTY(int horizon READ horizon NOTIFY horizonChanged)
    Q_PROPERTY(bool pending READ pending)

public:
    /// Mappings between starts, by key (dataset fingerprint and model family).
    struct MappingMemory {
        std::function<QByteArray(const QString& key)> load;
        std::function<void(const QString& key, const QByteArray& json)> store;
    };
    /// Where to stand when the next dataset opens: the command line, a restored session.
    struct Start {
        std::optional<qint64> episode;  ///< the dataset's own number
        std::optional<qint64> step;
        QString instruction;
        QString dataset = {};  ///< the path that this is about; others open behind it. Empty: whichever comes first.
    };

    explicit Session(OpeningFunctions functions = realOpening(), QObject* parent = nullptr);
    ~Session() override;

    // Opening ---------------------------------------------------------------------------------------------------------
    /// Opens what is dropped: datasets and checkpoints in any order.
    void open(const QStringList& paths);
    const Opener& opener() const { return *opener_; }
    void setLoadOptions(LoadOptions options) { loadOptions_ = std::move(options); }
    const LoadOptions& loadOptions() const { return loadOptions_; }
    void setMappingMemory(MappingMemory memory) { memory_ = std::move(memory); }
    void setStart(Start start) { start_ = std::move(start); }
    /// False: nothing is predicted until the person moves, plays or asks (a restored session). Default true.
    void setComputesUnasked(bool computes) { computesUnasked_ = computes; }
    /// Closes the shown dataset; the one opened before it comes forward.
    void closeDataset();
    void closeModel();
    /// The next datasets that open take the places of those that are open now.
    void replaceDatasets() { replacing_ = true; }
    /// Brings an open dataset forward where it was left.
    void showDataset(std::size_t place);
    /// Ctrl+Tab: the next one.
    void showNextDataset();

    // What is open ----------------------------------------------------------------------------------------------------
    DatasetPtr dataset() const { return dataset_; }
    std::vector<DatasetPtr> datasets() const;  ///< In the order of opening; dataset() is one of them.
    CheckpointPtr checkpoint() const { return checkpoint_; }  ///< also of families nobody knows
    const std::optional<Recognition>& recognition() const { return recognition_; }
    const ModelCard* card() const { return model_ ? &model_->card() : nullptr; }
    std::shared_ptr<EpisodeRun> episode() const { return engine_->episode(); }
    EpisodeDataPtr episodeData() const;  ///< null until read
    std::size_t episodePosition() const { return position_; }
    qint64 length() const;
    const std::vector<Feature>& cameras() const;
    std::vector<Branch> branches() const;
    const InputMapping& mapping() const { return engine_->mapping(); }
    void setMapping(InputMapping mapping);  ///< Edited by a person; remembered.
    /// Sentence why predictions are off (an input without source, a missing companion), or empty.
    QString predictionsOff() const;
    /// Inputs set to zeros on purpose: every result must say so.
    QStringList zeroInputs() const;

    // The clock -------------------------------------------------------------------------------------------------------
    void setEpisode(std::size_t position);
    qint64 step() const { return step_; }
    void setStep(qint64 step);
    /// While dragging models are not asked; a rest of 150 ms or the end of dragging asks.
    void setScrubbing(bool scrubbing);
    Player& player() { return *player_; }
    int branch() const { return branch_; }
    void setBranch(int branch);
    int horizon() const { return horizon_; }
    void setHorizon(int horizon);
    Contrast contrast() const { return engine_->contrast(); }
    void setContrast(Contrast contrast);
    Placement placement() const { return placement_; }
    void setPlacement(Placement placement);

    // Instruction -----------------------------------------------------------------------------------------------------
    QString instruction() const { return instruction_; }
    QString datasetInstruction() const;  ///< The dataset's text at the playhead.
    /// Given while it equals the dataset's text, else Edited.
    Origin instructionOrigin() const;
    void setInstruction(const QString& text);  ///< Typing: changes no prediction.
    void restoreInstruction();                 ///< "from dataset"
    /// Return: the shown predictions are recomputed under the text as an edited branch; with the dataset's text, back to the trunk.
    void applyInstruction();
    /// Ctrl+Return: a branch from the playhead to the end, or `steps` long.
    void runInstruction(qint64 steps = 0);
    /// `.`: the next step of the current branch if one is current, else the next recorded step.
    void stepOnce();
    void removeBranch(int branch);
    void restoreBranch();
    void renameBranch(int branch, const QString& label);
    /// Asks for the tokens of a text; tokensReady answers.
    void wantTokens(const QString& text);

    // Asking ----------------------------------------------------------------------------------------------------------
    void predictHere();   ///< What the playhead shows, also after setComputesUnasked(false).
    void fillEpisode();   ///< Predict the whole episode outward from the playhead.
    void stop();          ///< Esc: branches and filling end, what exists stays.
    void cancelJob(int job);
    void wantThumbnails(std::size_t camera, const std::vector<std::int64_t>& steps, int height);
    void wantPatches(std::size_t camera, qint64 step, std::size_t encoder = 0);
    /// Patch features of many pictures as a job; its id, 0 without a model or an episode.
    int gatherPatches(std::vector<PatchPlace> places, std::size_t encoder);

    // Reading ---------------------------------------------------------------------------------------------------------
    qint64 truthStep() const;   ///< Step that the truth column shows.
    qint64 madeAtStep() const;  ///< Step of the question that the prediction column shows; may be negative.
    CellView truthCell(std::size_t camera) const;
    CellView predictionCell(std::size_t camera) const;
    /// Model input that a camera feeds, or empty.
    std::string inputOf(std::size_t camera) const;
    ErrorSeries errors(std::size_t camera) const;  ///< Under the current branch and contrast.
    /// Node whose question is at `step` as seen from the current branch, or null.
    NodePtr nodeAt(qint64 step) const;
    JobListModel& jobs() { return *jobList_; }
    /// Something that a person waits for is not there yet: opening, frames, predictions; not thumbnails and not filling.
    bool pending() const;

Q_SIGNALS:
    void datasetChanged();
    void episodeChanged();      ///< Another episode, or none; episodeData() may still be null.
    void episodeDataReady();
    void checkpointChanged();
    void modelChanged();        ///< card() and mapping() are new; also after the model was closed.
    void mappingChanged();
    void stepChanged(qint64 step);
    void branchChanged(int branch);
    void branchesChanged();
    void horizonChanged(int horizon);
    void contrastChanged();
    void placementChanged();
    void instructionChanged();
    void frameReady(int camera, qint64 step);  ///< Also when it failed: truthCell() says why.
    void thumbnailReady(int camera, qint64 step);
    void predictionReady(int branch, qint64 step);
    void predictionFailed(int branch, qint64 step, const orrery::Error& error);
    void patchesReady(int camera, qint64 step, int encoder);
    void patchesFailed(int camera, qint64 step, const orrery::Error& error);
    void tokensReady(const QString& text, const orrery::TextEncodingPtr& encoding);
    void tokensFailed(const QString& text, const orrery::Error& error);
    void jobsChanged();
    void openFailed(const QString& path, const orrery::Error& error);
    /// A readable file that is no model we know: it is shown as a list of tensors.
    void unknownFamily(const QString& path);

private:
    class Relay;

    void connectParts();
    /// An open dataset and where it was left.
    struct OpenDataset {
        DatasetPtr dataset;
        std::size_t position = 0;
        qint64 step = 0;
    };

    void takeDataset(const DatasetPtr& dataset);
    void bringForward(std::size_t place);
    void leaveDataset();
    std::size_t shownPlace() const;
    void takeModel(const std::shared_ptr<WorldModel>& model);
    void proposeMapping();
    QString mappingKey() const;
    void takeEpisodeData(EpisodeTicket ticket, const Result<EpisodeDataPtr>& data);
    void takePrediction(EpisodeTicket ticket, int branch, std::int64_t step);
    void takeFailure(EpisodeTicket ticket, int branch, std::int64_t step, const Error& error);
    void askFrames();
    void askPredictions();
    void standAt(qint64 step);
    void moved();
    void followInstruction();
    std::vector<std::int64_t> shownQuestions() const;

    std::unique_ptr<Relay> relay_;
    std::unique_ptr<Engine> engine_;
    Opener* opener_ = nullptr;
    Player* player_ = nullptr;
    JobListModel* jobList_ = nullptr;
    QTimer rest_;
    LoadOptions loadOptions_;
    MappingMemory memory_;
    Start start_;
    std::vector<OpenDataset> datasets_;
    bool replacing_ = false;
    DatasetPtr dataset_;
    CheckpointPtr checkpoint_;
    std::optional<Recognition> recognition_;
    std::shared_ptr<WorldModel> model_;
    std::size_t position_ = 0;
    EpisodeTicket ticket_ = 0;
    qint64 step_ = 0;
    int branch_ = 0;
    int horizon_ = 0;
    Placement placement_ = Placement::MadeAt;
    QString instruction_;
    bool instructionTyped_ = false;
    bool scrubbing_ = false;
    bool computesUnasked_ = true;
    int followedBranch_ = 0;  ///< the playhead goes with the next step of this branch; 0: none
    std::map<std::pair<int, std::int64_t>, Error> failures_;  ///< by owner branch and step, of this episode and mapping
    std::optional<Error> episodeError_;
};

}  // namespace orrery
