#include "model/worlds/gr1/companions.h"

#include <algorithm>
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

/// The files of a folder by name, so that the same one is found on every machine.
std::vector<fs::path> sorted(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (auto entry = fs::directory_iterator(folder, ignored); entry != fs::directory_iterator(); entry.increment(ignored)) {
        files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

/// The first file of the folder, by name, whose tensors are of that family; names say nothing.
fs::path byContent(const fs::path& folder, const fs::path& checkpoint, std::string_view family) {
    int looked = 0;
    for (const fs::path& file : sorted(folder)) {
        if (!isFile(file) || file == checkpoint || !looksLikeCheckpoint(file)) continue;
        if (++looked > 16) break;  // a folder full of checkpoints is no companion folder
        const auto opened = openCheckpoint(file);
        if (opened && isFamily(**opened, family)) return file;
    }
    return {};
}

fs::path find(const fs::path& checkpoint, const fs::path& given, const char* name, std::string_view family) {
    if (!given.empty()) return given;
    for (const fs::path& folder : searchFolders(checkpoint)) {
        if (isFile(folder / name)) return folder / name;
        if (const fs::path found = byContent(folder, checkpoint, family); !found.empty()) return found;
    }
    return {};
}

Companion listed(const char* role, const fs::path& file, const char* name, const char* published) {
    return {role, file.empty() ? name : file.string(), isFile(file), published};
}

}  // namespace

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

std::vector<Companion> Companions::listed() const {
    return {gr1::listed("text_model", textModel, kTextName, "the CLIP release of OpenAI, model ViT-B/32"),
            gr1::listed("image_model", imageModel, kImageName, "the MAE release of facebookresearch, pre-trained ViT-Base"),
            gr1::listed("vocabulary", vocabulary, kVocabularyName, "the CLIP repository, or the package open_clip_torch")};
}

std::string Companions::missing() const {
    std::vector<std::string> files, places;
    for (const Companion& one : listed()) {
        if (one.found) continue;
        files.push_back(one.file);
        places.push_back(one.file + " is published in " + one.published);
    }
    if (files.empty()) return {};
    std::string text;
    for (std::size_t at = 0; at < files.size(); ++at) text += (at == 0 ? "" : at + 1 == files.size() ? " and " : ", ") + files[at];
    text += files.size() == 1 ? " is missing" : " are missing";
    if (files.size() == 1) text += "; it" + places[0].substr(files[0].size());
    else for (const std::string& place : places) text += "; " + place;
    return text + ". Put " + (files.size() == 1 ? "it" : "them") + " beside the checkpoint or into a folder of ORRERY_MODELS.";
}

Companions findCompanions(const fs::path& checkpoint, const LoadOptions& options) {
    return {find(checkpoint, options.textModel, kTextName, "clip"), find(checkpoint, options.imageModel, kImageName, "mae"),
            findVocabulary(checkpoint, options.vocabulary)};
}

}  // namespace orrery::gr1
