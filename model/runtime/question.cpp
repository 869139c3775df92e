#include "model/runtime/question.h"

namespace orrery {
namespace {

bool answers(const Node& node, Wanted wanted, const ModelCard& card) {
    const bool frames = !wanted.frames || !node.prediction->frames.empty() || !card.can(Capability::PredictFrames);
    const bool action = !wanted.action || !node.prediction->action.empty() || !card.can(Capability::Act);
    return frames && action;
}

/// A branch sees the window of the trunk where it forks and, having one instruction, never forgets afterwards.
std::int64_t historyBegin(const TimelineTree& tree, Branch branch, std::int64_t step, const EpisodeData& data) {
    std::int64_t seenFrom = step;
    while (branch.id != 0) {
        seenFrom = branch.forkStep;
        const auto parent = tree.branch(branch.parent);
        if (!parent) break;
        branch = *parent;
    }
    return data.historyBeginAt(seenFrom);
}

bool isFinal(const Error& error) { return error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::Device; }

}  // namespace

ObservationParts partsOf(EpisodeRun& run) {
    ObservationParts parts;
    parts.frame = [&run](const std::string& feature, std::int64_t step, std::stop_token stop) -> Result<FramePtr> {
        const auto camera = run.frames().cameraOf(feature);
        if (!camera) return Error{Error::Kind::NotFound, "the dataset has no camera of this name", feature, {}, {}};
        return run.frames().get(*camera, step, stop);
    };
    parts.column = [&run](const std::string& feature) -> Result<HostTensor> {
        const EpisodeDataPtr data = run.data();
        if (!data || !data->columns.contains(feature)) return Error{Error::Kind::NotFound, "the episode has no such numbers", feature, {}, {}};
        return data->columns.at(feature);
    };
    return parts;
}

Result<NodePtr> Question::node(int branchId, std::int64_t step, Wanted wanted) {
    const auto branch = tree.branch(tree.ownerOf(branchId, step));
    if (!branch) return Error{Error::Kind::NotFound, "the branch was removed", {}, {}, {}};
    if (step < 0 || step >= tree.length()) {
        return Error{Error::Kind::NotFound, "the episode ends at step " + std::to_string(tree.length() - 1),
                     "step " + std::to_string(step), "episode_end", {}};
    }
    const NodePtr known = tree.node(branch->id, step);
    if (known && answers(*known, wanted, predictor.model().card())) return known;

    const auto read = run.pendingData.wait(stop);
    if (!read) return cancelled("step " + std::to_string(step));
    if (!*read) return read->error();
    const EpisodeData& data = ***read;
    const std::string instruction = branch->id == 0 ? data.instructionAt(step) : branch->instruction;
    auto prediction = predictor.predict(step, instruction, wanted, stop, giveUp, historyBegin(tree, *branch, step, data));
    if (!prediction) return prediction.error();

    auto made = std::make_shared<Node>();
    made->branch = branch->id;
    made->step = step;
    made->origin = branch->id == 0 ? Origin::Imagined : branch->origin;
    made->prediction = *prediction;
    made->provenance = provenance(*branch, step, instruction, **prediction, data);
    if (!tree.publish(made)) return cancelled("the branch was removed");
    return NodePtr(std::move(made));
}

std::shared_ptr<const Provenance> Question::provenance(const Branch& branch, std::int64_t step, const std::string& instruction,
                                                       const Prediction& prediction, const EpisodeData& data) {
    const ModelCard& card = predictor.model().card();
    auto made = std::make_shared<Provenance>();
    made->model = card.title;
    made->checkpoint = card.hash;
    made->dataset = run.dataset()->path().string();
    made->datasetFingerprint = run.dataset()->fingerprint();
    made->episode = data.info.index;
    made->step = step;
    made->firstStepUsed = step - prediction.contextUsed + 1;
    made->instruction = instruction;
    made->tokenHash = predictor.tokenHashOf(instruction);
    made->precision = card.precision;
    made->device = card.device;
    made->preprocessing = "the model's own";
    made->zeros = zeroInputs(predictor.mapping());
    made->version = version;
    made->time = utcNow();
    made->seconds = prediction.seconds;
    if (branch.id == 0) return made;
    const auto parent = tree.branch(branch.parent);
    made->parent = parent && !parent->letter.empty() ? parent->letter : "trunk";
    made->forkStep = branch.forkStep;
    if (instruction != data.instructionAt(step)) made->edits.push_back({"instruction", instruction});
    return made;
}

Result<void> Question::compare(const Node& node, Contrast contrast) {
    for (const auto& [input, predicted] : node.prediction->frames) {
        if (run.comparison(node.branch, node.step, input, contrast)) continue;
        const auto source = predictor.mapping().sources.find(input);
        const auto camera = source == predictor.mapping().sources.end() ? std::nullopt : run.frames().cameraOf(source->second.feature);
        FramePtr seen = camera ? nullptr : blackFrame();
        FramePtr recorded;
        if (camera) {
            auto newest = run.frames().get(*camera, node.step, stop);
            if (!newest) return newest.error();
            seen = *newest;
            if (node.about() < tree.length()) recorded = run.frames().get(*camera, node.about(), stop).valueOr(nullptr);
        }
        if (stop.stop_requested()) return cancelled(input);
        auto made = orrery::compare(predictor.model(), input, predicted, node.step, node.prediction->horizon, contrast, seen, recorded);
        if (made) run.keep(&tree, node.branch, *made);
        else if (isFinal(made.error())) return made.error();
    }
    return {};
}

}  // namespace orrery
