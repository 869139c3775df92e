#include "model/worlds/model_files.h"

#include <nlohmann/json.hpp>

#include "model/base/mapped_file.h"
#include "model/base/sha256.h"

namespace orrery {

ModelFile fileOf(std::string role, const Checkpoint& checkpoint) {
    constexpr std::uint64_t kHashedWhole = std::uint64_t{64} << 20;  // as quickHash()
    return {std::move(role), checkpoint.file().string(), checkpoint.quickHash(), checkpoint.size() > kHashedWhole};
}

ModelFile fileOf(std::string role, const std::filesystem::path& file) {
    ModelFile made{std::move(role), file.string(), {}, false};
    if (const auto mapped = MappedFile::open(file)) made.sha256 = sha256Hex((*mapped)->bytes());
    return made;
}

nlohmann::json toJson(const std::vector<ModelFile>& files) {
    nlohmann::json list = nlohmann::json::array();
    for (const ModelFile& one : files) {
        nlohmann::json entry{{"role", one.role}, {"file", one.file}};
        entry[one.quick ? "sha256_quick" : "sha256"] = one.sha256.empty() ? nlohmann::json() : nlohmann::json(one.sha256);
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace orrery
