#include "widgets/bridge/patch_probe.h"

#include <algorithm>

#include "model/analysis/statistics.h"
#include "widgets/bridge/session.h"

namespace orrery {
namespace {

constexpr std::int64_t kBasisSteps = 16;  // per camera, spread evenly: some 6000 tokens for two cameras of 14 × 14 patches

Rows rowsOf(const PatchFeatures& features) {
    return {features.tokens.values<float>(), static_cast<std::size_t>(features.tokens.shape().back())};
}

}  // namespace

PatchProbe::PatchProbe(Session& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&session, &Session::episodeChanged, this, &PatchProbe::forget);
    connect(&session, &Session::modelChanged, this, &PatchProbe::forget);
    connect(&session, &Session::mappingChanged, this, &PatchProbe::forget);
    connect(&session, &Session::patchesReady, this, &PatchProbe::changed);
    connect(&session, &Session::jobsChanged, this, &PatchProbe::followJob);
}

PatchProbe::~PatchProbe() { worker_.finish(); }

void PatchProbe::setActive(bool active) {
    active_ = active;
    if (active) fit();
}

void PatchProbe::setEncoder(std::size_t encoder) {
    if (encoder == encoder_) return;
    encoder_ = encoder;
    forget();
}

void PatchProbe::refit() { forget(); }

void PatchProbe::forget() {
    ++generation_;
    if (gatherJob_ != 0) session_.cancelJob(gatherJob_);
    gatherJob_ = 0;
    fitting_ = false;
    basis_ = nullptr;
    basisFrames_ = 0;
    coloured_.clear();
    query_.reset();
    fit();
    Q_EMIT changed();
}

void PatchProbe::fit() {
    const ModelCard* card = session_.card();
    if (!active_ || basis_ || busy() || !card || !card->can(Capability::EncodePatches) || session_.length() == 0) return;
    const std::int64_t count = std::min<std::int64_t>(kBasisSteps, session_.length());
    std::vector<PatchPlace> places;
    places_.clear();
    for (std::size_t camera = 0; camera < session_.cameras().size(); ++camera) {
        for (std::int64_t index = 0; index < count; ++index) {
            places.push_back({camera, index * session_.length() / count});
            places_.emplace_back(camera, places.back().step);
        }
    }
    gatherJob_ = session_.gatherPatches(std::move(places), encoder_);
}

void PatchProbe::followJob() {
    if (gatherJob_ == 0) return;
    for (const JobInfo& job : session_.jobs().jobs()) {
        if (job.id != gatherJob_ || job.state == JobInfo::State::Running) continue;
        gatherJob_ = 0;
        if (job.state == JobInfo::State::Done) fitGathered();
        else Q_EMIT changed();
        return;
    }
}

void PatchProbe::fitGathered() {
    const auto run = session_.episode();
    std::vector<std::shared_ptr<const PatchFeatures>> gathered;
    for (const auto& [camera, step] : places_) {
        auto features = run ? run->patches(camera, step, encoder_) : nullptr;
        if (features) gathered.push_back(std::move(features));
    }
    if (gathered.empty()) return;
    fitting_ = true;
    worker_.post(Urgency::Now, "fit", [this, gathered, generation = generation_](std::stop_token) {
        std::vector<float> tokens;
        for (const auto& features : gathered) {
            const auto values = features->tokens.values<float>();
            tokens.insert(tokens.end(), values.begin(), values.end());
        }
        auto basis = std::make_shared<const PrincipalComponents>(fitPrincipalComponents({tokens, rowsOf(*gathered.front()).d}, 3));
        mailbox_.post([this, basis, generation, frames = static_cast<int>(gathered.size())] {
            if (generation != generation_) return;
            fitting_ = false;
            basis_ = basis;
            basisFrames_ = frames;
            Q_EMIT changed();
        });
    });
}

FramePtr PatchProbe::colours(std::size_t camera, qint64 step) {
    const auto run = session_.episode();
    if (!active_ || !run || !session_.card() || step < 0 || step >= session_.length()) return nullptr;
    const auto features = run->patches(camera, step, encoder_);
    if (!features) session_.wantPatches(camera, step, encoder_);
    if (!features || !basis_ || rowsOf(*features).d != basis_->d()) return nullptr;
    Coloured& known = coloured_[{camera, step}];
    if (known.of.lock() != features) known = {features, pictureOf(*features)};
    return known.picture;
}

FramePtr PatchProbe::pictureOf(const PatchFeatures& features) const {
    const std::vector<std::uint8_t> rgb = orrery::colours(rowsOf(features), *basis_);
    auto picture = std::make_shared<Frame>();
    picture->width = picture->height = features.grid;
    picture->rgba.assign(rgb.size() / 3 * 4, 255);
    for (std::size_t at = 0; at < rgb.size(); ++at) picture->rgba[at / 3 * 4 + at % 3] = rgb[at];
    return picture;
}

std::optional<SimilarityMap> PatchProbe::similarity(std::size_t camera, qint64 step) {
    const auto run = session_.episode();
    if (!active_ || !run || !session_.card() || !query_ || step < 0 || step >= session_.length()) return std::nullopt;
    const auto shown = run->patches(camera, step, encoder_), asked = run->patches(query_->camera, query_->step, encoder_);
    if (!asked) session_.wantPatches(query_->camera, query_->step, encoder_);
    if (!shown) session_.wantPatches(camera, step, encoder_);
    if (!shown || !asked || query_->patch < 0 || static_cast<std::size_t>(query_->patch) >= rowsOf(*asked).n()) return std::nullopt;
    SimilarityMap map;
    map.grid = shown->grid;
    const bool remove = meanRemoved_ && basis_;
    map.cosine = cosineMap(rowsOf(*shown), rowsOf(*asked).row(static_cast<std::size_t>(query_->patch)),
                           remove ? std::span<const double>(basis_->mean) : std::span<const double>());
    const auto [low, high] = std::ranges::minmax_element(map.cosine);
    map.low = *low;
    map.high = *high;
    return map;
}

void PatchProbe::setQuery(std::optional<Query> query) {
    query_ = query;
    Q_EMIT changed();
}

void PatchProbe::setMeanRemoved(bool removed) {
    if (removed == meanRemoved_) return;
    meanRemoved_ = removed;
    Q_EMIT changed();
}

}  // namespace orrery
