#pragma once

#include <functional>
#include <map>
#include <stop_token>
#include <string>

#include "model/environments/observation.h"
#include "model/runtime/byte_cache.h"
#include "model/worlds/world_model.h"

namespace orrery {

/// Instructions that were encoded, so that each is encoded once per model. One owner thread at a time.
class TextCache {
public:
    Result<TextEncodingPtr> text(WorldModel& model, const std::string& instruction, std::stop_token stop);
    TextEncodingPtr known(const std::string& instruction) const { return known_.peek(instruction); }

private:
    static constexpr std::size_t kLimit = std::size_t{8} << 20;
    ByteCache<std::string, TextEncodingPtr> known_{kLimit};
};

/// SHA-256 over the padded token ids as little-endian int32; what provenance names.
std::string tokenHash(const TokenizedText& text);

/// A model over one recording as its official evaluation runs it: the window holds the last contextLength steps since the
/// history began. Every step is encoded once and every instruction once. Blocks; one owner thread at a time.
/// Source: bytedance/GR-1 evaluation/calvin_evaluation.py (history of at most 10, newest slot answers).
class Predictor {
public:
    Predictor(WorldModel& model, TextCache& texts, InputMapping mapping, ObservationParts parts,
              std::size_t budgetBytes = std::size_t{256} << 20);

    /// `giveUp` is asked between encodings; when it says yes the answer is Cancelled and what was encoded is kept.
    /// `historyBegin`: no step before it is seen.
    Result<PredictionPtr> predict(std::int64_t step, const std::string& instruction, Wanted wanted, std::stop_token stop,
                                  const std::function<bool()>& giveUp = {}, std::int64_t historyBegin = 0);

    /// Oldest step in the window of `step`.
    std::int64_t firstStepUsed(std::int64_t step, std::int64_t historyBegin = 0) const;

    /// tokenHash() of an instruction that was used in predict(), or empty.
    std::string tokenHashOf(const std::string& instruction) const;

    WorldModel& model() const { return model_; }
    const InputMapping& mapping() const { return mapping_; }
    std::int64_t encoded() const { return encoded_; }  ///< How many steps were really encoded.

private:
    Result<StepEncodingPtr> encoding(std::int64_t step, std::stop_token stop);

    WorldModel& model_;
    TextCache& texts_;
    InputMapping mapping_;
    ObservationParts parts_;
    ByteCache<std::int64_t, StepEncodingPtr> encodings_;
    std::int64_t encoded_ = 0;
};

}  // namespace orrery
