#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/datasets/dataset.h"

namespace orrery {

/// What of an episode is small enough to keep: everything but pictures. Never changes once read.
struct EpisodeData {
    std::size_t position = 0;               ///< Place in Dataset::episodes().
    EpisodeInfo info;
    std::vector<double> seconds;            ///< [length] from the start of the episode.
    std::vector<InstructionSpan> instructions;
    std::map<std::string, HostTensor> columns;    ///< Numeric features that could be read: [length, ...shape].
    std::vector<Problem> problems;          ///< Of the episode, and columns that could not be read.

    std::int64_t length() const { return info.length; }
    /// The dataset's text at a step: of the first span that holds it, else the episode's, else empty.
    std::string instructionAt(std::int64_t step) const;
    /// First step of the history that may be seen at a step: where the instruction there began, or where the last one ended.
    ///
    /// The official evaluation forgets everything before every subtask (gr1.md 11), so that a policy never sees frames that
    /// belong to another instruction. A recording that holds several instructions in one episode is as many subtasks.
    std::int64_t historyBeginAt(std::int64_t step) const;
    /// Numbers of a feature a step, flattened; 0 when there are none.
    std::int64_t width(const std::string& feature) const;
    /// One number of a feature over time, [length]; empty when there is none.
    std::vector<double> series(const std::string& feature, std::int64_t dim) const;
    /// Numbers of a feature at one step, flattened; empty when there are none.
    std::vector<double> valuesAt(const std::string& feature, std::int64_t step) const;
};
using EpisodeDataPtr = std::shared_ptr<const EpisodeData>;

/// Opens an episode of its own and reads its numbers. Blocks: for worker threads.
Result<EpisodeDataPtr> readEpisodeData(const Dataset& dataset, std::size_t position, std::stop_token stop = {});

}  // namespace orrery
