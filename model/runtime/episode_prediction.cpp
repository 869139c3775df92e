#include "model/runtime/episode_prediction.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "model/runtime/comparison.h"
#include "model/runtime/prediction_video.h"
#include "model/runtime/provenance.h"
#include "model/runtime/tensor_file.h"
#include "model/worlds/model_files.h"

namespace orrery {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kFrameBytes = std::size_t{64} << 20;  // a window of frames is looked at more than once

/// One episode read on the calling thread.
struct Recording {
    std::unique_ptr<Episode> episode;
    EpisodeDataPtr data;
    ByteCache<std::pair<std::string, std::int64_t>, FramePtr> frames{kFrameBytes};

    Result<FramePtr> frame(const std::string& feature, std::int64_t step, std::stop_token stop) {
        if (FramePtr known = frames.use({feature, step})) return known;
        auto read = episode->frame(feature, step, stop);
        if (read) frames.put({feature, step}, *read, (*read)->rgba.size());
        return read;
    }
    ObservationParts parts() {
        return {[this](const std::string& feature, std::int64_t step, std::stop_token stop) { return frame(feature, step, stop); },
                [this](const std::string& feature) -> Result<HostTensor> {
                    const auto found = data->columns.find(feature);
                    if (found != data->columns.end()) return found->second;
                    return Error{Error::Kind::NotFound, "the episode has no such numbers", feature, {}, {}};
                }};
    }
};

std::string stepName(std::int64_t step) {
    char name[32];
    std::snprintf(name, sizeof name, "step_%06lld", static_cast<long long>(step));
    return name;
}

Json metricsOf(const FrameMetrics& metrics) {
    return {{"mae", metrics.mae},
            {"psnr_db", std::isfinite(metrics.psnr) ? Json(metrics.psnr) : Json()},
            {"copy_last_mae", metrics.copyLast},
            {"skill", metrics.skill()}};
}

/// The recorded action beside the predicted one, when the dataset has one of the same size.
void addActions(Json& entry, const Prediction& prediction, const EpisodeData& data, const InputMapping& mapping, std::int64_t step) {
    if (prediction.action.empty()) return;
    entry["action"] = prediction.action;
    if (prediction.gripperLogit) entry["gripper_logit"] = *prediction.gripperLogit;
    const std::vector<double> recorded = data.valuesAt(mapping.actionFeature, step);
    if (recorded.size() != prediction.action.size()) return;
    double sum = 0;
    for (std::size_t at = 0; at < recorded.size(); ++at) sum += std::abs(recorded[at] - prediction.action[at]);
    entry["recorded_action"] = recorded;
    entry["action_mae"] = sum / static_cast<double>(recorded.size());
}

/// Metrics of every predicted picture in the entry; the pictures are returned.
Result<std::vector<ComparisonPtr>> addFrames(Json& entry, Predictor& predictor, Recording& recording, const Prediction& prediction,
                                             std::int64_t step, std::stop_token stop) {
    std::vector<ComparisonPtr> compared;
    for (const auto& [input, predicted] : prediction.frames) {
        const std::string& feature = predictor.mapping().sources.at(input).feature;
        if (feature.empty()) continue;  // zeros: there is no truth
        auto seen = recording.frame(feature, step, stop);
        if (!seen) return seen.error();
        const std::int64_t about = step + prediction.horizon;
        FramePtr recorded;
        if (about < recording.data->length()) recorded = recording.frame(feature, about, stop).valueOr(nullptr);
        auto made = compare(predictor.model(), input, predicted, step, prediction.horizon, Contrast::Seen, *seen, recorded);
        if (!made) return made.error();
        entry["frames"][input] = (*made)->metrics ? metricsOf(*(*made)->metrics) : Json::object();
        entry["frames"][input]["contrast"] = contrastName(Contrast::Seen);
        compared.push_back(*made);
    }
    return compared;
}

Result<void> writeTensors(TensorFile& file, const Prediction& prediction, std::int64_t step) {
    const std::string name = stepName(step);
    for (const auto& [input, frame] : prediction.frames) {
        if (auto added = file.add(name + ".frames." + input, frame.patches); !added) return added;
    }
    if (prediction.action.empty()) return {};
    return file.add(name + ".action", HostTensor::of(Shape{static_cast<std::int64_t>(prediction.action.size())}, prediction.action));
}

Json summaryOf(const Json& steps) {
    std::map<std::string, std::pair<double, int>> sums;
    const auto take = [&](const std::string& name, const Json& entry, const char* key) {
        if (!entry.contains(key)) return;
        sums[name].first += entry[key].get<double>();
        ++sums[name].second;
    };
    for (const Json& step : steps) {
        take("action_mae", step, "action_mae");
        if (!step.contains("frames")) continue;
        for (const auto& [input, metrics] : step["frames"].items()) {
            take(input + ".mae", metrics, "mae");
            take(input + ".copy_last_mae", metrics, "copy_last_mae");
        }
    }
    Json summary{{"steps", steps.size()}};
    for (const auto& [name, sum] : sums) summary["mean"][name] = sum.first / sum.second;
    return summary;
}

/// What was given to the model at a step: {"rgb_static": "observation.images.static", ..., "rgb_gripper": "zeros"}.
Json inputsUsed(const InputMapping& mapping) {
    Json inputs = Json::object();
    for (const auto& [input, source] : mapping.sources) {
        if (source.kind == InputSource::Kind::Zeros) inputs[input] = "zeros";
        if (source.kind == InputSource::Kind::Feature) inputs[input] = source.feature;
    }
    return inputs;
}

/// With an instruction of its own the whole episode is one subtask; else the dataset's spans are.
std::int64_t historyBegin(const EpisodePredictionJob& job, const EpisodeData& data, std::int64_t step) {
    return job.instruction.empty() ? data.historyBeginAt(step) : 0;
}

Json provenanceOf(const ModelCard& card, const EpisodePredictionJob& job, const EpisodeData& data, std::int64_t end) {
    Provenance provenance;
    provenance.model = card.title;
    provenance.checkpoint = card.hash;
    provenance.dataset = job.dataset->path().string();
    provenance.datasetFingerprint = job.dataset->fingerprint();
    provenance.episode = data.info.index;
    provenance.instruction = job.instruction.empty() ? data.info.instruction : job.instruction;
    provenance.precision = card.precision;
    provenance.device = card.device;
    provenance.preprocessing = "the model's own";
    provenance.contrast = contrastName(Contrast::Seen);
    provenance.parent = "trunk";
    provenance.zeros = zeroInputs(job.mapping);
    provenance.version = job.version;
    provenance.time = utcNow();
    if (!job.instruction.empty()) provenance.edits.push_back({"instruction", job.instruction});
    Json document = toJson(provenance);
    document.erase("step");
    document.erase("token_hash");
    document["steps"] = {job.begin, end};
    document["steps_used"] = {std::max<std::int64_t>({0, historyBegin(job, data, job.begin), job.begin - card.contextLength + 1}), end};
    document["files"] = toJson(card.files);
    return document;
}

}  // namespace

