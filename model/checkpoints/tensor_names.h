#pragma once

#include <string>
#include <string_view>

#include "model/archives/pickle_document.h"

namespace orrery {

/// How the key of a tensor grows on the way down from the root of a pickle: wrappers ("state_dict", "model") drop out, dotted keys
/// stand for themselves, the attributes of pickled modules are joined by dots as a state dict would spell them.
class TensorName {
public:
    static TensorName of(std::string text);
    const std::string& text() const { return text_; }

    /// For the entries of `dict`; `key` below then names one of them.
    TensorName inDict(const pickle::Document& document, const pickle::Node& dict) const;
    TensorName key(const pickle::Document& document, pickle::Id key, pickle::Id value, const std::string& segment) const;
    TensorName index(const std::string& segment) const;
    TensorName inObject(const pickle::Document& document, const pickle::Object& object) const;
    TensorName other() const;

private:
    enum class Mode { Path, StateDict, ModuleState, ModuleDict };
    std::string text_;
    Mode mode_ = Mode::Path;
    std::string prefix_;  ///< what every key of a state dict starts with and drops: "module."
    bool isRoot_ = true;
};

}  // namespace orrery
