#pragma once

#include <cassert>
#include <exception>
#include <string>
#include <utility>
#include <variant>

namespace orrery {

/// Something a user can meet: a missing file, a damaged packet, a foreign checkpoint, a full GPU.
struct Error {
    enum class Kind { NotFound, Unsupported, Corrupt, Device, Cancelled, Internal };
    Kind kind = Kind::Internal;
    std::string message;  ///< One clause: "tensor 'rssm.gru.weight' is missing".
    std::string where;    ///< What was being read or run: "episode_0012.mp4, frame 341".
    std::string code;     ///< The finer class where a specification names one: "lfs_pointer".
    std::string hint;     ///< What the user can do about it.
};

/// "not_found", "unsupported", ... as the command line prints it.
std::string kindName(Error::Kind kind);

/// One line for people: "WHERE: what is wrong; what to do".
std::string describe(const Error& error);

/// The error of work that somebody stopped on purpose.
Error cancelled(std::string where = {});

/// A value, or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}       // NOLINT(google-explicit-constructor)
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    T& value() {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    const Error& error() const {
        assert(!*this);
        return *std::get_if<1>(&state_);
    }
    T valueOr(T other) const { return *this ? value() : std::move(other); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or the reason why not.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), failed_(true) {}  // NOLINT(google-explicit-constructor)
    explicit operator bool() const { return !failed_; }
    const Error& error() const {
        assert(failed_);
        return error_;
    }

private:
    Error error_;
    bool failed_ = false;
};

/// Turns what a library throws into an Error: an out-of-memory becomes Device, the rest Internal.
Error errorFromException(const std::exception& exception, std::string where);

/// Runs `work`, which returns a Result, at the top of a worker thread; exceptions become errors there and nowhere else.
template <class Work>
auto guarded(const std::string& where, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& exception) {
        return errorFromException(exception, where);
    }
}

}  // namespace orrery
