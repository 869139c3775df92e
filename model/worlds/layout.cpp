#include "model/worlds/layout.h"

#include <algorithm>
#include <set>

#include "model/worlds/names.h"

namespace orrery {
namespace {

bool isFloatingPoint(DType type) {
    return type == DType::F16 || type == DType::BF16 || type == DType::F32 || type == DType::F64;
}

/// Why this tensor is of no use, or nothing.
std::string wrongWith(const TensorInfo* tensor, const Expected& expected) {
    if (!tensor) return expected.name + " is missing";
    if (tensor->error) return expected.name + " cannot be read: " + tensor->error->message;
    if (tensor->shape != expected.shape) {
        return expected.name + " has shape " + toText(tensor->shape) + ", " + toText(expected.shape) + " is expected";
    }
    if (!isFloatingPoint(tensor->dtype)) {
        return expected.name + " holds " + std::string(name(tensor->dtype)) + " numbers, floating-point numbers are expected";
    }
    return {};
}

/// What is missing may stand there under another name, and the other way round; only a small rest is compared.
void suggestNames(Recognition& found, const Checkpoint& checkpoint, std::span<const Expected> layout) {
    constexpr std::size_t kMany = 40;
    std::vector<std::string> names, known;
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        const bool stranger = std::ranges::any_of(found.unexpected, [&](const auto& one) { return one.path == tensor.path; });
        if (stranger || found.missing.size() < kMany) names.push_back(tensor.name);
    }
    for (const Expected& one : layout) known.push_back(one.name);
    for (auto& one : found.missing) one.nearest = nearestNames(one.name, names);
    if (found.unexpected.size() >= kMany) return;
    for (auto& one : found.unexpected) one.nearest = nearestNames(one.path.substr(one.path.rfind('/') + 1), known);
}

}  // namespace

void Layout::add(std::string name, Shape shape, bool optional) { rows.push_back({std::move(name), std::move(shape), use_, optional}); }

void Layout::linear(const std::string& name, std::int64_t out, std::int64_t in) {
    add(name + ".weight", {out, in});
    add(name + ".bias", {out});
}

void Layout::conv1d(const std::string& name, std::int64_t in, std::int64_t out) {
    add(name + ".weight", {in, out});
    add(name + ".bias", {out});
}

void Layout::norm(const std::string& name, std::int64_t n) {
    add(name + ".weight", {n});
    add(name + ".bias", {n});
}

void Layout::vitBlock(const std::string& name, std::int64_t width) {
    norm(name + ".norm1", width);
    linear(name + ".attn.qkv", 3 * width, width);
    linear(name + ".attn.proj", width, width);
    norm(name + ".norm2", width);
    linear(name + ".mlp.fc1", 4 * width, width);
    linear(name + ".mlp.fc2", width, 4 * width);
}

std::vector<Misfit> misfits(const Checkpoint& checkpoint, std::span<const Expected> layout) {
    std::vector<Misfit> wrong;
    for (const Expected& expected : layout) {
        if (expected.optional) continue;
        const TensorInfo* tensor = checkpoint.find(expected.name);
        std::string sentence = wrongWith(tensor, expected);
        if (!sentence.empty()) wrong.push_back({expected.name, expected.neededFor, tensor == nullptr, std::move(sentence)});
    }
    return wrong;
}

Error misfitError(const std::vector<Misfit>& wrong, const Checkpoint& checkpoint) {
    const Misfit& first = wrong.front();
    std::string message = first.sentence;
    const std::size_t others = wrong.size() - 1;
    if (others > 0) message += ", and " + std::to_string(others) + (others == 1 ? " more tensor does not fit" : " more tensors do not fit");
    return {Error::Kind::Corrupt, std::move(message), checkpoint.file().string(), first.absent ? "missing_part" : "corrupt",
            "inspect lists what was expected"};
}

void matchLayout(Recognition& found, const Checkpoint& checkpoint, std::span<const Expected> layout,
                 std::initializer_list<std::string_view> ignored) {
    std::set<std::string> wrong, known;
    for (const Misfit& one : misfits(checkpoint, layout)) wrong.insert(one.name);
    for (const Expected& one : layout) {
        known.insert(one.name);
        if (wrong.contains(one.name)) found.missing.push_back({one.name, one.shape, one.neededFor, {}});
        else if (checkpoint.find(one.name)) ++found.matched;
    }
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        const bool passed = std::ranges::any_of(ignored, [&](std::string_view prefix) {
            return tensor.name.starts_with(prefix) || tensor.path.starts_with(prefix);
        });
        if (!passed && !known.contains(tensor.name)) found.unexpected.push_back({tensor.path, tensor.shape, {}});
    }
    suggestNames(found, checkpoint, layout);
}

}  // namespace orrery
