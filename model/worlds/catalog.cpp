#include "model/worlds/catalog.h"

namespace orrery {

bool ModelCard::can(Capability capability) const {
    for (const Capability one : capabilities) {
        if (one == capability) return true;
    }
    return false;
}

}  // namespace orrery
