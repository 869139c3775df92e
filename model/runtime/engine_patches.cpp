// Patch features: of one picture for a person who looks, of many for a basis.
#include "model/runtime/engine_parts.h"

namespace orrery {

Result<std::shared_ptr<const PatchFeatures>> Engine::patchesOf(const Scene& scene, PatchPlace place, std::size_t encoder,
                                                               std::stop_token stop) {
    using Features = std::shared_ptr<const PatchFeatures>;
    return guarded("patches", [&]() -> Result<Features> {
        if (auto known = scene.run->patches(place.camera, place.step, encoder)) return known;
        auto frame = scene.run->frames().get(place.camera, place.step, stop);
        if (!frame) return frame.error();
        auto features = scene.host->model->patches(*frame, encoder, stop);
        if (!features) return features.error();
        auto kept = std::make_shared<const PatchFeatures>(*std::move(features));
        scene.run->keepPatches(scene.tree.get(), place.camera, place.step, encoder, kept);
        return Features(std::move(kept));
    });
}

void Engine::wantPatches(std::size_t camera, std::int64_t step, std::size_t encoder) {
    const ScenePtr now = scene();
    if (!now) return;
    modelQueue_.post(Urgency::Now, "patches " + std::to_string(camera), [this, now, camera, step, encoder](std::stop_token stop) {
        auto result = patchesOf(*now, {camera, step}, encoder, stop);
        if (!stop.stop_requested()) listener_.patchesReady(now->run->ticket(), camera, step, encoder, std::move(result));
    });
}

int Engine::gatherPatches(std::vector<PatchPlace> places, std::size_t encoder) {
    const ScenePtr now = scene();
    if (!now || places.empty()) return 0;
    auto gathering = std::make_shared<Gathering>();
    gathering->scene = now;
    gathering->places = std::move(places);
    gathering->encoder = encoder;
    const auto total = static_cast<std::int64_t>(gathering->places.size());
    gathering->job = jobs_.start(JobInfo::Kind::FitBasis, {}, total, [this] { modelQueue_.cancel("gather"); });
    postGathering(gathering);
    return gathering->job;
}

void Engine::postGathering(const std::shared_ptr<Gathering>& gathering) {
    modelQueue_.post(Urgency::Soon, "gather", [this, gathering](std::stop_token stop) {
        if (!jobs_.running(gathering->job)) return;
        const auto result = patchesOf(*gathering->scene, gathering->places[gathering->next], gathering->encoder, stop);
        if (stop.stop_requested()) return;
        // a picture that does not decode is left out of the basis; a model that cannot encode ends the work
        if (!result && result.error().kind != Error::Kind::Corrupt && result.error().kind != Error::Kind::NotFound) {
            return jobs_.fail(gathering->job, result.error());
        }
        jobs_.advance(gathering->job, static_cast<std::int64_t>(++gathering->next));
        if (gathering->next < gathering->places.size()) return postGathering(gathering);
        jobs_.finish(gathering->job);
    });
}

}  // namespace orrery
