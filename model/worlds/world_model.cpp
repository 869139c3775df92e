#include "model/worlds/world_model.h"

namespace orrery {

bool ModelCard::can(Capability capability) const {
    for (const Capability one : capabilities) {
        if (one == capability) return true;
    }
    return false;
}

std::size_t Prediction::bytes() const {
    std::size_t sum = sizeof *this + action.size() * sizeof(float);
    for (const auto& [input, frame] : frames) sum += frame.patches.bytes();
    return sum;
}

}  // namespace orrery
