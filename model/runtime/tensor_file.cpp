#include "model/runtime/tensor_file.h"

namespace orrery {
namespace {

Error cannotWrite(const std::filesystem::path& file) {
    return {Error::Kind::Device, "it cannot be written", file.string(), "write", "check the free space and the rights of its folder"};
}

std::string_view safetensorsName(DType type) {
    switch (type) {
        case DType::F32: return "F32";
        case DType::F64: return "F64";
        case DType::I64: return "I64";
        case DType::I32: return "I32";
        case DType::U8: return "U8";
        case DType::F16: return "F16";
        case DType::BF16: return "BF16";
        default: return {};
    }
}

}  // namespace

TensorFile::TensorFile(const std::filesystem::path& file) : file_(file), elementsFile_(file.string() + ".elements") {}

Result<TensorFile> TensorFile::create(const std::filesystem::path& file) {
    TensorFile made(file);
    made.elements_.open(made.elementsFile_.path(), std::ios::binary | std::ios::trunc);
    if (!made.elements_) return cannotWrite(file);
    return made;
}

Result<void> TensorFile::add(const std::string& name, const HostTensor& tensor) {
    const std::string_view type = safetensorsName(tensor.dtype());
    if (type.empty()) return Error{Error::Kind::Unsupported, "safetensors has no name for this element type", name, {}, {}};
    header_[name] = {{"dtype", type}, {"shape", tensor.shape()}, {"data_offsets", {offset_, offset_ + tensor.bytes()}}};
    offset_ += tensor.bytes();
    elements_.write(reinterpret_cast<const char*>(tensor.data()), static_cast<std::streamsize>(tensor.bytes()));
    if (!elements_) return cannotWrite(file_);
    return {};
}

Result<void> TensorFile::finish(const std::map<std::string, std::string>& metadata) {
    header_["__metadata__"] = metadata;
    std::string header = header_.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    header.append((8 - header.size() % 8) % 8, ' ');  // elements begin on a multiple of eight, as readers map them
    elements_.close();
    UnfinishedFile part(file_.string() + ".part");
    std::ofstream whole(part.path(), std::ios::binary | std::ios::trunc);
    const std::uint64_t size = header.size();
    whole.write(reinterpret_cast<const char*>(&size), sizeof size);
    whole.write(header.data(), static_cast<std::streamsize>(header.size()));
    std::ifstream elements(elementsFile_.path(), std::ios::binary);
    if (offset_ > 0) whole << elements.rdbuf();
    whole.close();
    if (!whole || !elements) return cannotWrite(file_);
    if (!part.finish(file_)) return cannotWrite(file_);
    return {};
}

Result<void> writeTextWhole(const std::filesystem::path& file, const std::string& text) {
    UnfinishedFile part(file.string() + ".part");
    std::ofstream stream(part.path(), std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (!stream || !part.finish(file)) return cannotWrite(file);
    return {};
}

}  // namespace orrery
