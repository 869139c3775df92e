#include "model/worlds/world_model.h"

#include <algorithm>

namespace orrery {
namespace {

/// "a", "a and b", "a, b and c"
std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) text += (at == 0 ? "" : at + 1 == words.size() ? " and " : ", ") + words[at];
    return text;
}

}  // namespace

bool ModelCard::can(Capability capability) const { return std::ranges::find(capabilities, capability) != capabilities.end(); }

std::size_t Prediction::bytes() const {
    std::size_t sum = sizeof *this + action.size() * sizeof(float);
    for (const auto& [input, frame] : frames) sum += frame.patches.bytes();
    return sum;
}

Result<Attention> WorldModel::attention(std::span<const StepEncodingPtr>, const TextEncodingPtr&, int, std::stop_token) {
    return Error{Error::Kind::Unsupported, card().title + " declares no attention", {}, "unsupported", {}};
}

std::string openedWithout(const ModelCard& card, const std::string& file) {
    if (card.lacking.empty()) return {};
    std::vector<std::string> off, works;
    if (card.can(Capability::Act)) works.emplace_back("actions");
    for (const ModelInput& input : card.inputs) {
        if (input.kind != ModelInput::Kind::Image) continue;
        const bool predicted = std::ranges::find(card.frameOutputs, input.id) != card.frameOutputs.end();
        (predicted ? works : off).push_back(input.title);
    }
    constexpr std::size_t kNamed = 3;
    std::vector<std::string> named(card.lacking.begin(), card.lacking.begin() + static_cast<std::ptrdiff_t>(std::min(kNamed, card.lacking.size())));
    if (card.lacking.size() > kNamed) named.push_back(std::to_string(card.lacking.size() - kNamed) + " more");
    std::string text = file + " opened with " + std::to_string(card.lacking.size()) +
                       (card.lacking.size() == 1 ? " tensor missing (" : " tensors missing (") + joined(named) + ").";
    if (!off.empty()) text += " The " + joined(off) + (off.size() == 1 ? " prediction is off." : " predictions are off.");
    if (works.empty()) return text;
    std::string rest = joined(works);
    rest[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(rest[0])));
    return text + ' ' + rest + (works.size() == 1 && !card.can(Capability::Act) ? " works." : " work.");
}

}  // namespace orrery
