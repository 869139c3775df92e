#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace orrery {

/// SHA-256 (FIPS 180-4), fed in pieces.
class Sha256 {
public:
    Sha256();
    void add(std::span<const std::byte> bytes);
    /// 64 hexadecimal digits; the object must not be used afterwards.
    std::string hex();

private:
    void compress(const std::byte* block);
    std::array<std::uint32_t, 8> state_;
    std::array<std::byte, 64> block_{};
    std::uint64_t length_ = 0;
};

std::string sha256Hex(std::span<const std::byte> bytes);

}  // namespace orrery