Result<Json> predictEpisode(WorldModel& model, TextCache& texts, const EpisodePredictionJob& job, std::stop_token stop) {
    Recording recording;
    auto data = readEpisodeData(*job.dataset, job.position, stop);
    if (!data) return data.error();
    recording.data = *data;
    auto episode = job.dataset->openEpisode(job.position, stop);
    if (!episode) return episode.error();
    recording.episode = *std::move(episode);
    if (!model.card().off.empty() && !model.card().can(Capability::Act)) return Error{Error::Kind::NotFound, model.card().off, model.card().title, "missing_part", {}};
    const std::string lacking = missingInputs(job.mapping, model.card());
    if (!lacking.empty()) return Error{Error::Kind::NotFound, lacking, job.dataset->path().string(), "missing_input", {}};
    Predictor predictor(model, texts, job.mapping, recording.parts());

    std::error_code failed;
    std::filesystem::create_directories(job.folder, failed);
    if (failed) return Error{Error::Kind::NotFound, "the folder cannot be made", job.folder.string(), {}, {}};
    auto file = TensorFile::create(job.folder / "predictions.safetensors");
    if (!file) return file.error();

    const std::int64_t end = std::min(job.end.value_or(recording.data->length()), recording.data->length());
    PredictionVideo video(job.folder / "predictions.mp4", job.dataset->fps().value_or(10));
    Json steps = Json::array(), problems = Json::array();
    for (std::int64_t step = std::max<std::int64_t>(job.begin, 0); step < end; ++step) {
        if (job.progress) job.progress(step - job.begin, end - job.begin);
        const std::string instruction = job.instruction.empty() ? recording.data->instructionAt(step) : job.instruction;
        auto prediction = guarded(stepName(step), [&] { return predictor.predict(step, instruction, {}, stop, {}, historyBegin(job, *recording.data, step)); });
        Json entry{{"step", step}, {"instruction", instruction}, {"inputs", inputsUsed(job.mapping)}};
        Result<void> measured;
        if (prediction) {
            entry["steps_used"] = {step - (*prediction)->contextUsed + 1, step};
            entry["context_used"] = (*prediction)->contextUsed;
            entry["horizon"] = (*prediction)->horizon;
            entry["about"] = step + (*prediction)->horizon;
            entry["seconds"] = (*prediction)->seconds;
            addActions(entry, **prediction, *recording.data, job.mapping, step);
            if (auto written = writeTensors(*file, **prediction, step); !written) return written.error();
            const auto compared = addFrames(entry, predictor, recording, **prediction, step, stop);
            if (!compared) measured = compared.error();
            else if (auto shown = job.video ? video.add(*compared) : Result<void>(); !shown) return shown.error();
            steps.push_back(std::move(entry));
        }
        const Error* error = !prediction ? &prediction.error() : !measured ? &measured.error() : nullptr;
        if (!error) continue;
        if (error->kind == Error::Kind::Cancelled || error->kind == Error::Kind::Device) return *error;
        problems.push_back({{"step", step}, {"kind", kindName(error->kind)}, {"message", error->message}, {"where", error->where}});
    }
    if (job.progress) job.progress(end - job.begin, end - job.begin);

    const Json provenance = provenanceOf(model.card(), job, *recording.data, end);
    Json report{{"dataset", job.dataset->path().string()}, {"episode", recording.data->info.index},  {"model", model.card().title},
                {"mapping", toJson(job.mapping)},          {"summary", summaryOf(steps)},             {"steps", std::move(steps)},
                {"problems", std::move(problems)},         {"provenance", provenance}};
    if (job.video) {
        if (auto written = video.finish(); !written) return written.error();
        report["video"] = video.description();
    }
    if (auto written = file->finish({{"provenance", provenance.dump()}}); !written) return written.error();
    if (auto written = writeTextWhole(job.folder / "predictions.json", report.dump(1)); !written) return written.error();
    return report;
}

}  // namespace orrery
