// torch.export packages: weights and constants as raw records with a JSON table; the graph is not read (containers.md 6).
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"
#include "model/checkpoints/plain_values.h"
#include "model/checkpoints/torch_zip.h"

namespace orrery {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kMaxPickled = std::uint64_t{1} << 31;

struct TypeRow {
    int number;
    DType dtype;
};
constexpr std::array kTypes{
    TypeRow{1, DType::U8},     TypeRow{2, DType::I8},      TypeRow{3, DType::I16},         TypeRow{4, DType::I32},         TypeRow{5, DType::I64},
    TypeRow{6, DType::F16},    TypeRow{7, DType::F32},     TypeRow{8, DType::F64},         TypeRow{9, DType::C32},         TypeRow{10, DType::C64},
    TypeRow{11, DType::C128},  TypeRow{12, DType::Bool},   TypeRow{13, DType::BF16},       TypeRow{28, DType::U16},        TypeRow{29, DType::F8E4M3},
    TypeRow{30, DType::F8E5M2}, TypeRow{31, DType::F8E4M3FNUZ}, TypeRow{32, DType::F8E5M2FNUZ}, TypeRow{33, DType::F8E8M0}, TypeRow{34, DType::U32},
    TypeRow{35, DType::U64},
};

/// {"as_int": n}; nothing for symbolic sizes.
std::optional<std::int64_t> plainInteger(const Json& value) {
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (!value.is_object() || !value.contains("as_int") || !value["as_int"].is_number_integer()) return std::nullopt;
    return value["as_int"].get<std::int64_t>();
}

std::optional<Shape> plainShape(const Json& list) {
    if (!list.is_array()) return std::nullopt;
    Shape shape;
    for (const Json& item : list) {
        const auto size = plainInteger(item);
        if (!size) return std::nullopt;
        shape.push_back(*size);
    }
    return shape;
}

class ExportReader {
public:
    ExportReader(MappedFilePtr file, ZipReaderPtr archive, std::string root)
        : file_(std::move(file)), archive_(std::move(archive)), root_(std::move(root)), where_(archive_->where()) {}

    Result<CheckpointPtr> read() {
        if (const auto native = nativeCode()) return *native;
        listing_.container = Container::TorchExport;
        listing_.files = {file_};
        bool any = false;
        for (const char* kind : {"weights/model_weights", "constants/model_constants"}) {
            const ZipEntry* entry = archive_->find(root_ + "data/" + kind + "_config.json");
            if (!entry) continue;
            any = true;
            if (auto table = readTable(*entry); !table) return table.error();
        }
        if (!any) return fileError("unsupported", "an exported program without a table of weights", where_);
        listing_.notice("exported_program", ".", "weights and constants are read; the graph is not run");
        return makeCheckpoint(file_->path(), std::move(listing_));
    }

private:
    /// Compiled code would run inside this program as soon as it was loaded.
    std::optional<Error> nativeCode() const {
        const auto& entries = archive_->entries();
        const bool compiled = std::any_of(entries.begin(), entries.end(), [](const ZipEntry& entry) { return entry.name.ends_with(".so"); });
        if (!compiled) return std::nullopt;
        std::string target;
        for (const ZipEntry& entry : entries) {
            if (!entry.name.ends_with("metadata.json")) continue;
            const auto content = archive_->read(entry, 1 << 16);
            const Json json = content ? Json::parse(content->text(), nullptr, false) : Json();
            for (const char* key : {"AOTI_DEVICE_KEY", "AOTI_MACHINE", "AOTI_CPU_ISA"}) {
                if (json.is_object() && json.contains(key) && json[key].is_string()) target += (target.empty() ? " for " : ", ") + pickle::toUtf8(json[key].get<std::string>());
            }
        }
        return fileError("needs_consent", "holds compiled code" + target + ", which would run inside this program; nothing was loaded", where_,
                         "give consent before it is loaded");
    }

    Result<void> readTable(const ZipEntry& entry) {
        const auto content = archive_->read(entry, 1 << 28);
        if (!content) return content.error();
        listing_.header = *content;
        const Json json = Json::parse(content->text(), nullptr, false);
        if (!json.is_object() || !json.contains("config") || !json["config"].is_object()) {
            return fileError("corrupt", entry.name + " is not the table of an exported program", where_);
        }
        const std::string folder = entry.name.substr(0, entry.name.rfind('/') + 1);
        for (const auto& [name, item] : json["config"].items()) add(name, item, folder);
        return {};
    }

    void add(const std::string& name, const Json& item, const std::string& folder) {
        TensorInfo info;
        info.path = escapedSegment(name);
        info.name = name;
        Elements elements;
        auto found = describe(item, folder, info, elements);
        const ZipEntry* pickled = found ? nullptr : pickledRecord(item, folder);
        if (pickled) {
            found = addPickled(name, *pickled);
            if (found) return;
        }
        if (!found) {
            info.error = found.error();
            info.error->where = where_ + ", " + info.path;
            if (!checkedCount(info.shape)) info.shape.clear();
        }
        listing_.add(std::move(info), std::move(elements));
    }

