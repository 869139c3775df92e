#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "model/base/view.h"
#include "model/runtime/engine.h"
#include "widgets/bridge/job_list_model.h"
#include "widgets/bridge/markers.h"
#include "widgets/bridge/opener.h"
#include "widgets/bridge/player.h"

class QUndoStack;

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

/// An open checkpoint: what its file holds, and the model once it is loaded.
struct OpenCheckpoint {
    enum class State : std::uint8_t {
        Loading,
        Loaded,       ///< `model` is there
        TensorsOnly,  ///< of a family nobody knows, or its loading was stopped
        Failed,       ///< `error`; its tensors can be read
    };
    CheckpointPtr checkpoint;
    Recognition recognition;
    State state = State::Loading;
    std::shared_ptr<WorldModel> model;
    Error error;
    bool behind = false;          ///< it does not come forward when it is loaded
    int branch = 0, horizon = 0;  ///< where it was left
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
        QString checkpoint = {};  ///< the path of the model that predicts; others open behind it.
    };

    explicit Session(OpeningFunctions functions = realOpening(), QObject* parent = nullptr);
    ~Session() override;

    // Opening ---------------------------------------------------------------------------------------------------------
    enum class Opening {
        Beside,   ///< What is open stays open.
        Instead,  ///< What is shown now is closed for the first of its kind that opens.
        Restored, ///< Only what the start names comes forward, or what finds nothing of its kind there.
    };
    /// Opens what is dropped: datasets and checkpoints in any order.
    void open(const QStringList& paths, Opening how = Opening::Beside);
    const Opener& opener() const { return *opener_; }
    void setLoadOptions(LoadOptions options) { loadOptions_ = std::move(options); }
    const LoadOptions& loadOptions() const { return loadOptions_; }
    void setMappingMemory(MappingMemory memory) { memory_ = std::move(memory); }
    void setStart(Start start) { start_ = std::move(start); }
    /// False: nothing is predicted until the person moves, plays or asks (a restored session). Default true.
    void setComputesUnasked(bool computes) { computesUnasked_ = computes; }
    /// Closes the shown dataset; the one opened before it comes forward.
    void closeDataset();
    /// Brings an open dataset forward where it was left.
    void showDataset(std::size_t place);
    /// Ctrl+Tab: the next one.
    void showNextDataset();
    /// Lets an open model predict; what it predicted for this episode before comes back. One that is a list of tensors only
    /// becomes the current one while no model predicts.
    void showCheckpoint(std::size_t place);
    /// Closes an open checkpoint; when it was the current one, the model opened before it predicts.
    void closeCheckpoint(std::size_t place);
    void closeCheckpoint() { closeCheckpoint(currentCheckpoint()); }

    // What is open ----------------------------------------------------------------------------------------------------
    DatasetPtr dataset() const { return dataset_; }
    std::vector<DatasetPtr> datasets() const;  ///< In the order of opening; dataset() is one of them.
    QString datasetPath() const;               ///< Of dataset(), absolute; empty without one.
    const std::vector<OpenCheckpoint>& checkpoints() const { return checkpoints_; }  ///< In the order of opening.
    /// Place of the model that predicts; while none does, of the checkpoint opened or chosen last. Their count when none is open.
    std::size_t currentCheckpoint() const { return placeOf(checkpoint_); }
    CheckpointPtr checkpoint() const { return checkpoint_; }  ///< The current one; also of families nobody knows.
    const Recognition* recognition() const;                   ///< Its family; null when none is open.
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
    Markers& markers() { return *markers_; }
    const Markers& markers() const { return *markers_; }
    /// What a person changed in the shown episode: deleted branches and markers.
    QUndoStack& undoStack() { return *undo_; }
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
    void removeBranch(int branch);  ///< Can be undone.
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
    void opened(const QString& path);  ///< A dataset or a checkpoint was read; `path` as it was asked for.
    void datasetChanged();
    void episodeChanged();      ///< Another episode, or none; episodeData() may still be null.
    void episodeDataReady();
    void checkpointOpened(int place);  ///< A file was read; its model may follow.
    void checkpointChanged();   ///< Which ones are open, how far they are or which one is current.
    void modelChanged();        ///< card() and mapping() are new: another model predicts, or none.
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

    /// What a drop with Shift takes the places of.
    struct Shown {
        DatasetPtr dataset;
        CheckpointPtr checkpoint;
    };

    Shown takeReplaced(const QString& path);
    void takeDataset(const DatasetPtr& dataset, const QString& path);
    std::size_t placeFor(const Dataset& dataset, const DatasetPtr& replaced);
    void bringForward(std::size_t place);
    void leaveDataset();
    std::size_t shownPlace() const;
    void takeCheckpoint(const CheckpointPtr& checkpoint, const Recognition& recognition, const QString& path);
    void takeModel(const CheckpointPtr& checkpoint, const std::shared_ptr<WorldModel>& model);
    void takeModelFailure(const CheckpointPtr& checkpoint, const Error& error);
    std::size_t placeOf(const CheckpointPtr& checkpoint) const;
    std::size_t placeFor(const CheckpointPtr& checkpoint, const CheckpointPtr& replaced);
    std::size_t heirOf(std::size_t closed) const;
    void makeCurrent(std::size_t place);
    void leaveCheckpoint();
    InputMapping mappingOf(const WorldModel& model) const;
    void proposeMapping();
    QString mappingKey(const WorldModel& model) const;
    void takeEpisodeData(EpisodeTicket ticket, const Result<EpisodeDataPtr>& data);
    void takePrediction(EpisodeTicket ticket, int branch, std::int64_t step);
    void takeFailure(EpisodeTicket ticket, int branch, std::int64_t step, const Error& error);
    void askFrames();
    void askPredictions();
    void standAt(qint64 step);
    bool dropBranch(int branch);
    void moved();
    void followInstruction();
    std::vector<std::int64_t> shownQuestions() const;

    std::unique_ptr<Relay> relay_;
    std::unique_ptr<Engine> engine_;
    Opener* opener_ = nullptr;
    Player* player_ = nullptr;
    QUndoStack* undo_ = nullptr;
    Markers* markers_ = nullptr;
    JobListModel* jobList_ = nullptr;
    QTimer rest_;
    LoadOptions loadOptions_;
    MappingMemory memory_;
    Start start_;
    std::vector<OpenDataset> datasets_;
    std::vector<OpenCheckpoint> checkpoints_;
    std::map<QString, Shown> replacing_;  ///< by the path that is being opened
    std::set<QString> behind_;            ///< paths that are being opened and shall not come forward
    DatasetPtr dataset_;
    CheckpointPtr checkpoint_;            ///< the current one of checkpoints_, or null
    std::shared_ptr<WorldModel> model_;   ///< its model, or null
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
