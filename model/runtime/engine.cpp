#include "model/runtime/engine.h"

#include <algorithm>
#include <cstdlib>

#include "model/runtime/engine_parts.h"
#include "model/runtime/question.h"

namespace orrery {

const WorldModel* Engine::modelOf(const std::shared_ptr<Host>& host) { return host ? host->model.get() : nullptr; }

Engine::Engine(EngineListener& listener, std::string version)
    : listener_(listener),
      version_(std::move(version)),
      jobs_([this](const JobInfo& job) { listener_.jobChanged(job); }),
      opening_(std::make_shared<WorkQueue>()) {}

Engine::~Engine() {
    modelQueue_.finish();
    opening_->finish();
}

Engine::ScenePtr Engine::scene() const {
    if (!episode_ || !host_) return nullptr;
    return std::make_shared<Scene>(Scene{episode_, episode_->tree(), host_});
}

EpisodeTicket Engine::setEpisode(DatasetPtr dataset, std::size_t position) {
    ++ticket_;
    episode_ = makeRun(std::move(dataset), position);
    episode_->hear(modelOf(host_), mapping_);
    readData(episode_);
    restart();
    return ticket_;
}

void Engine::closeEpisode() {
    ++ticket_;
    episode_.reset();
    restart();
}

std::shared_ptr<EpisodeRun> Engine::makeRun(DatasetPtr dataset, std::size_t position) {
    FrameNews news;
    news.frame = [this, ticket = ticket_](std::size_t camera, std::int64_t step, Result<FramePtr> frame) {
        listener_.frameReady(ticket, camera, step, std::move(frame));
    };
    news.thumbnail = [this, ticket = ticket_](std::size_t camera, std::int64_t step, FramePtr frame) {
        listener_.thumbnailReady(ticket, camera, step, std::move(frame));
    };
    auto made = std::make_unique<EpisodeRun>(std::move(dataset), position, ticket_, std::move(news));
    // whoever lets go last must not wait for the camera threads: they end on the opening thread
    const auto retire = [queue = opening_, ticket = ticket_](EpisodeRun* old) {
        queue->post(Urgency::Later, "close " + std::to_string(ticket), [owner = std::shared_ptr<EpisodeRun>(old)](std::stop_token) {});
    };
    return std::shared_ptr<EpisodeRun>(made.release(), retire);
}

void Engine::readData(const std::shared_ptr<EpisodeRun>& run) {
    opening_->post(Urgency::Now, "episode", [this, run](std::stop_token stop) {
        auto data = guarded("opening the episode", [&] { return readEpisodeData(*run->dataset(), run->position(), stop); });
        run->pendingData.set(data);
        if (!stop.stop_requested()) listener_.episodeReady(run->ticket(), std::move(data));
    });
}

/// Stops whatever the model does and sets it to work on what is current.
void Engine::restart() {
    stopFilling();
    stop();
    modelQueue_.cancelAll();
    const ScenePtr now = scene();
    if (!now) return;
    modelQueue_.post(Urgency::Now, "attach", [now, mapping = mapping_](std::stop_token) {
        now->run->predictor = std::make_unique<Predictor>(*now->host->model, now->host->texts, mapping, partsOf(*now->run));
    });
}

void Engine::setModel(std::shared_ptr<WorldModel> model, InputMapping mapping) {
    mapping_ = std::move(mapping);
    host_ = nullptr;
    if (model) {
        const auto known = std::ranges::find_if(hosts_, [&](const auto& host) { return host->model == model; });
        if (known == hosts_.end()) host_ = hosts_.emplace_back(std::make_shared<Host>());
        else host_ = *known;
        host_->model = std::move(model);
    }
    if (episode_) episode_->hear(modelOf(host_), mapping_);
    restart();
    listener_.branchesChanged(ticket_);
}

void Engine::dropModel(std::shared_ptr<WorldModel> model) {
    if (!model) return;
    if (host_ && host_->model == model) setModel(nullptr);
    if (episode_) episode_->forget(model.get());
    const auto known = std::ranges::find_if(hosts_, [&](const auto& host) { return host->model == model; });
    std::shared_ptr<Host> old;
    if (known != hosts_.end()) {
        old = std::move(*known);
        hosts_.erase(known);
    }
    // it goes on its own thread, which may be inside it right now
    modelQueue_.post(Urgency::Now, "unload " + std::to_string(nextStep_++), [old, gone = std::move(model)](std::stop_token) {});
}

void Engine::setMapping(InputMapping mapping) {
    mapping_ = std::move(mapping);
    if (episode_) {
        episode_->forget(modelOf(host_));
        episode_->hear(modelOf(host_), mapping_);
    }
    restart();
    listener_.branchesChanged(ticket_);
}

void Engine::setContrast(Contrast contrast) { contrast_ = contrast; }

void Engine::predictAt(std::vector<std::int64_t> steps, int branch, Wanted wanted) {
    postSteps("predict " + std::to_string(branch), std::move(steps), branch, wanted);
}

void Engine::compareAt(std::vector<std::int64_t> steps, int branch) {
    const ScenePtr now = scene();
    if (!now) return;
    std::erase_if(steps, [&](std::int64_t step) { return now->tree->node(branch, step) == nullptr; });
    postSteps("compare " + std::to_string(branch), std::move(steps), branch, {});
}

void Engine::postSteps(const std::string& key, std::vector<std::int64_t> steps, int branch, Wanted wanted) {
    const ScenePtr now = scene();
    if (!now || steps.empty()) return;
    modelQueue_.post(Urgency::Now, key, [this, now, key, steps, branch, wanted](std::stop_token stop) {
        const auto newerWaits = [&] { return modelQueue_.waits(key); };
        for (const std::int64_t step : steps) {
            if (stop.stop_requested() || newerWaits()) return;
            if (step < 0 || !now->run->predictor) continue;
            Question question{*now->run, *now->tree, *now->run->predictor, version_, stop, newerWaits};
            const auto node = guarded("step " + std::to_string(step), [&] { return question.node(branch, step, wanted); });
            if (node) (void)guarded("comparing", [&] { return question.compare(**node, contrast_); });
            if (stop.stop_requested()) return;
            tell(*now, branch, step, node);
        }
    });
}

void Engine::tell(const Scene& scene, int branch, std::int64_t step, const Result<NodePtr>& node) {
    if (node) listener_.predictionReady(scene.run->ticket(), (*node)->branch, step);
    else if (node.error().kind != Error::Kind::Cancelled) listener_.predictionFailed(scene.run->ticket(), branch, step, node.error());
}

int Engine::runBranch(const BranchRequest& request) {
    const ScenePtr now = scene();
    if (!now) return -1;
    auto run = std::make_shared<Run>();
    run->scene = now;
    run->key = "branch " + std::to_string(nextStep_++);
    run->branch = now->tree->addBranch(request.parent, request.forkStep, request.instruction, request.origin);
    const Branch branch = *now->tree->branch(run->branch);
    run->first = run->next = branch.forkStep;
    run->end = request.steps > 0 ? std::min(branch.forkStep + request.steps, now->tree->length()) : now->tree->length();
    run->job = jobs_.start(JobInfo::Kind::RunBranch, branch.letter + ": " + branch.label, run->end - run->next,
                           [this, key = run->key] { modelQueue_.cancel(key); });
    std::erase_if(runs_, [this](const auto& one) { return !jobs_.running(one->job); });
    runs_.push_back(run);
    listener_.branchesChanged(ticket_);
    postRun(run);
    return run->branch;
}

void Engine::postRun(const std::shared_ptr<Run>& run) {
    modelQueue_.post(Urgency::Soon, run->key, [this, run](std::stop_token stop) { runOne(run, stop); });
}

void Engine::runOne(const std::shared_ptr<Run>& run, std::stop_token stop) {
    const Scene& scene = *run->scene;
    if (!jobs_.running(run->job) || !scene.run->predictor) return;
    if (run->next >= run->end || !scene.tree->branch(run->branch)) return jobs_.finish(run->job);
    Question question{*scene.run, *scene.tree, *scene.run->predictor, version_, stop,
                      [this] { return modelQueue_.moreUrgentWaits(Urgency::Soon); }};
    const auto node = guarded("branch", [&] { return question.node(run->branch, run->next, {}); });
    if (stop.stop_requested()) return;
    if (node) {
        (void)guarded("comparing", [&] { return question.compare(**node, contrast_); });
        tell(scene, run->branch, run->next, node);
        ++run->next;
        jobs_.advance(run->job, run->next - run->first);
    } else if (node.error().kind != Error::Kind::Cancelled) {
        tell(scene, run->branch, run->next, node);
        return jobs_.fail(run->job, node.error());
    }
    if (run->next >= run->end) return jobs_.finish(run->job);
    postRun(run);
}

void Engine::stepBranch(int branch) {
    const ScenePtr now = scene();
    if (!now) return;
    // every press counts, so each has a key of its own and finds its step when its turn comes
    modelQueue_.post(Urgency::Soon, "step " + std::to_string(nextStep_++), [this, now, branch](std::stop_token stop) {
        const auto info = now->tree->branch(branch);
        if (!info || !now->run->predictor) return;
        const std::int64_t step = std::max(info->lastStep + 1, info->forkStep);
        Question question{*now->run, *now->tree, *now->run->predictor, version_, stop, {}};
        const auto node = guarded("step " + std::to_string(step), [&] { return question.node(branch, step, {}); });
        if (node) (void)guarded("comparing", [&] { return question.compare(**node, contrast_); });
        tell(*now, branch, step, node);
    });
}

Result<void> Engine::removeBranch(int branch) {
    if (!episode_) return Error{Error::Kind::NotFound, "no episode is open", {}, {}, {}};
    auto removed = episode_->tree()->remove(branch);
    if (removed) listener_.branchesChanged(ticket_);
    return removed;
}

bool Engine::restoreBranch() {
    const bool restored = episode_ && episode_->tree()->restore();
    if (restored) listener_.branchesChanged(ticket_);
    return restored;
}

void Engine::renameBranch(int branch, std::string label) {
    if (episode_ && episode_->tree()->rename(branch, std::move(label))) listener_.branchesChanged(ticket_);
}

void Engine::fillFrom(std::int64_t centre) {
    const ScenePtr now = scene();
    if (!now) return;
    if (fill_ && jobs_.running(fill_->job)) return moveFill(centre);
    const auto computed = now->tree->computed(0);
    auto fill = std::make_shared<Fill>();
    fill->scene = now;
    fill->key = "fill " + std::to_string(nextStep_++);
    fill->centre = centre;
    fill->total = std::ranges::count(computed, false);
    if (fill->total == 0) return;
    fill->job = jobs_.start(JobInfo::Kind::FillPredictions, {}, fill->total, [this, key = fill->key] { modelQueue_.cancel(key); });
    fill_ = fill;
    postFill(fill);
}

void Engine::moveFill(std::int64_t centre) {
    if (fill_) fill_->centre = centre;
}

void Engine::stopFilling() {
    if (fill_) jobs_.cancel(fill_->job);
    fill_ = nullptr;
}

void Engine::postFill(const std::shared_ptr<Fill>& fill) {
    modelQueue_.post(Urgency::Later, fill->key, [this, fill](std::stop_token stop) { fillOne(fill, stop); });
}

void Engine::fillOne(const std::shared_ptr<Fill>& fill, std::stop_token stop) {
    const Scene& scene = *fill->scene;
    if (!jobs_.running(fill->job) || !scene.run->predictor) return;
    const auto computed = scene.tree->computed(0);
    const std::int64_t centre = fill->centre;
    std::int64_t nearest = -1, left = 0;
    for (std::int64_t step = 0; step < scene.tree->length(); ++step) {
        if (computed[static_cast<std::size_t>(step)] || fill->failed.contains(step)) continue;
        ++left;
        if (nearest < 0 || std::abs(step - centre) <= std::abs(nearest - centre)) nearest = step;
    }
    jobs_.advance(fill->job, fill->total - left);
    if (nearest < 0) return jobs_.finish(fill->job);
    Question question{*scene.run, *scene.tree, *scene.run->predictor, version_, stop,
                      [this] { return modelQueue_.moreUrgentWaits(Urgency::Later); }};
    const auto node = guarded("filling", [&] { return question.node(0, nearest, {}); });
    if (stop.stop_requested()) return;
    if (node) {
        (void)guarded("comparing", [&] { return question.compare(**node, contrast_); });
        tell(scene, 0, nearest, node);
    } else if (node.error().code == "missing_input" || node.error().code == "missing_part" || node.error().kind == Error::Kind::Device) {
        return jobs_.fail(fill->job, node.error());
    } else if (node.error().kind != Error::Kind::Cancelled) {
        fill->failed.insert(nearest);
    }
    postFill(fill);
}

void Engine::wantText(const std::string& text) {
    if (!host_) return;
    modelQueue_.post(Urgency::Now, "text", [this, host = host_, text](std::stop_token stop) {
        auto encoding = guarded("instruction", [&] { return host->texts.text(*host->model, text, stop); });
        if (!stop.stop_requested()) listener_.textReady(text, std::move(encoding));
    });
}

void Engine::stop() {
    for (const auto& run : runs_) jobs_.cancel(run->job);
    runs_.clear();
    modelQueue_.cancelPrefix("step ");
}

bool Engine::idle(Urgency atLeast) const {
    return modelQueue_.idle(atLeast) && opening_->idle(atLeast) && (!episode_ || episode_->frames().idle(atLeast));
}

}  // namespace orrery
