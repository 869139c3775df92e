#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "model/base/host_tensor.h"
#include "model/base/result.h"
#include "model/base/unfinished_file.h"

namespace orrery {

/// Writes a safetensors file tensor by tensor without holding them: elements go to a file of their own beside the target, which
/// comes into being, whole, with finish(). Without finish() nothing stays.
/// Format: 8 bytes little-endian length, a JSON header with dtype, shape and offsets, then the elements.
class TensorFile {
public:
    static Result<TensorFile> create(const std::filesystem::path& file);
    TensorFile(TensorFile&&) = default;
    TensorFile& operator=(TensorFile&&) = delete;

    /// Errors: Unsupported for element types without a safetensors name, Device when the disk is full.
    Result<void> add(const std::string& name, const HostTensor& tensor);
    Result<void> finish(const std::map<std::string, std::string>& metadata);

private:
    explicit TensorFile(const std::filesystem::path& file);

    std::filesystem::path file_;
    UnfinishedFile elementsFile_;
    std::ofstream elements_;
    nlohmann::json header_ = nlohmann::json::object();
    std::uint64_t offset_ = 0;
};

/// Writes a text beside the target and puts it in place whole.
Result<void> writeTextWhole(const std::filesystem::path& file, const std::string& text);

}  // namespace orrery
