#include "model/worlds/gr1/gr1.h"
#include "model/worlds/torch_half.h"

namespace orrery {

Result<const TorchHalf*> torchHalf() {
    static const TorchHalf half{gr1::loadModel};
    return &half;
}

}  // namespace orrery