    const ZipEntry* pickledRecord(const Json& item, const std::string& folder) const {
        const bool isPickled = item.is_object() && item.contains("use_pickle") && item["use_pickle"] == true && item.contains("path_name") && item["path_name"].is_string();
        return isPickled ? archive_->find(folder + item["path_name"].get<std::string>()) : nullptr;
    }

    Result<void> describe(const Json& item, const std::string& folder, TensorInfo& info, Elements& elements) const {
        const auto corrupt = [&](const char* message) { return fileError("corrupt", message, where_); };
        if (!item.is_object() || !item.contains("path_name") || !item["path_name"].is_string()) return corrupt("its record is not named");
        const auto record = item["path_name"].get<std::string>();
        const ZipEntry* entry = archive_->find(folder + record);
        if (!entry || leavesArchive(record)) return fileError("missing_part", pickle::toUtf8(record) + " is not in the archive", where_);
        if (pickledRecord(item, folder)) return fileError("unsupported", "the weight is a pickle of its own", where_);
        if (!item.contains("tensor_meta") || !item["tensor_meta"].is_object()) return corrupt("it is not described");
        const Json& meta = item["tensor_meta"];
        auto shape = plainShape(meta.value("sizes", Json()));
        auto strides = plainShape(meta.value("strides", Json()));
        const auto offset = plainInteger(meta.value("storage_offset", Json(0)));
        if (!shape || !strides || !offset) return fileError("unsupported", "its size is symbolic or not given", where_);
        info.shape = *shape;
        info.strides = *strides;
        info.storageOffset = *offset;
        const Json number = meta.value("dtype", Json());
        for (const TypeRow& row : kTypes) {
            if (number.is_number_integer() && number.get<std::int64_t>() == row.number) info.dtype = row.dtype;
        }
        if (info.dtype == DType::Unknown) return fileError("unsupported", "its element type " + number.dump() + " is not known", where_);
        if (auto checked = archive_->check(*entry); !checked) return checked.error();
        elements.layout = {info.dtype, info.shape, info.strides, info.storageOffset, false, false, false};
        const auto count = static_cast<std::int64_t>(entry->size / itemSize(info.dtype));
        if (auto checked = checkBounds(elements.layout, count, where_); !checked) return checked.error();
        info.storage = record;
        elements.source = bytesOfEntry(archive_, *entry, entry->size);
        return {};
    }

    /// A weight that is a torch.save file of its own, read by the same inert machine; its one tensor takes the weight's name.
    Result<void> addPickled(const std::string& name, const ZipEntry& entry) {
        const auto content = archive_->read(entry, kMaxPickled);
        if (!content) return content.error();
        if (!content->text().starts_with("PK")) return addFrom(name, pickle::read(*content, where_), [this](const pickle::Storage&) {
            return Result<StorageBytes>(fileError("unsupported", "the weight is stored in a layout of its own", where_));
        });
        const auto inner = ZipReader::open(*content, where_ + ", " + entry.name);
        if (!inner) return inner.error();
        std::string root;
        for (const ZipEntry& part : (*inner)->entries()) {
            if (part.name.ends_with("/data.pkl")) root = part.name.substr(0, part.name.size() - 8);
        }
        TorchRecords records(*inner, root, "data");
        if (auto order = records.readByteOrder(); !order) return order.error();
        const auto bytes = records.pickle("data.pkl", listing_);
        if (!bytes) return bytes.error();
        return addFrom(name, pickle::read(*bytes, where_), [&](const pickle::Storage& storage) { return records.storage(storage); });
    }

    Result<void> addFrom(const std::string& name, const Result<pickle::Document>& document, std::function<Result<StorageBytes>(const pickle::Storage&)> resolve) {
        if (!document) return document.error();
        Listing found;
        const PickleListingOptions options{where_, std::move(resolve), false, escapedSegment(name)};
        if (auto listed = listPickle(*document, options, found); !listed) return listed.error();
        if (auto useful = refuseIfOnlyCode(*document, found, where_); !useful) return useful.error();
        if (found.tensors.size() != 1) return fileError("corrupt", "its record holds " + std::to_string(found.tensors.size()) + " tensors", where_);
        found.tensors.front().name = name;
        listing_.add(found.tensors.front(), found.elements.front());
        return {};
    }

    MappedFilePtr file_;
    ZipReaderPtr archive_;
    std::string root_;
    std::string where_;
    Listing listing_;
};

}  // namespace

Result<CheckpointPtr> openTorchExport(const MappedFilePtr& file, const ZipReaderPtr& archive, const std::string& root) { return ExportReader(file, archive, root).read(); }

}  // namespace orrery
