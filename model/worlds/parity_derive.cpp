// How a stored tensor comes from a computed one.
#include "model/worlds/parity_parts_torch.h"

namespace orrery {
namespace {

using nlohmann::json;

Error wrongRule(std::string message) { return {Error::Kind::Corrupt, std::move(message), "derive", "corrupt", {}}; }

bool isIndex(const json& value, std::int64_t size) {
    return value.is_number_integer() && value.get<std::int64_t>() >= -size && value.get<std::int64_t>() < size;
}

Result<at::Tensor> taken(const at::Tensor& x, const json& rule, std::int64_t axis) {
    const auto found = rule.find("indices");
    if (found == rule.end() || !found->is_array()) return wrongRule("take needs a list of indices");
    std::vector<std::int64_t> indices;
    for (const json& one : *found) {
        if (!isIndex(one, x.size(axis))) return wrongRule("index " + one.dump() + " is not in " + toText(Shape(x.sizes().vec())));
        indices.push_back(one.get<std::int64_t>() < 0 ? one.get<std::int64_t>() + x.size(axis) : one.get<std::int64_t>());
    }
    return x.index_select(axis, at::tensor(at::ArrayRef<std::int64_t>(indices), at::kLong).to(x.device()));
}

}  // namespace

Result<at::Tensor> derived(const json& rule, const Tensors& computed) {
    const auto text = [&](const char* key) {
        return rule.is_object() && rule.contains(key) && rule[key].is_string() ? rule[key].get<std::string>() : std::string();
    };
    const std::string of = text("of"), op = text("op");
    if (of.empty() || op.empty()) return wrongRule("a rule needs the texts \"of\" and \"op\"");
    const auto found = computed.find(of);
    if (found == computed.end()) return Error{Error::Kind::Unsupported, of + " is not computed by this family", {}, {}, {}};
    const at::Tensor& x = found->second;
    const json at = rule.value("axis", json(0));
    if (!isIndex(at, x.dim())) return wrongRule("axis " + at.dump() + " is not in " + of);
    const auto axis = at.get<std::int64_t>();
    if (op == "take") return taken(x, rule, axis);
    if (op == "pick") {
        const json index = rule.value("index", json(0));
        if (!isIndex(index, x.size(axis))) return wrongRule("index " + index.dump() + " is not in " + of);
        return x.select(axis, index.get<std::int64_t>());
    }
    if (op == "mean") return x.to(at::kDouble).mean(axis).to(at::kFloat);
    if (op == "mean_square") return x.to(at::kDouble).square().mean(axis).to(at::kFloat);
    return Error{Error::Kind::Unsupported, "unknown operation '" + op + "'", {}, {}, {}};
}

}  // namespace orrery
