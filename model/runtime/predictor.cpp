#include "model/runtime/predictor.h"

#include <algorithm>

#include "model/base/sha256.h"

namespace orrery {

Result<TextEncodingPtr> TextCache::text(WorldModel& model, const std::string& instruction, std::stop_token stop) {
    if (auto known = known_.use(instruction)) return known;
    auto encoding = model.encodeText(instruction, stop);
    if (encoding && *encoding) known_.put(instruction, *encoding, (*encoding)->vector().size_bytes() + instruction.size());
    return encoding;
}

Predictor::Predictor(WorldModel& model, TextCache& texts, InputMapping mapping, ObservationParts parts, std::size_t budgetBytes)
    : model_(model), texts_(texts), mapping_(std::move(mapping)), parts_(std::move(parts)), encodings_(budgetBytes) {}

std::int64_t Predictor::firstStepUsed(std::int64_t step, std::int64_t historyBegin) const {
    return std::max<std::int64_t>({0, historyBegin, step - model_.card().contextLength + 1});
}

Result<StepEncodingPtr> Predictor::encoding(std::int64_t step, std::stop_token stop) {
    if (auto known = encodings_.use(step)) return known;
    auto observation = observationAt(parts_, step, mapping_, model_.card(), stop);
    if (!observation) return observation.error();
    auto encoded = model_.encode(*observation, stop);
    if (!encoded) return encoded.error();
    ++encoded_;
    encodings_.put(step, *encoded, (*encoded)->bytes());
    return encoded;
}

Result<PredictionPtr> Predictor::predict(std::int64_t step, const std::string& instruction, Wanted wanted, std::stop_token stop,
                                         const std::function<bool()>& giveUp, std::int64_t historyBegin) {
    const ModelCard& card = model_.card();
    if (!card.off.empty() && !card.can(Capability::Act)) return Error{Error::Kind::NotFound, card.off, card.title, "missing_part", {}};
    const std::string lacking = missingInputs(mapping_, card);
    if (!lacking.empty()) return Error{Error::Kind::NotFound, lacking, "step " + std::to_string(step), "missing_input", {}};
    std::vector<StepEncodingPtr> window;
    for (std::int64_t one = firstStepUsed(step, historyBegin); one <= step; ++one) {
        if (stop.stop_requested() || (giveUp && giveUp())) return cancelled("step " + std::to_string(step));
        auto encoded = encoding(one, stop);
        if (!encoded) return encoded.error();
        window.push_back(*std::move(encoded));
    }
    TextEncodingPtr text;
    if (card.can(Capability::ReadInstructions)) {
        auto encoded = texts_.text(model_, instruction, stop);
        if (!encoded) return encoded.error();
        text = *encoded;
    }
    if (stop.stop_requested()) return cancelled("step " + std::to_string(step));
    return model_.predict(window, text, wanted, stop);
}

std::string Predictor::tokenHashOf(const std::string& instruction) const {
    const TextEncodingPtr known = texts_.known(instruction);
    return known ? tokenHash(known->tokens()) : std::string();
}

std::string tokenHash(const TokenizedText& text) {
    const std::vector<std::int32_t> ids = text.padded();
    return sha256Hex(std::as_bytes(std::span(ids)));
}

}  // namespace orrery
