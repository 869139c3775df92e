// Which of the containers that are zip archives a file is: by the names in it.
#include <algorithm>

#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"

namespace orrery {
namespace {

/// "<root>/" of the shallowest entry with that ending; nothing when there is none.
std::optional<std::string> rootOf(const ZipReader& archive, std::string_view ending) {
    std::optional<std::string> found;
    for (const ZipEntry& entry : archive.entries()) {
        if (!entry.name.ends_with(ending) || leavesArchive(entry.name)) continue;
        const std::string root = entry.name.substr(0, entry.name.size() - ending.size());
        if (!root.empty() && !root.ends_with('/')) continue;
        if (!found || root.size() < found->size()) found = root;
    }
    return found;
}

bool hasEnding(const ZipReader& archive, std::string_view ending) {
    const auto& entries = archive.entries();
    return std::any_of(entries.begin(), entries.end(), [&](const ZipEntry& entry) { return entry.name.ends_with(ending); });
}

Error foreignArchive(const ZipReader& archive) {
    const std::string where = archive.where();
    std::string names;
    for (std::size_t i = 0; i < archive.entries().size() && i < 4; ++i) names += (i ? ", " : "") + pickle::toUtf8(archive.entries()[i].name);
    for (const std::string_view ending : {".pt", ".pth", ".ckpt", ".safetensors", ".bin"}) {
        if (archive.entries().size() == 1 && hasEnding(archive, ending)) {
            return fileError("not_a_checkpoint", "a zip archive that holds " + names, where, "unpack it first");
        }
    }
    return fileError("not_a_checkpoint", "a zip archive without a model in it (no data.pkl); it holds " + (names.empty() ? "nothing" : names), where);
}

}  // namespace

Result<CheckpointPtr> openZip(const MappedFilePtr& file, std::stop_token stop) {
    auto archive = ZipReader::open(file);
    if (!archive) return archive.error();
    if (stop.stop_requested()) return cancelled((*archive)->where());
    if (const auto root = rootOf(**archive, "archive_format")) return openTorchExport(file, *archive, *root);
    if (const auto root = rootOf(**archive, "data.pkl")) {
        const bool isScript = (*archive)->find(*root + "constants.pkl") != nullptr;
        return isScript ? openTorchScript(file, *archive, *root) : openTorchZip(file, *archive, *root);
    }
    const auto& entries = (*archive)->entries();
    const bool isNpz = !entries.empty() && std::all_of(entries.begin(), entries.end(), [](const ZipEntry& entry) { return entry.name.ends_with(".npy"); });
    if (isNpz) return openNpz(file, *archive);
    return foreignArchive(**archive);
}

}  // namespace orrery
