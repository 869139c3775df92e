#include "model/archives/pickle_meaning.h"

#include <unordered_map>

#include "model/archives/pickle.h"
#include "model/archives/pickle_machine.h"
#include "model/archives/pickle_text.h"

namespace orrery::pickle {
namespace {

/// Rewrites one Object node in place; leaves it when its arguments are not what the name expects.
class Meaning {
public:
    Meaning(Document& document, Id id, std::size_t& copied)
        : document_(document), copied_(copied), node_(document.nodes[id]), object_(document.objects[static_cast<std::size_t>(node_.integer)]) {}

    void apply() {
        const std::string_view name = object_.name;
        if (name == "collections.OrderedDict" || name == "builtins.dict") {
            dict();
        } else if (name == "builtins.list" || name == "builtins.tuple" || name == "builtins.set" || name == "builtins.frozenset") {
            sequence(name == "builtins.list" ? Kind::List : name == "builtins.tuple" ? Kind::Tuple : Kind::Set);
        } else if (name == "torch.Size") {
            sequence(Kind::Size);
        } else if (name == "builtins.bytes" || name == "builtins.bytearray" || name == "_codecs.encode") {
            bytes();
        } else if (name == "builtins.complex") {
            complex();
        } else if (name == "torch.device") {
            device();
        } else if (name == "torch.serialization._get_layout") {
            if (argument(0, Kind::Text)) become(Kind::Symbol).text = document_.at(object_.args[0]).text;
        } else if (name.starts_with("torch.jit._pickle.")) {
            if (!object_.args.empty() && mayCopy(document_.at(object_.args[0]))) node_ = Node(document_.at(object_.args[0]));
        }
    }

private:
    bool mayCopy(const Node& from) {
        copied_ += from.items.size();
        return copied_ <= kMaxCopied;
    }

    bool argument(std::size_t index, Kind kind) const {
        return index < object_.args.size() && document_.at(object_.args[index]).kind == kind;
    }

    Node& become(Kind kind) {
        node_ = Node{};
        node_.kind = kind;
        return node_;
    }

    void dict() {
        std::vector<Id> items;
        if (!object_.args.empty()) {
            const Node& given = document_.at(object_.args[0]);
            if (!mayCopy(given)) return;
            if (given.kind == Kind::Dict) items = given.items;
            if (given.kind == Kind::List || given.kind == Kind::Tuple) {
                for (const Id pair : given.items) {
                    const auto& parts = document_.at(pair).items;
                    if (parts.size() == 2) items.insert(items.end(), parts.begin(), parts.end());
                }
            }
        }
        items.insert(items.end(), object_.entries.begin(), object_.entries.end());
        become(Kind::Dict).items = std::move(items);
    }

    void sequence(Kind kind) {
        std::vector<Id> items;
        if (!object_.args.empty()) {
            if (!mayCopy(document_.at(object_.args[0]))) return;
            items = document_.at(object_.args[0]).items;
        }
        items.insert(items.end(), object_.items.begin(), object_.items.end());
        become(kind).items = std::move(items);
    }

    void bytes() {
        if (object_.args.empty()) {
            become(Kind::Bytes);
        } else if (argument(0, Kind::Bytes)) {
            become(Kind::Bytes).text = document_.at(object_.args[0]).text;
        } else if (argument(0, Kind::Text) && argument(1, Kind::Text)) {
            // protocol 2 spells bytes as Latin-1 text
            auto decoded = latin1FromUtf8(document_.at(object_.args[0]).text);
            if (!decoded) return;
            document_.texts.push_back(*std::move(decoded));
            become(Kind::Bytes).text = document_.texts.back();
        }
    }

    void complex() {
        if (!argument(0, Kind::Float) || !argument(1, Kind::Float)) return;
        const double real = document_.at(object_.args[0]).real;
        const double imaginary = document_.at(object_.args[1]).real;
        become(Kind::Complex);
        node_.real = real;
        node_.imaginary = imaginary;
    }

    void device() {
        if (!argument(0, Kind::Text)) return;
        std::string text(document_.at(object_.args[0]).text);
        if (argument(1, Kind::Int)) text += ":" + integerText(document_.at(object_.args[1]));
        document_.texts.push_back(std::move(text));
        become(Kind::Device).text = document_.texts.back();
    }

