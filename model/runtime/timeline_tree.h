#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "model/base/origin.h"
#include "model/base/result.h"
#include "model/runtime/provenance.h"
#include "model/worlds/world_model.h"

namespace orrery {

/// One step of one branch with what a model said there. Never changes once published.
struct Node {
    int branch = 0;
    std::int64_t step = 0;        ///< Step of the question; what was said is about step + prediction->horizon.
    Origin origin = Origin::Given;
    PredictionPtr prediction;     ///< Never null in the tree.
    bool framesDropped = false;   ///< The predicted frames went to make room; asking again computes the same.
    std::shared_ptr<const Provenance> provenance;
    std::int64_t about() const { return step + prediction->horizon; }
};
using NodePtr = std::shared_ptr<const Node>;

/// A way through time: the recorded trunk (0) or what grew from a step of another branch.
struct Branch {
    int id = 0;
    int parent = -1;              ///< −1 for the trunk.
    std::int64_t forkStep = 0;    ///< First step that is its own.
    std::string letter;           ///< "A", "B", ... stable within a session; empty for the trunk.
    std::string label;            ///< What was changed, or the name a person gave.
    std::string instruction;      ///< Conditions every step of it; empty on the trunk, which follows the dataset.
    Origin origin = Origin::Given;
    std::int64_t lastStep = -1;   ///< Newest node's step, −1 while it has none.
    std::size_t nodeCount = 0;
};

/// The recorded trunk and every branch of one episode. All members may be called from any thread; what they return is a
/// snapshot. Under its budget of bytes the oldest predicted frames are dropped first; actions and provenance stay.
class TimelineTree {
public:
    /// `length`: steps of the recorded episode.
    explicit TimelineTree(std::int64_t length, std::size_t budgetBytes = std::size_t{768} << 20);

    std::int64_t length() const { return length_; }

    /// Grows an empty branch; its letter is the first that was never used.
    int addBranch(int parent, std::int64_t forkStep, std::string instruction, Origin origin);
    /// Puts a node at its branch and step, in place of an older one. False when the branch is gone.
    bool publish(NodePtr node);

    std::vector<Branch> branches() const;  ///< Trunk first, then in the order in which they grew; without removed ones.
    std::optional<Branch> branch(int id) const;

    /// What stands at a step as seen from a branch: its own node from forkStep on, its parent's before. Null if none.
    NodePtr node(int branch, std::int64_t step) const;
    /// The node that speaks about `step`: the one at step − horizon. Null if none.
    NodePtr nodeAbout(int branch, std::int64_t step, int horizon) const;
    /// The branch that owns a step as seen from `branch`.
    int ownerOf(int branch, std::int64_t step) const;

    /// Steps that have nodes, as seen from a branch: [length].
    std::vector<bool> computed(int branch) const;

    Result<void> rename(int branch, std::string label);
    /// Takes a branch and what grew from it out of sight, until restore(). The trunk stays: Unsupported.
    Result<void> remove(int branch);
    /// Brings back what the newest remove() took. Nothing when there is nothing to bring back; else the branch.
    std::optional<int> restore();

    std::size_t bytes() const;
    /// Another budget; what is too much for it goes at once.
    void setBudget(std::size_t bytes);
    std::uint64_t version() const;  ///< Grows with every change.

private:
    struct Row {
        Branch info;
        std::map<std::int64_t, NodePtr> nodes;
        bool removed = false;
    };
    struct Age {
        int branch;
        std::int64_t step;
        std::uint64_t publication;
    };

    const Row* row(int id) const;
    Row* row(int id);
    NodePtr nodeLocked(int branch, std::int64_t step) const;
    int ownerLocked(int branch, std::int64_t step) const;
    void makeRoom();

    const std::int64_t length_;
    mutable std::mutex mutex_;
    std::size_t budget_;                          // guarded by mutex_, as all below
    std::map<int, Row> rows_;
    std::map<std::pair<int, std::int64_t>, std::uint64_t> publications_;
    std::deque<Age> ages_;                        // oldest first; entries that were replaced are skipped
    std::vector<std::vector<int>> removals_;
    std::size_t bytes_ = 0;
    std::uint64_t version_ = 0;
    int nextBranch_ = 1;
};

/// 1 → "A", 26 → "Z", 27 → "AA".
std::string branchLetter(int number);

}  // namespace orrery
