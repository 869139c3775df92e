#include "model/worlds/bench_step.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "model/base/timings.h"
#include "model/worlds/device.h"
#include "model/worlds/gr1/random_weights_torch.h"
#include "model/worlds/model_files.h"

namespace orrery {
namespace {

using nlohmann::json;
using gr1::Gr1Model;

constexpr int kFewestRuns = 5;
constexpr int kStaticSide = 200, kHandSide = 84;  // px, CALVIN's cameras
constexpr int kSeed = 7;
const std::string kInstruction = "take the red block and rotate it to the right";

FramePtr noise(int side, std::mt19937& random) {
    auto frame = std::make_shared<Frame>();
    frame->width = frame->height = side;
    frame->rgba.resize(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4);
    for (auto& value : frame->rgba) value = static_cast<std::uint8_t>(random() & 255u);
    return frame;
}

std::vector<Observation> observations(std::int64_t count) {
    std::mt19937 random(kSeed);
    std::vector<Observation> all;
    for (std::int64_t i = 0; i < count; ++i) {
        Observation one;
        one.images = {{"rgb_static", noise(kStaticSide, random)}, {"rgb_gripper", noise(kHandSide, random)}};
        const double place = 0.01 * static_cast<double>(i);
        one.vectors = {{"arm_pose", {0.1 + place, -0.2, 0.5 - place, 3.0, 0.1, 1.5}}, {"gripper_command", {i % 2 == 0 ? 1.0 : -1.0}}};
        all.push_back(std::move(one));
    }
    return all;
}

/// The same steps as the whole window that the official evaluation feeds; it keeps pictures preprocessed.
gr1::WindowInput windowOf(const std::vector<Observation>& steps, const at::Device& device) {
    std::vector<at::Tensor> fixed, hand, arm, gripper;
    for (const Observation& step : steps) {
        fixed.push_back(gr1::preprocess(gr1::rgbOf(*step.images.at("rgb_static"))));
        hand.push_back(gr1::preprocess(gr1::rgbOf(*step.images.at("rgb_gripper"))));
        arm.push_back(at::tensor(at::ArrayRef<double>(step.vectors.at("arm_pose")), at::kFloat));
        gripper.push_back(at::tensor(at::ArrayRef<double>(step.vectors.at("gripper_command")), at::kFloat));
    }
    const auto count = static_cast<std::int64_t>(steps.size());
    gr1::WindowInput input;
    input.staticRgb = at::cat(fixed, 0).unsqueeze(0).to(device);
    input.handRgb = at::cat(hand, 0).unsqueeze(0).to(device);
    input.arm = at::stack(arm, 0).unsqueeze(0).to(device);
    input.gripper = at::cat(gripper, 0).unsqueeze(0).to(device);
    input.mask = at::ones({1, count}, at::TensorOptions(at::kLong).device(device));
    return input;
}

/// Arm and gripper logit of the newest step.
using Action = std::vector<float>;

Result<Action> cachedStep(Gr1Model& model, std::vector<StepEncodingPtr>& window, const Observation& newest,
                          const TextEncodingPtr& text, std::stop_token stop) {
    auto encoded = model.encode(newest, stop);
    if (!encoded) return encoded.error();
    window.back() = *std::move(encoded);
    auto said = model.predict(window, text, {true, false}, stop);
    if (!said) return said.error();
    Action action((*said)->action.begin(), (*said)->action.begin() + 6);
    action.push_back(*(*said)->gripperLogit);
    return action;
}

/// What the original does every step: the new pictures preprocessed, then everything anew: tokeniser, all 77 positions of the
/// text tower, every picture of the window through image encoder and resampler, all tokens of all slots through the trunk.
Result<Action> officialStep(Gr1Model& model, gr1::WindowInput& input, const Observation& newest, std::stop_token stop) {
    input.staticRgb.select(1, -1).copy_(gr1::preprocess(gr1::rgbOf(*newest.images.at("rgb_static"))));
    input.handRgb.select(1, -1).copy_(gr1::preprocess(gr1::rgbOf(*newest.images.at("rgb_gripper"))));
    const auto ids = model.tokenizer()->tokenize(kInstruction).padded();
    input.ids = at::tensor(at::ArrayRef<std::int32_t>(ids), at::kLong).unsqueeze(0);
    const auto output = gr1::forward(model.networks(), input, {true, false, false}, {}, stop);
    if (output.stopped) return cancelled("bench step");
    const auto said = at::cat({output.arm, output.gripperLogit}, -1)[0][-1].to(at::kCPU, at::kFloat).contiguous();
    return Action(said.const_data_ptr<float>(), said.const_data_ptr<float>() + said.numel());
}

Result<std::unique_ptr<Gr1Model>> loaded(const BenchStepRequest& request, std::stop_token stop) {
    if (request.model.empty()) return gr1::randomGr1(request.load, stop);
    const auto checkpoint = openCheckpoint(request.model, stop);
    if (!checkpoint) return checkpoint.error();
    if (recognise(**checkpoint, request.load).family != "gr1") {
        return Error{Error::Kind::Unsupported, "bench step times GR-1", request.model.string(), "unsupported", "give a GR-1 snapshot"};
    }
    return gr1::loadGr1(*checkpoint, request.load, stop);
}

}  // namespace

json benchMachine() {
    double load[3] = {0, 0, 0};
    const bool known = getloadavg(load, 3) == 3;
    return {{"logical_cores", std::thread::hardware_concurrency()}, {"physical_cores", physicalCores()},
            {"load_average", known ? json(load) : json(nullptr)}};
}

Result<json> benchStep(const BenchStepRequest& request, std::stop_token stop) {
    const c10::InferenceMode inference;
    const auto owner = loaded(request, stop);
    if (!owner) return owner.error();
    Gr1Model& model = **owner;
    const auto text = model.encodeText(kInstruction, stop);
    if (!text) return text.error();
    const auto steps = observations(model.card().contextLength);
    auto input = windowOf(steps, at::Device(model.card().device));
    std::vector<StepEncodingPtr> window;
    for (const Observation& step : steps) {
        auto encoded = model.encode(step, stop);
        if (!encoded) return encoded.error();
        window.push_back(*std::move(encoded));
    }

    const json before = benchMachine();
    const int runs = std::max(request.runs, kFewestRuns);
    Timings ours, reference, warmUp;
    double difference = 0;
    for (int i = 0; i <= runs; ++i) {
        if (stop.stop_requested()) return cancelled(request.model.string());
        auto cached = (i == 0 ? warmUp : ours).measure([&] { return cachedStep(model, window, steps.back(), *text, stop); });
        if (!cached) return cached.error();
        auto official = (i == 0 ? warmUp : reference).measure([&] { return officialStep(model, input, steps.back(), stop); });
        if (!official) return official.error();
        for (std::size_t k = 0; k < cached->size(); ++k) {
            difference = std::max(difference, std::abs(static_cast<double>((*cached)[k]) - static_cast<double>((*official)[k])));
        }
        if (request.progress) request.progress(i + 1, runs + 1);
    }
    const json result{{"name", "gr1 step, act only"},
                      {"precision", model.card().precision},
                      {"device", model.card().device},
                      {"threads", at::get_num_threads()},
                      {"runs", runs},
                      {"median_ms", ours.median()},
                      {"p95_ms", ours.quantile(0.95)},
                      {"weights", request.model.empty() ? "random, released size" : request.model.string()},
                      {"reference", "official schedule, same kernels"},
                      {"reference_ms", reference.median()},
                      {"reference_p95_ms", reference.quantile(0.95)},
                      {"ratio", reference.median() / ours.median()},
                      {"max_abs_difference", difference}};
    return json{{"machine", before}, {"results", json::array({result})},
                {"provenance", {{"files", toJson(model.card().files)}, {"instruction", kInstruction}, {"seed", kSeed},
                                {"precision", model.card().precision}, {"device", model.card().device}}}};
}

}  // namespace orrery
