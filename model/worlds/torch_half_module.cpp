// The library that torch_half_loaded.cpp opens: its one door. It has its own copy of the layers below.
#include "model/worlds/gr1/gr1.h"
#include "model/worlds/torch_half.h"

extern "C" __attribute__((visibility("default"))) const orrery::TorchHalf* orreryTorchHalf() {
    static const orrery::TorchHalf half{orrery::gr1::loadModel};
    return &half;
}
