#pragma once

#include <functional>

#include "model/runtime/episode_run.h"

namespace orrery {

/// The steps from a question to a node of the tree, on the model thread. Everything it needs is handed in, so that it keeps no
/// state and the command line can use the same path.
struct Question {
    EpisodeRun& run;
    TimelineTree& tree;
    Predictor& predictor;
    std::string version;              ///< "orrery 0.1.0", for provenance
    std::stop_token stop;
    std::function<bool()> giveUp;     ///< asked between encodings

    /// The node as seen from a branch: a known one when it has what is wanted, else predicted and published.
    Result<NodePtr> node(int branch, std::int64_t step, Wanted wanted);
    /// Makes the missing pictures and metrics of a node. A camera whose recording does not decode has no metrics; other
    /// failures are Cancelled or Device.
    Result<void> compare(const Node& node, Contrast contrast);

private:
    std::shared_ptr<const Provenance> provenance(const Branch& branch, std::int64_t step, const std::string& instruction,
                                                 const Prediction& prediction, const EpisodeData& data);
};

/// Readers of an episode as an observation needs them; `run` must outlive what is returned.
ObservationParts partsOf(EpisodeRun& run);

}  // namespace orrery
