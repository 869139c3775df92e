#include "app/cli/tensor_tree.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

constexpr int kMaxLevels = 64;  // paths of hostile files can be longer than a tree that anybody reads

struct Node {
    std::string name;
    std::string leaf;  ///< "float32 384 x 768"; empty for inner nodes
    std::vector<std::unique_ptr<Node>> children;

    Node& child(const std::string& wanted) {
        for (const auto& one : children) {
            if (one->name == wanted) return *one;
        }
        children.push_back(std::make_unique<Node>());
        children.back()->name = wanted;
        return *children.back();
    }

    /// Equal for nodes that hold the same below.
    std::string look() const {
        std::string text = leaf + "{";
        for (const auto& one : children) text += one->name + ":" + one->look() + ",";
        return text + "}";
    }

    bool isNumbered() const {
        return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return (c >= '0' && c <= '9') || c == '[' || c == ']' || c == '#'; });
    }
};

void insert(Node& root, const Json& tensor) {
    Node* at = &root;
    std::string part;
    int level = 0;
    for (const char c : tensor["path"].get<std::string>()) {
        if ((c == '.' || c == '/') && !part.empty() && level < kMaxLevels) {
            at = &at->child(part);
            part.clear();
            ++level;
        } else {
            part += c;
        }
    }
    std::string shape;
    for (const Json& size : tensor["shape"]) shape += (shape.empty() ? "" : " x ") + size.dump();
    at->child(part).leaf = tensor["dtype"].get<std::string>() + " " + (shape.empty() ? "one number" : shape);
}

void print(const Node& node, int level, std::string& out) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const Node& first = *node.children[i];
        std::size_t last = i;
        if (first.isNumbered()) {
            const std::string look = first.look();
            while (last + 1 < node.children.size() && node.children[last + 1]->isNumbered() && node.children[last + 1]->look() == look) ++last;
        }
        out += std::string(static_cast<std::size_t>(level) * 2, ' ') + first.name;
        if (last > i) out += " to " + node.children[last]->name + "  (" + std::to_string(last - i + 1) + " alike)";
        out += (first.leaf.empty() ? "" : "  " + first.leaf) + "\n";
        print(first, level + 1, out);
        i = last;
    }
}

}  // namespace

std::string tensorTree(const Json& tensors) {
    Node root;
    for (const Json& tensor : tensors) insert(root, tensor);
    std::string out;
    print(root, 0, out);
    return out;
}

}  // namespace orrery::cli
