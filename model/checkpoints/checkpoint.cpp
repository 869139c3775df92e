#include "model/checkpoints/checkpoint.h"

namespace orrery {

std::string_view name(Container container) {
    switch (container) {
        case Container::TorchZip: return "torch-zip";
        case Container::TorchLegacy: return "torch-legacy";
        case Container::TorchScript: return "torchscript";
        case Container::Safetensors: return "safetensors";
        case Container::SafetensorsSharded: return "safetensors-sharded";
        case Container::TorchExport: return "torch-export";
        case Container::AotInductor: return "aotinductor";
        case Container::Pickle: return "pickle";
        case Container::Npz: return "npz";
        case Container::Npy: return "npy";
        case Container::Unknown: break;
    }
    return "unknown";
}

const TensorInfo* Checkpoint::find(std::string_view wanted) const {
    for (const TensorInfo& tensor : tensors()) {
        if (tensor.name == wanted) return &tensor;
    }
    return nullptr;
}

}  // namespace orrery
