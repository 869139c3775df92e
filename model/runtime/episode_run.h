#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "model/runtime/comparison.h"
#include "model/runtime/engine_listener.h"
#include "model/runtime/frame_store.h"
#include "model/runtime/pending.h"
#include "model/runtime/predictor.h"
#include "model/runtime/timeline_tree.h"

namespace orrery {

/// Everything that belongs to one shown episode: its readers, and for every open model its tree and what was compared. Public
/// members may be used from any thread, except where another owner is named.
class EpisodeRun {
public:
    EpisodeRun(DatasetPtr dataset, std::size_t position, EpisodeTicket ticket, FrameNews news);

    const DatasetPtr& dataset() const { return dataset_; }
    std::size_t position() const { return position_; }
    EpisodeTicket ticket() const { return ticket_; }
    FrameStore& frames() { return frames_; }
    const FrameStore& frames() const { return frames_; }
    /// The tree of the model that is heard; what is published in one that was forgotten is seen by nobody.
    std::shared_ptr<TimelineTree> tree() const;

    /// From now on this model speaks under this mapping: what it said before under the same one comes back. Null: nobody does.
    void hear(const WorldModel* model, const InputMapping& mapping);
    /// Forgets everything that a model said; the one that is heard starts anew.
    void forget(const WorldModel* model);

    /// Null until it was read.
    EpisodeDataPtr data() const;

    /// A compared picture as seen from a branch: made at `madeAt`, of a model input, under a contrast. Null if none is kept.
    ComparisonPtr comparison(int branch, std::int64_t madeAt, const std::string& input, Contrast contrast) const;
    /// Errors so far of one input; `branch` sees its parent's before its fork.
    ErrorSeries errors(int branch, const std::string& input, Contrast contrast) const;

    /// `tree`: the one the node is in, of whichever model; passed over when that was forgotten meanwhile.
    void keep(const TimelineTree* tree, int owner, const ComparisonPtr& comparison);

    /// Patch features of the model that is heard, or null.
    std::shared_ptr<const PatchFeatures> patches(std::size_t camera, std::int64_t step, std::size_t encoder) const;
    /// `tree`: of the model that made them, as in keep().
    void keepPatches(const TimelineTree* tree, std::size_t camera, std::int64_t step, std::size_t encoder,
                     std::shared_ptr<const PatchFeatures> features);

    Pending<Result<EpisodeDataPtr>> pendingData;      ///< Set once by the opening thread.
    std::unique_ptr<Predictor> predictor;             ///< The model thread's.

private:
    using BookKey = std::tuple<int, std::string, Contrast>;
    /// What one model said under one mapping.
    struct Said {
        const WorldModel* model = nullptr;  ///< Only compared, never followed.
        InputMapping mapping;
        std::uint64_t number = 0;           ///< Never given twice: what is cached under an older one is found by nobody.
        std::shared_ptr<TimelineTree> tree;
        std::map<BookKey, ErrorBook> books;
    };
    // pictures and features of all models share one limit each; both can be made again
    using ComparisonKey = std::tuple<std::uint64_t, int, std::int64_t, std::string, Contrast>;
    using PatchKey = std::tuple<std::uint64_t, std::size_t, std::int64_t, std::size_t>;

    Said& startAnew(const WorldModel* model, const InputMapping& mapping);
    Said* saidIn(const TimelineTree* tree);
    void shareMemory();

    DatasetPtr dataset_;
    const std::size_t position_;
    const EpisodeTicket ticket_;
    std::int64_t length_ = 0;
    mutable std::mutex mutex_;
    std::list<Said> said_;                                                      // guarded by mutex_, as all below; first: who is heard
    std::uint64_t nextNumber_ = 0;
    mutable ByteCache<ComparisonKey, ComparisonPtr> comparisons_;
    mutable ByteCache<PatchKey, std::shared_ptr<const PatchFeatures>> patches_;
    FrameStore frames_;  // last: its threads join before what their news use goes away
};

}  // namespace orrery
