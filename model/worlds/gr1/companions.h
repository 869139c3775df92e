#pragma once

#include <filesystem>
#include <vector>

#include "model/worlds/catalog.h"

namespace orrery::gr1 {

/// The files GR-1 needs beside its snapshot; a path is empty when the file is nowhere.
struct Companions {
    std::filesystem::path textModel, imageModel, vocabulary;
    std::vector<Companion> listed() const;  ///< for reports, with where each is published
    /// One text that names every file that is missing and where it is published, or empty.
    std::string missing() const;
};

/// The vocabulary alone: given, beside the checkpoint, in ORRERY_MODELS, ORRERY_VOCABULARY (a file or its folder) or
/// share/orrery beside the program's folder; empty when it is nowhere.
std::filesystem::path findVocabulary(const std::filesystem::path& checkpoint, const std::filesystem::path& given);

/// Given files first, then beside the checkpoint, then the folders of ORRERY_MODELS in their order; in each by published name,
/// then by content, where the first in the order of file names wins.
Companions findCompanions(const std::filesystem::path& checkpoint, const LoadOptions& options);

}  // namespace orrery::gr1
