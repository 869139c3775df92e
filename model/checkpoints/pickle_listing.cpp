#include "model/checkpoints/pickle_listing.h"

#include <algorithm>
#include <unordered_set>

#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"
#include "model/checkpoints/plain_values.h"
#include "model/checkpoints/tensor_names.h"

namespace orrery {
namespace {

using pickle::Document;
using pickle::Id;
using pickle::Kind;
using pickle::Node;

constexpr int kMaxDepth = 1000;
constexpr std::size_t kMaxValues = 200'000;
constexpr std::size_t kManyShared = 100;
constexpr std::int64_t kShownWhole = std::int64_t{1} << 40;  // bytes; larger views can only be repetitions

class Walk {
public:
    Walk(const Document& document, const PickleListingOptions& options, Listing& listing)
        : document_(document), options_(options), listing_(listing) {}

    Result<void> run() {
        push({document_.root, options_.prefix.empty() ? "." : options_.prefix, {}, 0});
        while (!stack_.empty()) {
            const Place place = std::move(stack_.back());
            stack_.pop_back();
            if (place.depth > kMaxDepth) return fileError("too_deep", "values are nested deeper than the limit (1000)", options_.where);
            const std::size_t before = stack_.size();
            visit(place);
            std::reverse(stack_.begin() + static_cast<std::ptrdiff_t>(before), stack_.end());
        }
        if (shared_ > kManyShared) {
            listing_.notice("shared", ".", std::to_string(shared_) + " values refer to others that are shown once; copied out they would be many more");
        }
        if (oddText_) listing_.notice("odd_text", ".", "some texts are not valid Unicode; they are shown with a replacement sign");
        if (listing_.values.size() >= kMaxValues) listing_.notice("too_large", ".", "only the first 200000 plain values are listed");
        return {};
    }

private:
    struct Place {
        Id id;
        std::string path;
        TensorName name;
        int depth;
    };

    void push(Place place) { stack_.push_back(std::move(place)); }

    std::string child(const std::string& path, const std::string& segment) const { return path == "." ? segment : path + "/" + segment; }

    void visit(const Place& place) {
        const Node& node = document_.at(place.id);
        switch (node.kind) {
            case Kind::Dict: return visitDict(place, node);
            case Kind::List: case Kind::Tuple: return visitSequence(place, node);
            case Kind::Object: return visitObject(place, node);
            case Kind::Tensor: return visitTensor(place, document_.tensors[static_cast<std::size_t>(node.integer)]);
            case Kind::Array: return visitArray(place, document_.array(node));
            default: return value(place.path, typeName(node.kind), jsonOf(document_, place.id));
        }
    }

    void value(const std::string& path, std::string_view type, std::string json) {
        if (listing_.values.size() < kMaxValues) listing_.values.push_back({path, std::string(type), std::move(json)});
    }

    /// True when this container was met before: it is not walked again.
    bool metBefore(Id id) {
        if (met_.insert(id).second) return false;
        ++shared_;
        return true;
    }

    std::string segment(Id key) {
        const Node& node = document_.at(key);
        if (node.kind == Kind::Text && !pickle::isUtf8(node.text)) oddText_ = true;
        if (node.kind == Kind::Object) lookForDanger({key}, ".");
        return pathSegment(document_, key);
    }

    void visitDict(const Place& place, const Node& node) {
        if (!node.items.empty() && metBefore(place.id)) return;
        value(place.path, "dict", std::to_string(node.items.size() / 2));
        pushEntries(place, place.path, node.items, place.name.inDict(document_, node));
    }

    void pushEntries(const Place& place, const std::string& path, const std::vector<Id>& entries, const TensorName& naming) {
        for (std::size_t i = 0; i + 1 < entries.size(); i += 2) {
            const std::string part = segment(entries[i]);
            push({entries[i + 1], child(path, part), naming.key(document_, entries[i], entries[i + 1], part), place.depth + 1});
        }
    }

    void pushItems(const Place& place, const std::string& path, const std::vector<Id>& items) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string part = "[" + std::to_string(i) + "]";
            push({items[i], child(path, part), place.name.index(part), place.depth + 1});
        }
    }

    void visitSequence(const Place& place, const Node& node) {
        if (!node.items.empty() && metBefore(place.id)) return;
        value(place.path, typeName(node.kind), std::to_string(node.items.size()));
        pushItems(place, place.path, node.items);
    }

