// What torch.save writes in place of tensors: which call with which arguments means which view of which storage.
#include <array>

#include "model/archives/pickle.h"
#include "model/archives/pickle_meaning.h"
#include "model/archives/pickle_text.h"

namespace orrery::pickle {
namespace {

struct StorageClass {
    std::string_view name;
    DType dtype;
};
constexpr std::array kStorageClasses{
    StorageClass{"DoubleStorage", DType::F64},         StorageClass{"FloatStorage", DType::F32},        StorageClass{"HalfStorage", DType::F16},
    StorageClass{"BFloat16Storage", DType::BF16},      StorageClass{"LongStorage", DType::I64},         StorageClass{"IntStorage", DType::I32},
    StorageClass{"ShortStorage", DType::I16},          StorageClass{"CharStorage", DType::I8},          StorageClass{"ByteStorage", DType::U8},
    StorageClass{"BoolStorage", DType::Bool},          StorageClass{"ComplexDoubleStorage", DType::C128}, StorageClass{"ComplexFloatStorage", DType::C64},
    StorageClass{"QUInt8Storage", DType::QU8},         StorageClass{"QInt8Storage", DType::QI8},        StorageClass{"QInt32Storage", DType::QI32},
};

void nameElementType(const Document& document, Id id, Storage& storage, const std::string& where) {
    const Node& symbol = document.at(id);
    if (symbol.kind != Kind::Symbol) {
        storage.error = fileError("corrupt", "a tensor record has wrong arguments", where);
        return;
    }
    if (symbol.text == "torch.storage.UntypedStorage") {
        storage.typeName = "UntypedStorage";
        storage.dtype = DType::U8;
        storage.countsBytes = true;
        return;
    }
    storage.typeName = symbol.text.substr(static_cast<std::size_t>(symbol.integer) + 1);
    for (const StorageClass& one : kStorageClasses) {
        if (symbol.text.starts_with("torch.") && one.name == storage.typeName) storage.dtype = one.dtype;
    }
    if (storage.dtype == DType::Unknown) {
        storage.error = fileError("unsupported", "element type " + toUtf8(storage.typeName) + " is not known", where);
    }
}

/// ("storage", class, key, location, count[, view]); the location may be anything and is ignored.
Result<Storage> storageOf(const Document& document, const std::vector<Id>& id, const std::string& where) {
    if (id.size() < 5 || document.at(id[0]).kind != Kind::Text || document.at(id[0]).text != "storage") {
        return fileError("corrupt", "a storage is named by something that is not a storage", where);
    }
    Storage storage;
    nameElementType(document, id[1], storage, where);
    const Node& key = document.at(id[2]);
    if (key.kind != Kind::Text && key.kind != Kind::Int) return fileError("corrupt", "a storage has no name", where);
    storage.key = key.kind == Kind::Text ? toUtf8(key.text) : integerText(key);
    const auto count = toInteger(document, id[4]);
    storage.count = count.value_or(0);
    if (!count || *count < 0) storage.error = fileError("corrupt", "a tensor record has wrong arguments: the element count", where);
    if (id.size() < 6 || document.at(id[5]).kind != Kind::Tuple) return storage;
    const auto& view = document.at(id[5]).items;
    const auto offset = view.size() == 3 ? toInteger(document, view[1]) : std::nullopt;
    const auto size = view.size() == 3 ? toInteger(document, view[2]) : std::nullopt;
    if (!offset || !size || document.at(view[0]).kind != Kind::Text) {
        storage.error = fileError("corrupt", "a storage view has wrong arguments", where);
        return storage;
    }
    storage.viewKey = toUtf8(document.at(view[0]).text);
    storage.viewOffset = *offset;
    storage.viewSize = *size;
    return storage;
}

/// Turns one rebuild call into a tensor.
class Rebuild {
public:
    Rebuild(Document& document, const std::string& where) : document_(document), where_(where) {}

    /// Nothing when `name` is not a rebuild function.
    std::optional<Tensor> make(std::string_view name, const std::vector<Id>& args) const {
        constexpr std::string_view kPrefix = "torch._utils._rebuild_";
        if (name == "torch._tensor._rebuild_from_type_v2") return subclass(args);
        if (!name.starts_with(kPrefix)) return std::nullopt;
        const std::string_view what = name.substr(kPrefix.size());
        if (what == "tensor_v2" || what == "tensor_v3" || what == "tensor") return strided(what, args);
        if (what == "parameter" || what == "parameter_with_state") return inner(args);
        if (what == "qtensor") return quantised(args);
        if (what == "sparse_tensor") return sparse(args);
        if (what == "meta_tensor_no_storage") return meta(args);
        return std::nullopt;
    }

private:
    Tensor wrong() const {
        Tensor tensor;
        tensor.error = fileError("corrupt", "a tensor record has wrong arguments", where_);
        return tensor;
    }

    const Node* argument(const std::vector<Id>& args, std::size_t index) const {
        return index < args.size() ? &document_.at(args[index]) : nullptr;
    }

    Tensor inner(const std::vector<Id>& args) const {
        const Node* node = argument(args, 0);
        return node && node->kind == Kind::Tensor ? document_.tensors[static_cast<std::size_t>(node->integer)] : wrong();
    }

