#pragma once

#include <filesystem>
#include <vector>

#include "model/worlds/catalog.h"

namespace orrery::gr1 {

/// The files GR-1 needs beside its snapshot; a path is empty when the file is nowhere.
struct Companions {
    std::filesystem::path textModel, imageModel, vocabulary;
    std::vector<Companion> listed() const;  ///< for reports, with where each is published
    /// One sentence that names what is missing, or empty.
    std::string missing() const;
};

/// Given files first, then beside the checkpoint (by published name, then by content), then the folders of ORRERY_MODELS.
/// The vocabulary also: ORRERY_VOCABULARY (a file or its folder), share/orrery beside the program's folder.
Companions findCompanions(const std::filesystem::path& checkpoint, const LoadOptions& options);

}  // namespace orrery::gr1
