#pragma once

#include "model/datasets/calvin/split.h"

namespace orrery::calvin {

struct Language {
    std::vector<Clip> clips;
    std::vector<Problem> problems;
    std::string bytes;  ///< of the table, for the fingerprint
};

/// The instructions of a split (datasets.md 3.4); none when there is no table. Nothing in the table is run, and one that asks for it gives no clips.
Language readLanguage(const std::filesystem::path& splitFolder);

}  // namespace orrery::calvin
