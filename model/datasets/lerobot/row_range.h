#pragma once

#include <vector>

#include "model/datasets/dataset.h"
#include "model/datasets/lerobot/episode_table.h"
#include "model/datasets/lerobot/parquet_file.h"

namespace orrery::lerobot {

/// Which rows of a data file belong to an episode.
struct RowRange {
    std::int64_t first = 0;
    std::int64_t span = 0;             ///< Rows to read from `first` on.
    std::vector<std::int64_t> picked;  ///< Those of them that count, in order; empty: all.

    std::int64_t count() const { return picked.empty() ? span : static_cast<std::int64_t>(picked.size()); }
};

/// Finds the rows of an episode in a file that several share: where the table says when the columns agree, else where
/// `episode_index` says, and reports the difference. Errors: NotFound when it has no row there.
Result<RowRange> rowsOfEpisode(const ParquetFile& file, const EpisodeRow& row, std::vector<Problem>& problems);

/// The rows of `range` out of a column that was read over its span.
HostTensor pickRows(const HostTensor& values, const RowRange& range);

}  // namespace orrery::lerobot
