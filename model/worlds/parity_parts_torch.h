#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "model/worlds/gr1/forward_torch.h"

/// The pieces of runParity().
namespace orrery {

using Tensors = std::map<std::string, at::Tensor>;

/// One stored tensor out of a computed one: {"of", "op": take | pick | mean | mean_square, "axis", ...}.
/// Errors: Corrupt for a rule that makes no sense, Unsupported for what is not computed.
Result<at::Tensor> derived(const nlohmann::json& rule, const Tensors& computed);

/// "act_pred,fwd_pred,fwd_pred_hand" → targets; empty is all. Errors: Unsupported for another word.
Result<gr1::Targets> targetsOf(const std::string& text);

/// The recorded inputs in the shapes of this model, with values that it can be given. Errors: Corrupt, naming the tensor.
Result<gr1::WindowInput> windowOf(const Tensors& recorded, const gr1::Networks& networks);

}  // namespace orrery
