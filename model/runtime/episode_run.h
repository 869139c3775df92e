#pragma once

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

/// Everything that belongs to one shown episode: its readers, its tree, what was compared. Public members may be used from
/// any thread, except where another owner is named.
class EpisodeRun {
public:
    EpisodeRun(DatasetPtr dataset, std::size_t position, EpisodeTicket ticket, FrameNews news);

    const DatasetPtr& dataset() const { return dataset_; }
    std::size_t position() const { return position_; }
    EpisodeTicket ticket() const { return ticket_; }
    FrameStore& frames() { return frames_; }
    const FrameStore& frames() const { return frames_; }
    /// Replaced by forgetModel(); what is published in an older one is seen by nobody.
    std::shared_ptr<TimelineTree> tree() const;

    /// Null until it was read.
    EpisodeDataPtr data() const;

    /// A compared picture as seen from a branch: made at `madeAt`, of a model input, under a contrast. Null if none is kept.
    ComparisonPtr comparison(int branch, std::int64_t madeAt, const std::string& input, Contrast contrast) const;
    /// Errors so far of one input; `branch` sees its parent's before its fork.
    ErrorSeries errors(int branch, const std::string& input, Contrast contrast) const;

    /// `tree`: the one the node is in; passed over when that was replaced meanwhile.
    void keep(const TimelineTree* tree, int owner, const ComparisonPtr& comparison);

    /// Patch features that are kept, or null.
    std::shared_ptr<const PatchFeatures> patches(std::size_t camera, std::int64_t step, std::size_t encoder) const;
    void keepPatches(std::size_t camera, std::int64_t step, std::size_t encoder, std::shared_ptr<const PatchFeatures> features);

    /// Forgets everything a model said: a new tree, no comparisons, no patches.
    void forgetModel();

    Pending<Result<EpisodeDataPtr>> pendingData;      ///< Set once by the opening thread.
    std::unique_ptr<Predictor> predictor;             ///< The model thread's.

private:
    using ComparisonKey = std::tuple<int, std::int64_t, std::string, Contrast>;
    using BookKey = std::tuple<int, std::string, Contrast>;
    using PatchKey = std::tuple<std::size_t, std::int64_t, std::size_t>;

    DatasetPtr dataset_;
    const std::size_t position_;
    const EpisodeTicket ticket_;
    std::int64_t length_ = 0;
    mutable std::mutex mutex_;
    std::shared_ptr<TimelineTree> tree_;                                        // guarded by mutex_, as all below
    mutable ByteCache<ComparisonKey, ComparisonPtr> comparisons_;
    std::map<BookKey, ErrorBook> books_;
    mutable ByteCache<PatchKey, std::shared_ptr<const PatchFeatures>> patches_;
    FrameStore frames_;  // last: its threads join before what their news use goes away
};

}  // namespace orrery
