#include "model/checkpoints/plain_values.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"

namespace orrery {
namespace {

using pickle::Kind;
using pickle::Node;

constexpr std::size_t kShownBytes = 64 * 1024;

std::string hexText(std::string_view bytes) {
    std::string text;
    for (const char c : bytes.substr(0, kShownBytes)) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back("0123456789abcdef"[byte >> 4]);
        text.push_back("0123456789abcdef"[byte & 15]);
    }
    if (bytes.size() > kShownBytes) text.append("...");
    return text;
}

/// "1.5", "2", "-0": parts of complex numbers drop a trailing ".0".
std::string partText(double value) {
    std::string text = pickle::floatText(value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string complexText(double real, double imaginary) {
    const std::string second = partText(imaginary);
    return "(" + partText(real) + (second.starts_with('-') ? "" : "+") + second + "j)";
}

std::string listText(const pickle::Document& document, const std::vector<pickle::Id>& items, bool sorted) {
    std::vector<std::string> parts;
    for (const pickle::Id item : items) {
        // containers inside stand as their number of entries, so that nothing here recurses
        const Node& node = document.at(item);
        const bool nests = node.kind == Kind::Set || node.kind == Kind::Size;
        parts.push_back(nests ? std::to_string(node.items.size()) : jsonOf(document, item));
    }
    if (sorted) std::sort(parts.begin(), parts.end());
    std::string text = "[";
    for (std::size_t i = 0; i < parts.size(); ++i) text.append(i ? ", " : "").append(parts[i]);
    return text.append("]");
}

}  // namespace

std::string_view typeName(Kind kind) {
    switch (kind) {
        case Kind::None: return "none";
        case Kind::Bool: return "bool";
        case Kind::Int: return "int";
        case Kind::Float: return "float";
        case Kind::Complex: return "complex";
        case Kind::Text: return "str";
        case Kind::Bytes: return "bytes";
        case Kind::List: return "list";
        case Kind::Tuple: return "tuple";
        case Kind::Dict: return "dict";
        case Kind::Set: return "set";
        case Kind::Size: return "size";
        case Kind::Device: return "device";
        case Kind::ElementType: return "dtype";
        case Kind::Symbol: return "symbol";
        case Kind::Storage: return "storage";
        case Kind::Object: case Kind::Tensor: case Kind::Array: break;
    }
    return "opaque";
}

std::string jsonText(std::string_view text) { return nlohmann::json(pickle::toUtf8(text)).dump(); }

std::string escapedSegment(std::string_view key) {
    std::string out;
    for (const char c : pickle::toUtf8(key)) {
        switch (c) {
            case '~': out += "~0"; break;
            case '/': out += "~1"; break;
            case '\t': out += "~t"; break;
            case '\n': out += "~n"; break;
            default: out += c;
        }
    }
    return out;
}

std::string pathSegment(const pickle::Document& document, pickle::Id key) {
    const Node& node = document.at(key);
    switch (node.kind) {
        case Kind::Text: return escapedSegment(node.text);
        case Kind::Int: return "#" + pickle::integerText(node);
        case Kind::Symbol: return "<" + pickle::toUtf8(node.text) + ">";
        case Kind::Object: return "<" + pickle::toUtf8(document.object(node).name) + ">";
        case Kind::Tuple: return "<" + listText(document, node.items, false) + ">";
        default: return "<" + jsonOf(document, key) + ">";
    }
}

std::string jsonOf(const pickle::Document& document, pickle::Id id) {
    const Node& node = document.at(id);
    switch (node.kind) {
        case Kind::None: return "null";
        case Kind::Bool: return node.integer ? "true" : "false";
        case Kind::Int: return pickle::integerText(node);
        case Kind::Float: return pickle::floatText(node.real);
        case Kind::Complex: return jsonText(complexText(node.real, node.imaginary));
        case Kind::Text: case Kind::Device: case Kind::ElementType: case Kind::Symbol: return jsonText(node.text);
        case Kind::Bytes: return jsonText(hexText(node.text));
        case Kind::Size: return listText(document, node.items, false);
        case Kind::Set: return listText(document, node.items, true);
        case Kind::List: case Kind::Tuple: return std::to_string(node.items.size());
        case Kind::Dict: return std::to_string(node.items.size() / 2);
        case Kind::Object: return jsonText(document.object(node).name);
        case Kind::Storage: return std::to_string(document.storages[static_cast<std::size_t>(node.integer)].count);
        case Kind::Tensor: case Kind::Array: break;
    }
    return "null";
}

std::pair<std::string, std::string> jsonOfNumber(const HostTensor& number) {
    if (number.size() != 1) return {"none", "null"};
    const double value = toDoubles(number).front();
    switch (number.dtype()) {
        case DType::Bool: return {"bool", value != 0 ? "true" : "false"};
        case DType::I64: return {"int", std::to_string(number.values<std::int64_t>().front())};
        case DType::U64: return {"int", std::to_string(number.values<std::uint64_t>().front())};
        case DType::U8: case DType::I8: case DType::U16: case DType::I16: case DType::U32: case DType::I32:
            return {"int", std::to_string(static_cast<std::int64_t>(value))};
        default: return {"float", pickle::floatText(value)};
    }
}

std::string jsonOfText(const pickle::Array& array) {
    // numpy keeps texts as UTF-32, padded with zeros; byte strings as they are
    std::string text;
    const bool wide = array.itemSize % 4 == 0 && array.data.size() == array.itemSize && array.itemSize > 0 && array.data.find('\0') != std::string_view::npos;
    for (std::size_t i = 0; i < array.data.size(); i += wide ? 4 : 1) {
        if (array.data[i] != '\0') text += array.data[i];
    }
    return jsonText(text);
}

}  // namespace orrery
