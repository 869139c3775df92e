#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/base/host_tensor.h"
#include "model/base/result.h"
#include "model/datasets/dataset.h"

namespace orrery::calvin {

/// How the files of single steps are named: prefix, number padded with zeros, suffix.
struct StepNaming {
    std::string prefix = "episode_";
    std::string suffix = ".npz";
    int digits = 7;
    std::string name(std::int64_t id) const;
};

/// One row of ep_start_end_ids.npy.
struct Interval {
    std::int64_t first = 0;
    std::int64_t last = 0;  ///< inclusive, as listed
    std::int64_t length = 0;  ///< steps that are taken to be there
};

/// One language annotation, as the file has it.
struct Clip {
    std::int64_t first = 0;
    std::int64_t last = 0;  ///< the file of this number still belongs to it on screen
    std::string text;
    std::string task;
};

/// A folder of steps with its tables.
struct Split {
    std::string name;  ///< "training", "validation", or empty for a folder that is a split itself
    std::filesystem::path folder;
    StepNaming naming;
    std::vector<Interval> intervals;
    std::vector<Clip> clips;
    std::string tables;  ///< bytes of the tables, for the fingerprint
    std::vector<Problem> problems;  ///< episode: number within the split
    std::filesystem::path step(std::int64_t id) const { return folder / naming.name(id); }
};

/// Reads the tables of one split. Steps are looked at only where a table cannot be right.
/// Errors: NotFound (no ep_start_end_ids.npy), Corrupt (not [n, 2] integers), those of the npy reader.
Result<Split> readSplit(const std::filesystem::path& folder, std::string name);

}  // namespace orrery::calvin