    void visitObject(const Place& place, const Node& node) {
        if (metBefore(place.id)) return;
        const pickle::Object& object = document_.object(node);
        if (options_.dottedModules && object.name.starts_with("__torch__.")) return visitModule(place, object);
        reportIfDangerous(object, place.path);
        listing_.opaque.push_back({place.path, pickle::toUtf8(object.name)});
        pushItems(place, place.path + "@args", object.args);
        pushItems(place, place.path + "@items", object.items);
        pushEntries(place, place.path + "@items", object.entries, place.name.other());
        if (object.state != pickle::kAbsent) push({object.state, place.path + "@state", place.name.inObject(document_, object), place.depth + 1});
    }

    void visitModule(const Place& place, const pickle::Object& object) {
        if (object.state == pickle::kAbsent) return;
        const auto& entries = document_.at(object.state).items;
        for (std::size_t i = 0; i + 1 < entries.size(); i += 2) {
            const std::string part = segment(entries[i]);
            if (part == "training" || part == "_is_full_backward_hook") continue;
            std::string path = place.path == "." ? part : place.path + "." + part;
            push({entries[i + 1], path, TensorName::of(path), place.depth + 1});
        }
    }

    void visitTensor(const Place& place, const pickle::Tensor& tensor) {
        if (tensor.object != SIZE_MAX) lookForDanger(document_.objects[tensor.object].args, place.path);
        TensorInfo info;
        info.path = place.path;
        info.name = place.name.text();
        info.dtype = tensor.dtype;
        info.shape = tensor.shape;
        info.strides = tensor.strides;
        info.storageOffset = tensor.offset;
        info.error = tensor.error;
        Elements elements;
        switch (tensor.layout) {
            case pickle::Tensor::Layout::Sparse: info.kind = TensorInfo::Kind::Sparse; break;
            case pickle::Tensor::Layout::Meta: info.kind = TensorInfo::Kind::Meta; break;
            case pickle::Tensor::Layout::Quantised: info.kind = TensorInfo::Kind::QTensor; [[fallthrough]];
            case pickle::Tensor::Layout::Strided:
                if (!info.error) locate(tensor, info, elements);
        }
        if (!info.error && !checkedCount(info.shape)) info.error = fileError("out_of_bounds", "the shape is impossible", options_.where + ", " + place.path);
        listing_.add(std::move(info), std::move(elements));
        if (!tensor.facts.empty()) value(place.path, "quantisation", tensor.facts);
        for (const auto& [part, id] : tensor.parts) push({id, place.path + "@" + part, place.name.index("@" + part), place.depth + 1});
    }

    /// Finds the storage and checks everything that can be checked without touching it.
    void locate(const pickle::Tensor& tensor, TensorInfo& info, Elements& elements) {
        const pickle::Storage& storage = document_.storages[tensor.storage];
        const std::string where = options_.where + ", " + info.path;
        const auto failed = [&](Error error) {
            error.where = where;
            info.error = std::move(error);
        };
        if (storage.error) return failed(*storage.error);
        elements.layout = {tensor.dtype, tensor.shape, tensor.strides, tensor.offset, false, tensor.conjugate, tensor.negative};
        const std::size_t unit = storage.countsBytes ? 1 : itemSize(storage.dtype);
        const Wide needed = static_cast<Wide>(storage.viewKey.empty() ? storage.count : storage.viewSize) * static_cast<Wide>(unit);
        const std::size_t item = itemSize(tensor.dtype);
        const auto count = static_cast<std::int64_t>(std::min<Wide>(needed / static_cast<Wide>(std::max<std::size_t>(item, 1)), INT64_MAX));
        auto bytes = options_.resolve(storage);
        if (!bytes) return failed(bytes.error());
        if (auto checked = checkBounds(elements.layout, count, where); !checked) return failed(checked.error());
        if (needed > static_cast<Wide>(bytes->size)) {
            const std::string announced = needed > INT64_MAX ? "more than 2^63" : std::to_string(static_cast<std::int64_t>(needed));
            return failed(fileError("out_of_bounds", "needs " + announced + " bytes, storage " + bytes->id + " has " + std::to_string(bytes->size), where));
        }
        info.storage = bytes->id;
        elements.source = bytes->source;
        elements.layout.bigEndian = bytes->bigEndian;
        const std::int64_t shown = checkedCount(tensor.shape).value_or(0);
        if (shown > kShownWhole / static_cast<std::int64_t>(item)) {
            listing_.notice("too_large", info.path, "a view that repeats its elements " + std::to_string(shown) + " times: listed with its shape, not read as a whole");
        }
    }

