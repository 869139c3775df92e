#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/host_tensor.h"
#include "model/base/result.h"

namespace orrery {

enum class Container {
    TorchZip, TorchLegacy, TorchScript, Safetensors, SafetensorsSharded, TorchExport, AotInductor, Pickle, Npz, Npy, Unknown
};
/// "torch-zip", "safetensors", ... as the command line prints it.
std::string_view name(Container container);

/// What is known of one array without touching its elements.
struct TensorInfo {
    enum class Kind { Tensor, NdArray, Sparse, QTensor, Meta };
    std::string path;             ///< Where it stands in the file: "state_dict/embed_img.weight" (goldens/checkpoints notation).
    std::string name;             ///< The key as its model spells it: "embed_img.weight".
    Kind kind = Kind::Tensor;
    DType dtype = DType::Unknown;
    Shape shape;
    Shape strides;                ///< In elements.
    std::int64_t storageOffset = 0;  ///< In elements.
    std::int64_t bytes = 0;       ///< Of the elements it shows: elementCount(shape) * itemSize(dtype).
    std::string storage;          ///< Equal for tensors of one file that share a storage.
    std::string sharesStorageWith;  ///< Path of the first tensor of the same storage, or empty.
    std::string sameAs;           ///< Path of an earlier tensor that shows exactly these elements, or empty.
    std::optional<Error> error;   ///< Why this one cannot be read, while the others can.
};

/// A plain value beside the tensors ("epoch": 20).
struct PlainValue {
    std::string path;
    std::string type;   ///< "none bool int float complex str bytes list dict tuple set size dtype device symbol"
    std::string value;  ///< As JSON.
};

/// Something that only code could have rebuilt; its plain parts are listed among the values.
struct OpaqueValue {
    std::string path;
    std::string type;  ///< "argparse.Namespace"
};

/// Something the user should know; the file opens all the same.
struct Notice {
    std::string kind;  ///< "danger", "crc_mismatch", ... (goldens/checkpoints README)
    std::string path;
    std::string message;
};

/// An open checkpoint file: names, shapes and plain values; elements are read when asked for. Safe to read from several threads.
class Checkpoint {
public:
    virtual ~Checkpoint() = default;

    virtual const std::filesystem::path& file() const = 0;
    virtual Container container() const = 0;
    virtual std::uint64_t size() const = 0;  ///< bytes of the file (of all shards)

    virtual std::span<const TensorInfo> tensors() const = 0;  ///< in the file's order
    virtual std::span<const PlainValue> values() const = 0;
    virtual std::span<const OpaqueValue> opaque() const = 0;
    virtual std::span<const Notice> notices() const = 0;

    /// Elements in row-major order. Points into the mapped file where its layout allows, else is a copy.
    /// Errors: the tensor's own, truncated when the file changed under us, Cancelled.
    virtual Result<HostTensor> read(const TensorInfo& tensor, std::stop_token stop = {}) const = 0;

    /// SHA-256 over the header and the first and last MiB, or over everything for files up to 64 MiB.
    virtual std::string quickHash() const = 0;

    const TensorInfo* find(std::string_view name) const;  ///< by `name`; null when absent
};
using CheckpointPtr = std::shared_ptr<const Checkpoint>;

/// Opens whatever container the bytes show; runs nothing of it and reads no elements.
/// Errors carry the classes of goldens/checkpoints in `code`.
Result<CheckpointPtr> openCheckpoint(const std::filesystem::path& file, std::stop_token stop = {});

/// True when the first bytes look like one of our containers (used to tell a checkpoint from a dataset).
bool looksLikeCheckpoint(const std::filesystem::path& file);

}  // namespace orrery
