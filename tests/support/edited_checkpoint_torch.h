#pragma once

#include <ATen/ATen.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "model/checkpoints/checkpoint.h"
#include "model/nn/blocks_torch.h"

namespace orrery::test {

/// What to change in a copy of a checkpoint. Names ending in "." stand for every tensor that begins so.
struct Edits {
    std::set<std::string> without;
    std::map<std::string, at::Tensor> instead;
};

inline bool isLeftOut(const std::string& name, const Edits& edits) {
    for (const std::string& one : edits.without) {
        if (name == one || (one.ends_with(".") && name.starts_with(one))) return true;
    }
    return false;
}

/// One tensor of a file, or an undefined one.
inline at::Tensor tensorOf(const std::filesystem::path& file, const std::string& name) {
    const auto opened = openCheckpoint(file);
    const TensorInfo* info = opened ? (*opened)->find(name) : nullptr;
    if (!info) return {};
    const auto values = (*opened)->read(*info);
    return values ? nn::toTorch(*values).clone() : at::Tensor();
}

/// Writes the float32 tensors of `from` as safetensors with the edits; the mask buffers, which nobody reads, are left out.
inline std::filesystem::path editedCopy(const std::filesystem::path& from, const std::filesystem::path& to, const Edits& edits) {
    const auto opened = openCheckpoint(from);
    if (!opened) return {};
    nlohmann::json header = nlohmann::json::object();
    std::string body;
    for (const TensorInfo& info : (*opened)->tensors()) {
        if (info.dtype != DType::F32 || isLeftOut(info.name, edits)) continue;
        const auto changed = edits.instead.find(info.name);
        const auto tensor = (changed != edits.instead.end() ? changed->second : nn::toTorch(*(*opened)->read(info))).contiguous();
        header[info.name] = {{"dtype", tensor.scalar_type() == at::kLong ? "I64" : "F32"},
                             {"shape", tensor.sizes().vec()},
                             {"data_offsets", {body.size(), body.size() + tensor.nbytes()}}};
        body.append(static_cast<const char*>(tensor.const_data_ptr()), tensor.nbytes());
    }
    const std::string text = header.dump();
    const std::uint64_t size = text.size();
    std::ofstream stream(to, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(&size), sizeof size);
    stream << text << body;
    return to;
}

}  // namespace orrery::test