    Document& document_;
    std::size_t& copied_;
    Node& node_;
    const Object& object_;
};

/// torch.float32, torch.half, ... stand for element types.
void interpretSymbol(Node& node) {
    constexpr std::string_view kTorch = "torch.";
    if (!node.text.starts_with(kTorch) || node.integer != 5) return;
    const std::string_view name = node.text.substr(kTorch.size());
    const auto type = dtypeFromName(name);
    if (!type) return;
    node.kind = Kind::ElementType;
    node.text = orrery::name(*type);
}

/// A key set twice keeps its place and takes the later value, as in Python.
void dropRepeatedKeys(const Document& document, Node& dict) {
    std::unordered_map<std::string_view, std::size_t> places;
    std::vector<Id> kept;
    kept.reserve(dict.items.size());
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& key = document.at(dict.items[i]);
        if (key.kind == Kind::Text) {
            const auto [place, isNew] = places.emplace(key.text, kept.size());
            if (!isNew) {
                kept[place->second + 1] = dict.items[i + 1];
                continue;
            }
        }
        kept.push_back(dict.items[i]);
        kept.push_back(dict.items[i + 1]);
    }
    dict.items = std::move(kept);
}

constexpr std::string_view kDangerousModules[] = {"os",      "posix",  "nt",        "subprocess", "sys",        "shutil", "socket",          "runpy",  "importlib",
                                                  "ctypes",  "pickle", "webbrowser", "pty",       "code",       "multiprocessing", "asyncio"};
constexpr std::string_view kHarmlessBuiltins[] = {"set", "frozenset", "complex", "bytearray", "slice", "range", "xrange", "dict", "list", "tuple",
                                                  "int", "long", "float", "str", "unicode", "bytes", "bool", "object"};

template <class Names>
bool contains(const Names& names, std::string_view name) {
    for (const std::string_view one : names) {
        if (one == name) return true;
    }
    return false;
}

}  // namespace

Result<void> interpretValues(Document& document, const std::string& where) {
    std::size_t copied = 0;
    for (Id id = 0; id < document.nodes.size(); ++id) {
        Node& node = document.nodes[id];
        if (node.kind == Kind::Object) Meaning(document, id, copied).apply();
        if (copied > kMaxCopied) return fileError("too_large", "the pickle repeats more than fifty million values", where);
        if (node.kind == Kind::Symbol) interpretSymbol(node);
        if (node.kind == Kind::Dict) dropRepeatedKeys(document, node);
    }
    return {};
}

std::optional<std::int64_t> toInteger(const Document& document, Id id) {
    const Node& node = document.at(id);
    if (node.kind != Kind::Int || !node.text.empty()) return std::nullopt;
    return node.integer;
}

std::optional<Shape> toShape(const Document& document, Id id) {
    const Node& node = document.at(id);
    if (node.kind != Kind::Tuple && node.kind != Kind::List && node.kind != Kind::Size) return std::nullopt;
    Shape shape;
    for (const Id item : node.items) {
        const auto size = toInteger(document, item);
        if (!size) return std::nullopt;
        shape.push_back(*size);
    }
    return shape;
}

DType toDType(const Document& document, Id id) {
    const Node& node = document.at(id);
    if (node.kind != Kind::ElementType) return DType::Unknown;
    return dtypeFromName(node.text).value_or(DType::Unknown);
}

const Node* Document::get(const Node& dict, std::string_view key) const {
    if (dict.kind != Kind::Dict) return nullptr;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& candidate = at(dict.items[i]);
        if (candidate.kind == Kind::Text && candidate.text == key) return &at(dict.items[i + 1]);
    }
    return nullptr;
}

bool isDangerous(std::string_view fullName, std::size_t moduleSize) {
    const std::string_view module = fullName.substr(0, moduleSize);
    const std::string_view package = module.substr(0, module.find('.'));
    if (contains(kDangerousModules, package)) return true;
    const std::string_view function = moduleSize < fullName.size() ? fullName.substr(moduleSize + 1) : std::string_view();
    if (module == "builtins") return !contains(kHarmlessBuiltins, function);
    if (module == "_codecs") return function != "encode";
    if (module.starts_with("torch.hub")) return true;
    return fullName == "torch.load" || fullName == "torch.serialization.load" || fullName == "torch.storage._load_from_bytes" || fullName == "numpy.load";
}

std::string integerText(const Node& node) { return node.text.empty() ? std::to_string(node.integer) : std::string(node.text); }

Result<Document> read(const SharedBytes& bytes, const std::string& where, std::size_t* consumed) {
    Machine machine(bytes, where);
    if (auto run = machine.run(); !run) return run.error();
    if (consumed) *consumed = machine.position();
    Document document = std::move(machine.document());
    if (auto meaning = interpretValues(document, where); !meaning) return meaning.error();
    if (auto storages = interpretStorages(document, where); !storages) return storages.error();
    interpretArrays(document, where);
    interpretTensors(document, where);
    return document;
}

}  // namespace orrery::pickle
