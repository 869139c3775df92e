#include "model/datasets/lerobot/lerobot.h"

#include <fstream>

#include "model/datasets/lerobot/info.h"
#include "model/datasets/lerobot/lerobot_dataset.h"

namespace orrery::lerobot {
namespace {

/// "LeRobot v2.1"; without version when info.json does not tell one.
std::string recognises(const std::filesystem::path& path) {
    const auto root = rootOf(path);
    if (root.empty()) return {};
    std::ifstream stream(root / "meta" / "info.json", std::ios::binary);
    std::string head(4096, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    const std::size_t key = head.find("\"codebase_version\"");
    if (key == std::string::npos) return "LeRobot";
    const std::size_t begin = head.find('"', head.find(':', key));
    const std::size_t end = begin == std::string::npos ? begin : head.find('"', begin + 1);
    if (end == std::string::npos || end - begin > 16) return "LeRobot";
    return "LeRobot " + head.substr(begin + 1, end - begin - 1);
}

}  // namespace

DatasetEntry entry() {
    return {"lerobot", "LeRobot", &recognises, &LerobotDataset::open};
}

}  // namespace orrery::lerobot
