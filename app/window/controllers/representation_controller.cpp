#include "app/window/controllers/representation_controller.h"

#include "app/window/controllers/pictures.h"
#include "app/window/controllers/series_of_session.h"

namespace orrery {
namespace {

QString wordOf(Capability capability) {
    switch (capability) {
        case Capability::Act: return RepresentationController::tr("actions");
        case Capability::PredictFrames: return RepresentationController::tr("frames");
        case Capability::PredictLatents: return RepresentationController::tr("latents");
        case Capability::EncodePatches: return RepresentationController::tr("patch features");
        case Capability::DecodeLatents: return RepresentationController::tr("decoded latents");
        case Capability::RecurrentState: return RepresentationController::tr("recurrent state");
        case Capability::Attention: return RepresentationController::tr("attention");
        case Capability::ReadInstructions: break;
    }
    return RepresentationController::tr("instructions");
}

}  // namespace

RepresentationController::RepresentationController(Session& session, RepresentationPanel& panel, QObject* parent)
    : QObject(parent), session_(session), panel_(panel), probe_(session) {
    connect(&session_, &Session::modelChanged, this, &RepresentationController::showModel);
    connect(&session_, &Session::episodeChanged, this, &RepresentationController::showModel);
    connect(&session_, &Session::stepChanged, this, &RepresentationController::refresh);
    connect(&session_, &Session::frameReady, this, [this](int camera, qint64 step) {
        if (static_cast<std::size_t>(camera) == camera_ && step == session_.step()) refresh();
    });
    connect(&probe_, &PatchProbe::changed, this, &RepresentationController::refresh);
    connect(&panel_, &RepresentationPanel::layerChosen, this, [this](int layer) {
        probe_.setEncoder(static_cast<std::size_t>(layer));
        refresh();
    });
    connect(&panel_, &RepresentationPanel::cameraChosen, this, [this](int camera) {
        camera_ = static_cast<std::size_t>(camera);
        probe_.setQuery(std::nullopt);
        refresh();
    });
    connect(&panel_, &RepresentationPanel::viewChanged, this, &RepresentationController::refresh);
    connect(&panel_, &RepresentationPanel::patchClicked, this, [this](int column, int row) {
        const int grid = session_.card() ? session_.card()->patchGrid : 0;
        probe_.setQuery(PatchProbe::Query{camera_, session_.step(), row * grid + column});
        refresh();
    });
    showModel();
}

void RepresentationController::showModel() {
    const ModelCard* card = session_.card();
    camera_ = series::firstCamera(session_);
    probe_.setActive(card && card->can(Capability::EncodePatches) && session_.episode());
    if (!card) return panel_.clear();
    if (!card->can(Capability::EncodePatches)) {
        QStringList declared;
        for (const Capability one : card->capabilities) declared << wordOf(one);
        return panel_.setWithoutEncoder(QString::fromStdString(card->title), declared);
    }
    QStringList layers, cameras;
    for (const std::string& encoder : card->encoders) layers << QString::fromStdString(encoder);
    for (const Feature& camera : session_.cameras()) cameras << QString::fromStdString(camera.shortName);
    panel_.setModels({QString::fromStdString(card->title)}, 0);
    panel_.setLayers(layers, static_cast<int>(probe_.encoder()));
    panel_.setCameras(cameras, static_cast<int>(camera_));
    refresh();
}

void RepresentationController::refresh() {
    const auto episode = session_.episode();
    if (!session_.card() || !episode || session_.cameras().empty()) return;
    if (const FramePtr frame = episode->frames().peek(camera_, session_.step())) panel_.setFrame(imageOf(frame));
    const FramePtr colours = probe_.colours(camera_, session_.step());
    panel_.setStale(!colours);
    if (colours) showColours(colours);
    if (const auto map = probe_.similarity(camera_, session_.step())) showSimilarity(*map);
    if (colours) panel_.setCaption({static_cast<int>(session_.step()), note()});
    else if (!probe_.basis()) panel_.setCaption({static_cast<int>(session_.step()), tr("Encoding frames of this episode; colours appear when the basis is fitted to them.")});
}

void RepresentationController::showColours(const FramePtr& colours) {
    std::vector<QRgb> pixels;
    for (std::size_t i = 0; i + 3 < colours->rgba.size(); i += 4) {
        pixels.push_back(qRgb(colours->rgba[i], colours->rgba[i + 1], colours->rgba[i + 2]));
    }
    panel_.setColors(colours->height, colours->width, std::move(pixels));
}

void RepresentationController::showSimilarity(const SimilarityMap& map) {
    panel_.setSimilarity(map.grid, map.grid, {map.cosine.begin(), map.cosine.end()}, map.low, map.high);
}

QString RepresentationController::note() const {
    if (panel_.view() == RepresentationPanel::View::Similarity) {
        return probe_.query() ? tr("Cosine of each patch feature with the boxed patch of step %1.").arg(probe_.query()->step)
                              : tr("Click a patch to see what is similar to it.");
    }
    QString text = tr("First three components of the patch features. Basis: this episode, %n frame(s).", nullptr, probe_.basisFrames());
    if (const PrincipalComponents* basis = probe_.basis(); basis && basis->ratio.size() >= 3) {
        const double share = basis->ratio[0] + basis->ratio[1] + basis->ratio[2];
        text += u' ' + tr("They hold %1 % of the variance; the mean is removed.").arg(share * 100, 0, 'f', 0);
    }
    return text;
}

}  // namespace orrery
