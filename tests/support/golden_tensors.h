#pragma once

#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/base/host_tensor.h"

namespace orrery::test {

/// Every tensor of a golden's safetensors file, as doubles. Independent of the readers under test; goldens are well formed.
struct GoldenTensor {
    Shape shape;
    std::vector<double> values;
    std::vector<float> floats() const { return {values.begin(), values.end()}; }
};

template <class T>
std::vector<double> asDoubles(const char* bytes, std::size_t count) {
    std::vector<T> typed(count);
    std::memcpy(typed.data(), bytes, count * sizeof(T));
    return {typed.begin(), typed.end()};
}

inline std::map<std::string, GoldenTensor> goldenTensors(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::uint64_t headerBytes = 0;
    stream.read(reinterpret_cast<char*>(&headerBytes), sizeof headerBytes);
    std::string header(headerBytes, ' ');
    stream.read(header.data(), static_cast<std::streamsize>(headerBytes));
    const std::vector<char> body{std::istreambuf_iterator<char>(stream), {}};
    std::map<std::string, GoldenTensor> tensors;
    const nlohmann::json entries = nlohmann::json::parse(header);
    for (const auto& [name, entry] : entries.items()) {
        if (name == "__metadata__") continue;
        GoldenTensor tensor;
        tensor.shape = entry.at("shape").get<Shape>();
        const char* bytes = body.data() + entry.at("data_offsets")[0].get<std::size_t>();
        const auto count = static_cast<std::size_t>(elementCount(tensor.shape));
        const auto type = entry.at("dtype").get<std::string>();
        if (type == "F32") tensor.values = asDoubles<float>(bytes, count);
        else if (type == "F64") tensor.values = asDoubles<double>(bytes, count);
        else if (type == "I64") tensor.values = asDoubles<std::int64_t>(bytes, count);
        else if (type == "U8") tensor.values = asDoubles<std::uint8_t>(bytes, count);
        tensors[name] = std::move(tensor);
    }
    return tensors;
}

}  // namespace orrery::test
