#include <array>
#include <cassert>

#include "model/nn/blocks_torch.h"

namespace orrery::nn {
namespace {

constexpr std::array kTypes{
    std::pair{DType::Bool, at::kBool},       std::pair{DType::U8, at::kByte},
    std::pair{DType::I8, at::kChar},         std::pair{DType::I16, at::kShort},
    std::pair{DType::I32, at::kInt},         std::pair{DType::I64, at::kLong},
    std::pair{DType::F16, at::kHalf},        std::pair{DType::BF16, at::kBFloat16},
    std::pair{DType::F32, at::kFloat},       std::pair{DType::F64, at::kDouble},
    std::pair{DType::C64, at::kComplexFloat}, std::pair{DType::C128, at::kComplexDouble},
    std::pair{DType::F8E4M3, at::kFloat8_e4m3fn}, std::pair{DType::F8E5M2, at::kFloat8_e5m2},
};

}  // namespace

bool hasTorchType(DType type) {
    for (const auto& [ours, theirs] : kTypes) {
        if (ours == type) return true;
    }
    return false;
}

at::Tensor toTorch(const HostTensor& tensor) {
    for (const auto& [ours, theirs] : kTypes) {
        if (ours != tensor.dtype()) continue;
        // LibTorch asks for writable memory, but nothing here writes into what it was lent
        auto* data = const_cast<std::byte*>(tensor.data());
        return at::from_blob(data, tensor.shape(), [keep = tensor.owner()](void*) {}, at::TensorOptions(theirs));
    }
    assert(false && "hasTorchType() was not asked");
    return {};
}

HostTensor toHost(const at::Tensor& tensor) {
    const auto plain = tensor.detach().to(at::kCPU).contiguous();
    for (const auto& [ours, theirs] : kTypes) {
        if (theirs != plain.scalar_type()) continue;
        auto keep = std::make_shared<at::Tensor>(plain);
        const auto* data = static_cast<const std::byte*>(plain.const_data_ptr());
        return {ours, plain.sizes().vec(), std::shared_ptr<const std::byte>(keep, data)};
    }
    assert(false && "no counterpart among our types");
    return {};
}

}  // namespace orrery::nn
