#pragma once

#include <ATen/ATen.h>

#include <map>
#include <string>

namespace orrery {

/// Named intermediates of one forward pass, for parity with a recording. Off (null map) in normal use.
class Trace {
public:
    Trace() = default;
    explicit Trace(std::map<std::string, at::Tensor>& into) : into_(&into) {}
    explicit operator bool() const { return into_ != nullptr; }
    void put(const std::string& name, const at::Tensor& value) const {
        if (into_) (*into_)[name] = value;
    }
    /// The same trace with a longer name in front.
    Trace in(const std::string& prefix) const {
        Trace inner(*this);
        inner.prefix_ = prefix_ + prefix;
        return inner;
    }
    void note(const std::string& name, const at::Tensor& value) const { put(prefix_ + name, value); }

private:
    std::map<std::string, at::Tensor>* into_ = nullptr;
    std::string prefix_;
};

}  // namespace orrery
