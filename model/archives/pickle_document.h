#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/archives/bytes.h"
#include "model/base/host_tensor.h"

/// What a pickle holds, as inert values. Nodes refer to each other by number, so sharing and cycles cost nothing and neither
/// building nor destroying recurses.
namespace orrery::pickle {

using Id = std::uint32_t;
constexpr Id kAbsent = UINT32_MAX;

enum class Kind : std::uint8_t {
    None, Bool, Int, Float, Complex, Text, Bytes, List, Tuple, Dict, Set, Size, Device, ElementType, Symbol, Object, Storage, Tensor, Array
};

struct Node {
    Kind kind = Kind::None;
    std::int64_t integer = 0;  ///< Bool, Int; Symbol: length of the module; Object, Storage, Tensor, Array: place in the document's table
    double real = 0;           ///< Float, Complex
    double imaginary = 0;
    std::string_view text;     ///< Text, Bytes; Int beyond 64 bits: its digits; Symbol: "module.name"; Device, ElementType
    std::vector<Id> items;     ///< List, Tuple, Set, Size; Dict: key, value, key, value, ...
};

/// A call that was written down and not made: what was named, and what it was to be given.
struct Object {
    std::string_view name;     ///< "argparse.Namespace"
    std::size_t moduleSize = 0;  ///< characters of `name` that are the module
    std::vector<Id> args;
    std::vector<Id> items;     ///< appended values
    std::vector<Id> entries;   ///< key, value, ... set as items
    Id state = kAbsent;        ///< attributes
};

/// A block of numbers that lies outside the pickle, or what was said of it.
struct Storage {
    std::string key;
    DType dtype = DType::Unknown;
    std::string typeName;              ///< "FloatStorage"
    bool countsBytes = false;          ///< UntypedStorage: `count` is in bytes
    std::int64_t count = 0;            ///< elements, or bytes
    std::string viewKey;               ///< legacy: this is a view of elements [viewOffset, viewOffset + viewSize) of the key's storage
    std::int64_t viewOffset = 0;
    std::int64_t viewSize = 0;
    std::optional<Error> error;
};

struct Tensor {
    enum class Layout { Strided, Sparse, Quantised, Meta };
    Layout layout = Layout::Strided;
    std::size_t storage = SIZE_MAX;    ///< place in storages; none for sparse and meta
    DType dtype = DType::Unknown;
    std::int64_t offset = 0;           ///< elements
    Shape shape;
    Shape strides;                     ///< elements
    bool conjugate = false;
    bool negative = false;
    std::vector<std::pair<std::string, Id>> parts;  ///< sparse: "indices", "values", ...
    std::string facts;                 ///< quantised: JSON of scale and zero point
    std::size_t object = SIZE_MAX;     ///< the call it was made from; its arguments may hold hooks
    std::optional<Error> error;
};

/// A numpy array or number whose elements lie inside the pickle.
struct Array {
    bool isScalar = false;
    bool isText = false;               ///< "S" and "U" types: elements are texts of `itemSize` bytes
    bool isObjects = false;            ///< elements are the nodes `objects`
    DType dtype = DType::Unknown;
    std::size_t itemSize = 0;
    bool bigEndian = false;
    bool fortran = false;
    Shape shape;
    std::string_view data;
    std::vector<Id> objects;
    std::optional<Error> error;
};

struct Document {
    SharedBytes source;                ///< texts and bytes point into it
    std::deque<std::string> texts;     ///< or into these
    std::vector<Node> nodes;
    std::vector<Object> objects;
    std::vector<Storage> storages;
    std::vector<Tensor> tensors;
    std::vector<Array> arrays;
    Id root = kAbsent;

    const Node& at(Id id) const { return nodes[id]; }
    const Node& rootNode() const { return nodes[root]; }
    /// The value of a text key of a Dict; null when there is none or `dict` is not one.
    const Node* get(const Node& dict, std::string_view key) const;
    const Object& object(const Node& node) const { return objects[static_cast<std::size_t>(node.integer)]; }
    const Array& array(const Node& node) const { return arrays[static_cast<std::size_t>(node.integer)]; }
};

}  // namespace orrery::pickle