    Tensor strided(std::string_view what, const std::vector<Id>& args) const {
        const bool typed = what == "tensor_v3";
        Tensor tensor;
        const Node* storage = argument(args, 0);
        if (args.size() < 4 || (typed && args.size() < 7) || storage->kind != Kind::Storage) return wrong();
        const auto offset = toInteger(document_, args[1]);
        auto shape = toShape(document_, args[2]);
        auto strides = toShape(document_, args[3]);
        if (!offset || !shape || !strides) return wrong();
        tensor.storage = static_cast<std::size_t>(storage->integer);
        tensor.dtype = document_.storages[tensor.storage].dtype;
        tensor.offset = *offset;
        tensor.shape = *std::move(shape);
        tensor.strides = *std::move(strides);
        if (typed) {
            tensor.dtype = toDType(document_, args[6]);
            if (tensor.dtype == DType::Unknown) {
                Tensor failed = wrong();
                failed.shape = tensor.shape;
                return failed;
            }
        }
        if (const Node* flags = argument(args, typed ? 7 : 6)) {
            const auto isSet = [&](std::string_view key) {
                const Node* flag = document_.get(*flags, key);
                return flag && flag->kind == Kind::Bool && flag->integer != 0;
            };
            tensor.conjugate = isSet("conj");
            tensor.negative = isSet("neg");
        }
        return tensor;
    }

    Tensor quantised(const std::vector<Id>& args) const {
        Tensor tensor = strided("tensor", args);
        tensor.layout = Tensor::Layout::Quantised;
        const Node* scheme = argument(args, 4);
        if (tensor.error || !scheme || scheme->kind != Kind::Tuple) return wrong();
        if (scheme->items.size() == 3) {
            const Node& scale = document_.at(scheme->items[1]);
            const auto zero = toInteger(document_, scheme->items[2]);
            tensor.facts = "{\"scale\": " + floatText(scale.real) + ", \"zero_point\": " + std::to_string(zero.value_or(0)) + "}";
        } else if (scheme->items.size() == 4) {
            for (std::size_t i = 1; i < 3; ++i) tensor.parts.emplace_back(i == 1 ? "scales" : "zero_points", scheme->items[i]);
            tensor.facts = "{\"axis\": " + std::to_string(toInteger(document_, scheme->items[3]).value_or(0)) + "}";
        }
        return tensor;
    }

    Tensor sparse(const std::vector<Id>& args) const {
        const Node* layout = argument(args, 0);
        const Node* data = argument(args, 1);
        if (!layout || layout->kind != Kind::Symbol || !data || data->kind != Kind::Tuple) return wrong();
        Tensor tensor;
        tensor.layout = Tensor::Layout::Sparse;
        const bool coo = layout->text == "torch.sparse_coo";
        const bool byRow = layout->text == "torch.sparse_csr" || layout->text == "torch.sparse_bsr";
        std::vector<std::string> names{"indices", "values"};
        if (!coo) names = byRow ? std::vector<std::string>{"crow", "col", "values"} : std::vector<std::string>{"ccol", "row", "values"};
        if (data->items.size() <= names.size()) return wrong();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (document_.at(data->items[i]).kind != Kind::Tensor) return wrong();
            tensor.parts.emplace_back(names[i], data->items[i]);
        }
        auto shape = toShape(document_, data->items[names.size()]);
        if (!shape) return wrong();
        tensor.shape = *std::move(shape);
        tensor.dtype = document_.tensors[static_cast<std::size_t>(document_.at(tensor.parts.back().second).integer)].dtype;
        return tensor;
    }

    Tensor meta(const std::vector<Id>& args) const {
        auto shape = args.size() > 1 ? toShape(document_, args[1]) : std::nullopt;
        if (!shape) return wrong();
        Tensor tensor;
        tensor.layout = Tensor::Layout::Meta;
        tensor.dtype = toDType(document_, args[0]);
        tensor.shape = *std::move(shape);
        return tensor;
    }

    /// (function, class, arguments, state): what the function makes of the arguments; the class stays a name.
    Tensor subclass(const std::vector<Id>& args) const {
        const Node* function = argument(args, 0);
        const Node* inside = argument(args, 2);
        if (!function || function->kind != Kind::Symbol || !inside || inside->kind != Kind::Tuple) return wrong();
        if (function->text == "torch._tensor._rebuild_from_type_v2") return wrong();  // would nest without end
        return make(function->text, inside->items).value_or(wrong());
    }

    Document& document_;
    const std::string& where_;
};

}  // namespace

Result<void> interpretStorages(Document& document, const std::string& where) {
    for (Node& node : document.nodes) {
        if (node.kind != Kind::Storage) continue;
        auto storage = storageOf(document, node.items, where);
        if (!storage) return storage.error();
        document.storages.push_back(*std::move(storage));
        node.integer = static_cast<std::int64_t>(document.storages.size() - 1);
        node.items.clear();
    }
    return {};
}

void interpretTensors(Document& document, const std::string& where) {
    const Rebuild rebuild(document, where);
    for (Node& node : document.nodes) {
        if (node.kind != Kind::Object) continue;
        const auto index = static_cast<std::size_t>(node.integer);
        auto tensor = rebuild.make(document.objects[index].name, document.objects[index].args);
        if (!tensor) continue;
        tensor->object = index;
        document.tensors.push_back(*std::move(tensor));
        node.kind = Kind::Tensor;
        node.integer = static_cast<std::int64_t>(document.tensors.size() - 1);
    }
}

}  // namespace orrery::pickle
