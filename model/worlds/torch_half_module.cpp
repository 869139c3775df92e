// The library that torch_half_loaded.cpp opens: its one door. Code and constants it shares with the program bind to the program's.
#include "model/worlds/gr1/gr1.h"
#include "model/worlds/torch_half.h"

extern "C" __attribute__((visibility("default"))) const orrery::TorchHalf* orreryTorchHalf() {
    static const orrery::TorchHalf half{orrery::gr1::loadModel};
    return &half;
}
