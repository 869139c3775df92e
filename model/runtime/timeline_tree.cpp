#include "model/runtime/timeline_tree.h"

#include <algorithm>

namespace orrery {
namespace {

std::size_t bytesOf(const NodePtr& node) { return node ? node->prediction->bytes() : 0; }

/// The same node without its predicted frames.
NodePtr withoutFrames(const Node& node) {
    auto prediction = std::make_shared<Prediction>(*node.prediction);
    prediction->frames.clear();
    auto light = std::make_shared<Node>(node);
    light->prediction = std::move(prediction);
    light->framesDropped = true;
    return light;
}

}  // namespace

std::string branchLetter(int number) {
    std::string letters;
    for (; number > 0; number = (number - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
    return letters;
}

TimelineTree::TimelineTree(std::int64_t length, std::size_t budgetBytes) : length_(length), budget_(budgetBytes) { rows_[0]; }

const TimelineTree::Row* TimelineTree::row(int id) const {
    const auto found = rows_.find(id);
    return found == rows_.end() || found->second.removed ? nullptr : &found->second;
}

TimelineTree::Row* TimelineTree::row(int id) { return const_cast<Row*>(std::as_const(*this).row(id)); }

int TimelineTree::addBranch(int parent, std::int64_t forkStep, std::string instruction, Origin origin) {
    std::scoped_lock lock(mutex_);
    Branch info;
    info.id = nextBranch_++;
    info.parent = row(parent) ? parent : 0;
    info.forkStep = std::clamp<std::int64_t>(forkStep, 0, std::max<std::int64_t>(length_ - 1, 0));
    info.letter = branchLetter(info.id);
    info.label = instruction;
    info.instruction = std::move(instruction);
    info.origin = origin;
    const int id = info.id;
    rows_[id].info = std::move(info);
    ++version_;
    return id;
}

bool TimelineTree::publish(NodePtr node) {
    std::scoped_lock lock(mutex_);
    Row* branch = row(node->branch);
    if (!branch) return false;
    NodePtr& place = branch->nodes[node->step];
    bytes_ += bytesOf(node) - bytesOf(place);
    ages_.push_back({node->branch, node->step, ++version_});
    publications_[{node->branch, node->step}] = version_;
    branch->info.lastStep = std::max(branch->info.lastStep, node->step);
    place = std::move(node);
    branch->info.nodeCount = branch->nodes.size();
    makeRoom();
    return true;
}

void TimelineTree::makeRoom() {
    // the newest publication keeps its frames: somebody just asked for them
    while (bytes_ > budget_ && ages_.size() > 1) {
        const Age oldest = ages_.front();
        ages_.pop_front();
        const auto current = publications_.find({oldest.branch, oldest.step});
        if (current == publications_.end() || current->second != oldest.publication) continue;
        NodePtr& place = rows_[oldest.branch].nodes[oldest.step];
        NodePtr light = withoutFrames(*place);
        bytes_ -= bytesOf(place) - bytesOf(light);
        place = std::move(light);
    }
}

std::vector<Branch> TimelineTree::branches() const {
    std::scoped_lock lock(mutex_);
    std::vector<Branch> all;
    for (const auto& [id, one] : rows_) {
        if (!one.removed) all.push_back(one.info);
    }
    return all;
}

std::optional<Branch> TimelineTree::branch(int id) const {
    std::scoped_lock lock(mutex_);
    const Row* found = row(id);
    return found ? std::optional(found->info) : std::nullopt;
}

int TimelineTree::ownerLocked(int branch, std::int64_t step) const {
    const Row* found = row(branch);
    while (found && found->info.parent >= 0 && step < found->info.forkStep) found = row(found->info.parent);
    return found ? found->info.id : 0;
}

int TimelineTree::ownerOf(int branch, std::int64_t step) const {
    std::scoped_lock lock(mutex_);
    return ownerLocked(branch, step);
}

NodePtr TimelineTree::nodeLocked(int branch, std::int64_t step) const {
    const Row* owner = row(ownerLocked(branch, step));
    if (!owner) return nullptr;
    const auto found = owner->nodes.find(step);
    return found == owner->nodes.end() ? nullptr : found->second;
}

NodePtr TimelineTree::node(int branch, std::int64_t step) const {
    std::scoped_lock lock(mutex_);
    return nodeLocked(branch, step);
}

NodePtr TimelineTree::nodeAbout(int branch, std::int64_t step, int horizon) const {
    std::scoped_lock lock(mutex_);
    NodePtr found = nodeLocked(branch, step - horizon);
    return found && found->prediction->horizon == horizon ? found : nullptr;
}

std::vector<bool> TimelineTree::computed(int branch) const {
    std::scoped_lock lock(mutex_);
    std::vector<bool> steps(static_cast<std::size_t>(std::max<std::int64_t>(length_, 0)));
    for (std::int64_t step = 0; step < length_; ++step) steps[static_cast<std::size_t>(step)] = nodeLocked(branch, step) != nullptr;
    return steps;
}

Result<void> TimelineTree::rename(int branch, std::string label) {
    std::scoped_lock lock(mutex_);
    Row* found = row(branch);
    if (!found) return Error{Error::Kind::NotFound, "there is no branch " + std::to_string(branch), {}, {}, {}};
    found->info.label = std::move(label);
    ++version_;
    return {};
}

Result<void> TimelineTree::remove(int branch) {
    std::scoped_lock lock(mutex_);
    if (branch == 0) return Error{Error::Kind::Unsupported, "the recorded trunk cannot be removed", {}, {}, {}};
    if (!row(branch)) return Error{Error::Kind::NotFound, "there is no branch " + std::to_string(branch), {}, {}, {}};
    std::vector<int> gone{branch};
    // children have higher numbers than their parents, so one pass finds all that grew from it
    for (const auto& [id, one] : rows_) {
        if (!one.removed && std::ranges::find(gone, one.info.parent) != gone.end()) gone.push_back(id);
    }
    for (const int id : gone) rows_[id].removed = true;
    removals_.push_back(std::move(gone));
    ++version_;
    return {};
}

std::optional<int> TimelineTree::restore() {
    std::scoped_lock lock(mutex_);
    if (removals_.empty()) return std::nullopt;
    const std::vector<int> back = std::move(removals_.back());
    removals_.pop_back();
    for (const int id : back) rows_[id].removed = false;
    ++version_;
    return back.front();
}

std::size_t TimelineTree::bytes() const {
    std::scoped_lock lock(mutex_);
    return bytes_;
}

void TimelineTree::setBudget(std::size_t bytes) {
    std::scoped_lock lock(mutex_);
    budget_ = bytes;
    makeRoom();
}

std::uint64_t TimelineTree::version() const {
    std::scoped_lock lock(mutex_);
    return version_;
}

}  // namespace orrery
