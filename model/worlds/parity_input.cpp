// What parity is given: recordings, targets, the window of the recorded inputs.
#include <sstream>

#include "model/checkpoints/checkpoint.h"
#include "model/worlds/parity_parts_torch.h"
#include "model/worlds/recording_torch.h"

namespace orrery {
namespace {

struct InputForm {
    const char* name;
    Shape shape;  ///< −1: any size
    bool integer;
};

bool fits(const at::Tensor& tensor, const InputForm& form) {
    if (tensor.dim() != static_cast<std::int64_t>(form.shape.size())) return false;
    for (std::size_t axis = 0; axis < form.shape.size(); ++axis) {
        if (form.shape[axis] >= 0 && tensor.size(static_cast<std::int64_t>(axis)) != form.shape[axis]) return false;
    }
    return !form.integer || !tensor.is_floating_point();
}

Error wrongInput(std::string message) { return {Error::Kind::Corrupt, std::move(message), "recording", "corrupt", {}}; }

}  // namespace

Result<gr1::WindowInput> windowOf(const Tensors& recorded, const gr1::Networks& networks) {
    const auto mask = recorded.find("input.mask");
    const std::int64_t batch = mask != recorded.end() && mask->second.dim() == 2 ? mask->second.size(0) : 1;
    const std::int64_t slots = networks.policy.config.window;
    const InputForm forms[] = {{"input.static_u8", {batch, slots, -1, -1, 3}, true}, {"input.hand_u8", {batch, slots, -1, -1, 3}, true},
                               {"input.arm", {batch, slots, 6}, false},              {"input.gripper_value", {batch, slots}, false},
                               {"input.token_ids", {batch, 77}, true},               {"input.mask", {batch, slots}, true}};
    for (const InputForm& form : forms) {
        const auto found = recorded.find(form.name);
        if (found == recorded.end()) {
            return Error{Error::Kind::Corrupt, std::string("no recording has the tensor ") + form.name, "recording", "missing_part", {}};
        }
        if (fits(found->second, form) && found->second.numel() > 0) continue;
        return wrongInput(std::string(form.name) + " has shape " + toText(Shape(found->second.sizes().vec())) + ", " + toText(form.shape) +
                          (form.integer ? " of whole numbers" : "") + " is expected (−1: any size)");
    }
    gr1::WindowInput input{recorded.at("input.static_u8").to(at::kByte), recorded.at("input.hand_u8").to(at::kByte), recorded.at("input.arm"),
                           recorded.at("input.gripper_value"), recorded.at("input.token_ids").to(at::kLong),
                           recorded.at("input.mask").to(at::kLong), {}};
    const auto place = ((input.gripper.to(at::kFloat) + 1) / 2).trunc();
    if (!place.eq(0).logical_or(place.eq(1)).all().item<bool>()) return wrongInput("input.gripper_value holds more than −1 and +1");
    if (input.ids.min().item<std::int64_t>() < 0 || input.ids.max().item<std::int64_t>() >= networks.text->vocabulary()) {
        return wrongInput("input.token_ids holds ids that the text model does not have");
    }
    // gr1.md 7.2: a row that sees nothing is undefined in the original
    if (!input.mask.select(1, 0).all().item<bool>()) return wrongInput("input.mask leaves out the first slot");
    return input;
}

Result<gr1::Targets> targetsOf(const std::string& text) {
    if (text.empty()) return gr1::Targets{};
    gr1::Targets targets{false, false, false};
    std::stringstream list(text);
    for (std::string name; std::getline(list, name, ',');) {
        if (name == "act_pred") targets.action = true;
        else if (name == "fwd_pred") targets.frames = true;
        else if (name == "fwd_pred_hand") targets.handFrames = true;
        else return Error{Error::Kind::Unsupported, "no target is called '" + name + "'", "targets", "usage", "they are act_pred, fwd_pred and fwd_pred_hand"};
    }
    return targets;
}

Result<std::map<std::string, at::Tensor>> readRecording(const std::vector<std::filesystem::path>& files,
                                                               std::stop_token stop) {
    Tensors tensors;
    for (const auto& file : files) {
        const auto opened = openCheckpoint(file, stop);
        if (!opened) return opened.error();
        for (const TensorInfo& info : (*opened)->tensors()) {
            const auto values = (*opened)->read(info, stop);
            if (!values) return values.error();
            if (nn::hasTorchType(values->dtype())) tensors[info.name] = nn::toTorch(*values);
        }
    }
    return tensors;
}

}  // namespace orrery