    void visitArray(const Place& place, const pickle::Array& array) {
        if (array.isScalar && !array.error) return scalar(place, array);
        TensorInfo info;
        info.path = place.path;
        info.name = place.name.text();
        info.kind = TensorInfo::Kind::NdArray;
        info.dtype = array.dtype;
        info.shape = array.shape;
        info.error = array.error;
        Elements elements;
        if (!array.error) {
            info.strides = denseStrides(array.shape, array.fortran);
            if (array.dtype != DType::Unknown) {
                elements.layout = {array.dtype, array.shape, info.strides, 0, array.bigEndian, false, false};
                elements.source = bytesInMemory(SharedBytes::of(std::string(array.data)));
            }
        } else if (!checkedCount(array.shape)) {
            info.shape.clear();
        }
        listing_.add(std::move(info), std::move(elements));
        pushItems(place, place.path + "@items", array.objects);
    }

    void scalar(const Place& place, const pickle::Array& array) {
        if (array.isText || array.isObjects) return value(place.path, "str", jsonOfText(array));
        const auto number = pickle::values(document_, array, options_.where);
        if (!number) return;
        const auto [type, json] = jsonOfNumber(*number);
        value(place.path, type, json);
    }

    /// Named at the value that a person sees, not at the part of it that asks.
    void reportIfDangerous(const pickle::Object& object, const std::string& partPath) {
        if (!pickle::isDangerous(object.name, object.moduleSize)) return;
        std::size_t end = partPath.size();
        for (const char* part : {"@args", "@items", "@state"}) end = std::min(end, partPath.find(part));
        const std::string path = partPath.substr(0, end);
        if (!reported_.insert(path + '\n' + std::string(object.name)).second) return;
        listing_.notice("danger", path, "asks to run " + pickle::toUtf8(object.name) + "; it was not run");
    }

    /// Objects that are not listed themselves (hooks, keys) but would be called by a reader that calls.
    void lookForDanger(std::vector<Id> ids, const std::string& path) {
        while (!ids.empty()) {
            const Id id = ids.back();
            ids.pop_back();
            const Node& node = document_.at(id);
            if (node.kind == Kind::Tensor || node.kind == Kind::Array || node.kind == Kind::Storage) continue;
            if ((node.kind == Kind::Object || !node.items.empty()) && !searched_.insert(id).second) continue;
            ids.insert(ids.end(), node.items.begin(), node.items.end());
            if (node.kind != Kind::Object) continue;
            const pickle::Object& object = document_.object(node);
            reportIfDangerous(object, path);
            for (const auto* part : {&object.args, &object.items, &object.entries}) ids.insert(ids.end(), part->begin(), part->end());
            if (object.state != pickle::kAbsent) ids.push_back(object.state);
        }
    }

    const Document& document_;
    const PickleListingOptions& options_;
    Listing& listing_;
    std::vector<Place> stack_;
    std::unordered_set<Id> met_;
    std::unordered_set<Id> searched_;
    std::unordered_set<std::string> reported_;
    std::size_t shared_ = 0;
    bool oddText_ = false;
};

}  // namespace

Result<void> listPickle(const Document& document, const PickleListingOptions& options, Listing& listing) {
    return Walk(document, options, listing).run();
}

Result<void> refuseIfOnlyCode(const Document& document, const Listing& listing, const std::string& where) {
    if (!listing.tensors.empty()) return {};
    for (const pickle::Object& object : document.objects) {
        if (!pickle::isDangerous(object.name, object.moduleSize)) continue;
        std::string call = pickle::toUtf8(object.name) + "(";
        for (std::size_t i = 0; i < object.args.size() && i < 3; ++i) call += (i ? ", " : "") + jsonOf(document, object.args[i]);
        return fileError("runs_code", "the file asks to run " + call + ") and holds no tensors; nothing was run", where, "do not trust this file");
    }
    return {};
}

}  // namespace orrery
