#pragma once

#include <cstdint>

namespace orrery {

/// Where something comes from: recorded, made by a model, by a simulator or a remote environment, or changed by a person.
enum class Origin : std::uint8_t { Given, Imagined, Simulated, Edited };

}  // namespace orrery
