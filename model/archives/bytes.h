#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "model/base/mapped_file.h"

namespace orrery {

/// Bytes together with whatever keeps them alive: a mapped file or an unpacked buffer.
struct SharedBytes {
    std::shared_ptr<const std::byte> data;
    std::size_t size = 0;

    std::span<const std::byte> span() const { return {data.get(), size}; }
    std::string_view text() const { return {reinterpret_cast<const char*>(data.get()), size}; }

    /// `count` bytes from `begin`, sharing the owner; the caller has checked the range.
    SharedBytes part(std::size_t begin, std::size_t count) const {
        return {std::shared_ptr<const std::byte>(data, data.get() + begin), count};
    }
    static SharedBytes of(MappedFilePtr file) {
        const auto bytes = file->bytes();
        return {std::shared_ptr<const std::byte>(std::move(file), bytes.data()), bytes.size()};
    }
    static SharedBytes of(std::string text) {
        auto owner = std::make_shared<const std::string>(std::move(text));
        const auto* data = reinterpret_cast<const std::byte*>(owner->data());
        return {std::shared_ptr<const std::byte>(owner, data), owner->size()};
    }
};

/// An Error of one of the classes that files can show ("truncated", "out_of_bounds", "unsupported", ...); the kind follows from the class.
Error fileError(std::string code, std::string message, std::string where, std::string hint = {});

}  // namespace orrery
