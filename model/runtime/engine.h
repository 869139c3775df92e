#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "model/runtime/engine_listener.h"
#include "model/runtime/episode_run.h"
#include "model/runtime/predictor.h"
#include "model/runtime/timeline_tree.h"
#include "model/runtime/work_queue.h"

namespace orrery {

/// A branch to grow in replay: the recorded observations under another instruction.
struct BranchRequest {
    int parent = 0;
    std::int64_t forkStep = 0;
    std::string instruction;
    std::int64_t steps = 0;           ///< 0: to the end of the episode.
    Origin origin = Origin::Imagined;  ///< Edited where only the shown prediction is recomputed under a typed text.
};

/// One recorded picture.
struct PatchPlace {
    std::size_t camera = 0;
    std::int64_t step = 0;
};

/// Owns the workers: a thread per camera, one for the model, one that opens episodes. Grows the timeline tree and tells its
/// listener. Members are called from one thread (the GUI's); none of them waits for a disk, a decoder or a model.
class Engine {
public:
    Engine(EngineListener& listener, std::string version);
    ~Engine();

    /// Shows another episode: a new tree and new readers; all its answers carry the ticket. Branches of the old one are gone.
    EpisodeTicket setEpisode(DatasetPtr dataset, std::size_t position);
    void closeEpisode();
    /// This model answers from now on, fed as the mapping says; null: none does. What it said about the episode before, under
    /// the same mapping, comes back; what others said waits for them.
    void setModel(std::shared_ptr<WorldModel> model, InputMapping mapping = {});
    /// Forgets a model and all it said; it goes on the model thread. The one that answers is taken away.
    void dropModel(std::shared_ptr<WorldModel> model);
    /// Which features feed the model; what it predicted before is forgotten.
    void setMapping(InputMapping mapping);
    /// Pictures and metrics are made under this contrast from now on; ask for those on screen with compareAt().
    void setContrast(Contrast contrast);

    /// Null without an episode. Trees and frames may be read from any thread.
    std::shared_ptr<EpisodeRun> episode() const { return episode_; }
    const InputMapping& mapping() const { return mapping_; }
    Contrast contrast() const { return contrast_.load(); }
    JobBoard& jobs() { return jobs_; }

    /// Predicts at these steps (in this order) as seen from a branch; replaces the waiting request of that branch.
    /// What is known is not computed again; predictionReady comes all the same. Negative steps are passed over.
    void predictAt(std::vector<std::int64_t> steps, int branch, Wanted wanted = {});
    /// Makes pictures and metrics of known nodes under the current contrast; predictionReady answers.
    void compareAt(std::vector<std::int64_t> steps, int branch);

    /// Grows a branch as a job; the id of the branch, or −1 without an episode.
    int runBranch(const BranchRequest& request);
    /// One more policy step at the end of a branch. Errors come as predictionFailed.
    void stepBranch(int branch);
    Result<void> removeBranch(int branch);
    bool restoreBranch();
    void renameBranch(int branch, std::string label);

    /// Fills the trunk outward from `centre` at low priority as one job; moves the centre when one runs already.
    void fillFrom(std::int64_t centre);
    /// Moves the centre of a fill that runs; starts none.
    void moveFill(std::int64_t centre);
    void stopFilling();

    void wantPatches(std::size_t camera, std::int64_t step, std::size_t encoder);
    /// Computes patch features of many pictures as a job (Kind::FitBasis) and keeps them in the episode; the job's id, 0 without
    /// a model or an episode. A newer gathering takes the place of an older one.
    int gatherPatches(std::vector<PatchPlace> places, std::size_t encoder);
    void wantText(const std::string& text);

    /// Stops branch runs and steps; filling goes on. What was computed stays in the tree.
    void stop();
    /// Nothing waits and nothing runs that is at least so urgent: frames, model, opening. Filling and thumbnails are Later.
    bool idle(Urgency atLeast = Urgency::Later) const;

private:
    struct Host;
    struct Scene;
    struct Fill;
    struct Run;
    struct Gathering;
    using ScenePtr = std::shared_ptr<const Scene>;

    static const WorldModel* modelOf(const std::shared_ptr<Host>& host);
    ScenePtr scene() const;
    void restart();
    std::shared_ptr<EpisodeRun> makeRun(DatasetPtr dataset, std::size_t position);
    void readData(const std::shared_ptr<EpisodeRun>& run);
    void postSteps(const std::string& key, std::vector<std::int64_t> steps, int branch, Wanted wanted);
    void tell(const Scene& scene, int branch, std::int64_t step, const Result<NodePtr>& node);
    void postFill(const std::shared_ptr<Fill>& fill);
    void fillOne(const std::shared_ptr<Fill>& fill, std::stop_token stop);
    void postRun(const std::shared_ptr<Run>& run);
    void runOne(const std::shared_ptr<Run>& run, std::stop_token stop);
    static Result<std::shared_ptr<const PatchFeatures>> patchesOf(const Scene& scene, PatchPlace place, std::size_t encoder,
                                                                  std::stop_token stop);
    void postGathering(const std::shared_ptr<Gathering>& gathering);

    EngineListener& listener_;
    const std::string version_;
    JobBoard jobs_;
    InputMapping mapping_;                      // the calling thread's, as all below but the queues
    std::vector<std::shared_ptr<Host>> hosts_;  // of all models that were set and not dropped
    std::shared_ptr<Host> host_;                // one of them; its content is the model thread's
    std::shared_ptr<Fill> fill_;
    std::vector<std::shared_ptr<Run>> runs_;
    std::uint64_t nextStep_ = 0;
    EpisodeTicket ticket_ = 0;
    std::atomic<Contrast> contrast_{Contrast::Seen};
    std::shared_ptr<WorkQueue> opening_;        // shared with the deleters of episodes: readers close on its thread
    std::shared_ptr<EpisodeRun> episode_;
    WorkQueue modelQueue_{Pace::Yielding};  // last: joins before what its tasks use goes away
};

}  // namespace orrery
