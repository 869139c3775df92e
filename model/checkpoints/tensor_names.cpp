#include "model/checkpoints/tensor_names.h"

#include <array>

#include "model/archives/pickle_text.h"

namespace orrery {
namespace {

using pickle::Kind;
using pickle::Node;

constexpr std::array<std::string_view, 12> kWrappers{"state_dict", "model_state_dict", "model", "module",    "net",    "network",
                                                     "weights",    "params",           "ema",   "model_ema", "agent", "generator"};

bool isWrapper(std::string_view key) {
    for (const std::string_view one : kWrappers) {
        if (one == key) return true;
    }
    return false;
}

/// What data parallel training and torch.compile put before every key; empty unless all keys have it.
std::string commonWrapperPrefix(const pickle::Document& document, const Node& dict) {
    for (const std::string_view prefix : {"module.", "_orig_mod."}) {
        bool all = !dict.items.empty();
        for (std::size_t i = 0; all && i + 1 < dict.items.size(); i += 2) {
            const Node& key = document.at(dict.items[i]);
            all = key.kind == Kind::Text && key.text.starts_with(prefix) && key.text.size() > prefix.size();
        }
        if (all) return std::string(prefix);
    }
    return {};
}

bool hasDottedTensor(const pickle::Document& document, const Node& dict) {
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& key = document.at(dict.items[i]);
        const Kind kind = document.at(dict.items[i + 1]).kind;
        if (key.kind == Kind::Text && key.text.find('.') != std::string_view::npos && (kind == Kind::Tensor || kind == Kind::Array)) return true;
    }
    return false;
}

}  // namespace

TensorName TensorName::of(std::string text) {
    TensorName name;
    name.text_ = std::move(text);
    name.isRoot_ = false;
    return name;
}

TensorName TensorName::inDict(const pickle::Document& document, const Node& dict) const {
    TensorName name = *this;
    if (mode_ == Mode::ModuleState || mode_ == Mode::ModuleDict) return name;
    if (hasDottedTensor(document, dict)) {
        name.mode_ = Mode::StateDict;
        name.prefix_ = commonWrapperPrefix(document, dict);
    }
    return name;
}

TensorName TensorName::key(const pickle::Document& document, pickle::Id key, pickle::Id value, const std::string& segment) const {
    const Node& node = document.at(key);
    const std::string plain = node.kind == Kind::Text ? pickle::toUtf8(node.text) : segment;
    TensorName name = of({});
    switch (mode_) {
        case Mode::StateDict:
            name.text_ = plain.substr(prefix_.size());
            return name;
        case Mode::ModuleState:
            // the dicts of a module are not part of its names
            name.text_ = text_;
            name.mode_ = plain == "_parameters" || plain == "_buffers" || plain == "_modules" ? Mode::ModuleDict : Mode::Path;
            if (name.mode_ == Mode::Path) name.text_ = text_.empty() ? plain : text_ + "." + plain;
            return name;
        case Mode::ModuleDict:
            name.text_ = text_.empty() ? plain : text_ + "." + plain;
            name.mode_ = Mode::ModuleDict;
            return name;
        case Mode::Path: break;
    }
    if (isRoot_ && isWrapper(plain) && document.at(value).kind == Kind::Dict) return TensorName();
    name.text_ = text_.empty() ? plain : text_ + "/" + plain;
    return name;
}

TensorName TensorName::index(const std::string& segment) const {
    const bool isPart = segment.starts_with('@');
    return of(text_.empty() ? segment : text_ + (isPart ? "" : "/") + segment);
}

TensorName TensorName::inObject(const pickle::Document& document, const pickle::Object& object) const {
    TensorName name = of(text_);
    const Node& state = document.at(object.state);
    if (!document.get(state, "_parameters") || !document.get(state, "_modules")) return name;
    if (mode_ != Mode::ModuleDict) name.text_.clear();
    name.mode_ = Mode::ModuleState;
    return name;
}

TensorName TensorName::other() const { return of(text_); }

}  // namespace orrery
