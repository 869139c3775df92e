#include "app/window/provenance.h"

#include <QCoreApplication>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/window/reproduce.h"
#include "model/runtime/comparison.h"

namespace orrery::provenance {
namespace {

using Json = nlohmann::json;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(orrery::Provenance)
};

constexpr const char* kVersion = "orrery " ORRERY_VERSION;

std::int64_t episodeNumber(const Session& session) {
    const auto episodes = session.dataset()->episodes();
    return session.episodePosition() < episodes.size() ? episodes[session.episodePosition()].index : -1;
}

/// What everything recorded has in common.
Json recorded(const Session& session, qint64 step) {
    if (!session.dataset()) return {{"version", kVersion}, {"time", utcNow()}};
    return {{"dataset", session.dataset()->path().string()},
            {"dataset_fingerprint", session.dataset()->fingerprint()},
            {"episode", episodeNumber(session)},
            {"step", step},
            {"version", kVersion},
            {"time", utcNow()}};
}

/// A node's own provenance and what the screen adds to it: file and contrast.
Json predicted(const Session& session, const Provenance& node) {
    Provenance whole = node;
    if (session.card() && session.card()->normalisedPatches) whole.contrast = contrastName(session.contrast());
    Json document = toJson(whole);
    if (session.checkpoint()) document["checkpoint_file"] = session.checkpoint()->file().string();
    return document;
}

Json metricsOf(const FrameMetrics& metrics) {
    return {{"mae", metrics.mae}, {"psnr", std::isfinite(metrics.psnr) ? Json(metrics.psnr) : Json()}, {"copy_last", metrics.copyLast}};
}

const char* originName(Origin origin) {
    switch (origin) {
        case Origin::Given: return "given";
        case Origin::Imagined: return "imagined";
        case Origin::Simulated: return "simulated";
        case Origin::Edited: break;
    }
    return "edited";
}

}  // namespace

Json ofCell(const Session& session, std::size_t camera, Column column) {
    if (!session.dataset() || camera >= session.cameras().size()) return Json::object();
    const Feature& feature = session.cameras()[camera];
    Json document{{"camera", feature.shortName}, {"feature", feature.name}};
    if (column == Column::Truth) {
        const qint64 step = session.truthCell(camera).step;
        document["what"] = "frame";
        document["step"] = step;
        document["provenance"] = recorded(session, step);
        document["reproduce"] = reproduce::frame(session, feature.name, step).toStdString();
        return document;
    }
    const CellView view = session.predictionCell(camera);
    document["what"] = column == Column::Error ? "error" : "prediction";
    document["step"] = view.step;
    document["made_at"] = view.madeAt;
    document["origin"] = originName(view.origin);
    if (view.metrics) document["metrics"] = metricsOf(*view.metrics);
    if (!view.provenance) return document;
    document["provenance"] = predicted(session, *view.provenance);
    document["reproduce"] = reproduce::prediction(session, view.madeAt, view.madeAt + 1, view.provenance->instruction).toStdString();
    return document;
}

Json ofBranch(const Session& session, int id, qint64 step) {
    const auto run = session.episode();
    const auto branch = run ? run->tree()->branch(id) : std::nullopt;
    if (!branch) return Json::object();
    Json document{{"what", "branch"},
                  {"branch", branch->letter},
                  {"label", branch->label},
                  {"origin", originName(branch->origin)},
                  {"instruction", branch->instruction},
                  {"fork_step", branch->forkStep},
                  {"last_step", branch->lastStep},
                  {"nodes", branch->nodeCount}};
    NodePtr node;
    for (std::int64_t at = std::min<std::int64_t>(step, branch->lastStep); at >= branch->forkStep && !node; --at) node = run->tree()->node(id, at);
    if (!node && branch->nodeCount > 0) node = run->tree()->node(id, branch->forkStep);
    if (node && node->provenance) {
        document["step"] = node->step;
        document["provenance"] = predicted(session, *node->provenance);
    } else {
        document["provenance"] = recorded(session, branch->forkStep);
        document["provenance"]["instruction"] = branch->instruction;
        document["provenance"]["fork_step"] = branch->forkStep;
    }
    document["reproduce"] = reproduce::prediction(session, branch->forkStep, branch->lastStep + 1, branch->instruction).toStdString();
    return document;
}

Json ofView(const Session& session) {
    Json document = recorded(session, session.step());
    if (session.checkpoint()) document["checkpoint_file"] = session.checkpoint()->file().string();
    if (const ModelCard* card = session.card()) {
        document["model"] = card->title;
        document["checkpoint"] = card->hash;
        document["precision"] = card->precision;
        document["device"] = card->device;
        document["instruction"] = session.instruction().toStdString();
        document["horizon"] = session.horizon();
        document["placement"] = session.placement() == Placement::MadeAt ? "made_at" : "look_ahead";
        if (card->normalisedPatches) document["contrast"] = contrastName(session.contrast());
    }
    Json cells = Json::array();
    for (std::size_t camera = 0; camera < session.cameras().size(); ++camera) {
        cells.push_back(ofCell(session, camera, Column::Truth));
        if (session.predictionCell(camera).provenance) cells.push_back(ofCell(session, camera, Column::Prediction));
    }
    document["frames"] = std::move(cells);
    document["reproduce"] = reproduce::view(session).toStdString();
    return document;
}

QString line(const Session& session) {
    if (!session.dataset()) return {};
    QStringList parts{QString::fromStdString(session.dataset()->path().filename().string()), Words::tr("episode %1").arg(episodeNumber(session)),
                      Words::tr("step %1").arg(session.step())};
    if (!session.instruction().isEmpty()) parts << QStringLiteral("“%1”").arg(session.instruction());
    if (const ModelCard* card = session.card()) {
        parts << QString::fromStdString(card->title) << QString::fromStdString(session.checkpoint()->file().filename().string())
              << QString::fromStdString(card->hash).left(12) << QString::fromStdString(card->precision) << QString::fromStdString(card->device);
    }
    return (parts << QString::fromLatin1(kVersion)).join(QStringLiteral(" · "));
}

}  // namespace orrery::provenance
