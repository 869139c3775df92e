#include "model/worlds/gr1/companions.h"

#include <cstdlib>
#include <sstream>

#include "model/worlds/families.h"

namespace orrery::gr1 {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTextName = "ViT-B-32.pt";
constexpr const char* kImageName = "mae_pretrain_vit_base.pth";
constexpr const char* kVocabularyName = "bpe_simple_vocab_16e6.txt.gz";

std::vector<fs::path> searchFolders(const fs::path& checkpoint) {
    std::vector<fs::path> folders{checkpoint.parent_path()};
    if (const char* given = std::getenv("ORRERY_MODELS")) {
        std::stringstream list(given);
        for (std::string folder; std::getline(list, folder, ':');) {
            if (!folder.empty()) folders.emplace_back(folder);
        }
    }
    return folders;
}

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// A file of the folder whose tensors are of that family; names say nothing.
fs::path byContent(const fs::path& folder, const fs::path& checkpoint, std::string_view family) {
    std::error_code ignored;
    int looked = 0;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (!isFile(entry.path()) || entry.path() == checkpoint || !looksLikeCheckpoint(entry.path())) continue;
        if (++looked > 16) break;  // a folder full of checkpoints is no companion folder
        const auto opened = openCheckpoint(entry.path());
        if (opened && isFamily(**opened, family)) return entry.path();
    }
    return {};
}

fs::path find(const fs::path& checkpoint, const fs::path& given, const char* name, std::string_view family) {
    if (!given.empty()) return given;
    for (const fs::path& folder : searchFolders(checkpoint)) {
        if (isFile(folder / name)) return folder / name;
    }
    for (const fs::path& folder : searchFolders(checkpoint)) {
        if (const fs::path found = byContent(folder, checkpoint, family); !found.empty()) return found;
    }
    return {};
}

fs::path findVocabulary(const fs::path& checkpoint, const fs::path& given) {
    if (!given.empty()) return given;
    std::vector<fs::path> candidates;
    for (const fs::path& folder : searchFolders(checkpoint)) candidates.push_back(folder / kVocabularyName);
    if (const char* named = std::getenv("ORRERY_VOCABULARY")) {
        candidates.emplace_back(named);
        candidates.push_back(fs::path(named) / kVocabularyName);
    }
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    candidates.push_back(program.parent_path() / "share" / "orrery" / kVocabularyName);
    for (const fs::path& candidate : candidates) {
        if (isFile(candidate)) return candidate;
    }
    return {};
}

Companion listed(const char* role, const fs::path& file, const char* name, const char* published) {
    return {role, file.empty() ? name : file.string(), !file.empty(), published};
}

}  // namespace

std::vector<Companion> Companions::listed() const {
    return {gr1::listed("text_model", textModel, kTextName, "the CLIP release of OpenAI, model ViT-B/32"),
            gr1::listed("image_model", imageModel, kImageName, "the MAE release of facebookresearch, pre-trained ViT-Base"),
            gr1::listed("vocabulary", vocabulary, kVocabularyName, "the CLIP repository, or the package open_clip_torch")};
}

std::string Companions::missing() const {
    for (const Companion& one : listed()) {
        if (one.found) continue;
        return one.file + " is missing; it is published in " + one.published +
               ". Put it beside the checkpoint or into a folder of ORRERY_MODELS.";
    }
    return {};
}

Companions findCompanions(const fs::path& checkpoint, const LoadOptions& options) {
    return {find(checkpoint, options.textModel, kTextName, "clip"), find(checkpoint, options.imageModel, kImageName, "mae"),
            findVocabulary(checkpoint, options.vocabulary)};
}

}  // namespace orrery::gr1
