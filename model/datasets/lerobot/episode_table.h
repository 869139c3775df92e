#pragma once

#include <limits>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "model/datasets/dataset.h"
#include "model/datasets/lerobot/file_set.h"
#include "model/datasets/lerobot/info.h"

namespace orrery::lerobot {

/// Where a camera's pictures of one episode lie.
struct VideoPlace {
    std::string file;  ///< Relative to the root, as found or, when it is missing, as the template says.
    bool present = false;
    std::int64_t firstFrame = 0;  ///< By the lengths of the episodes before it in the same file.
    double fromSeconds = std::numeric_limits<double>::quiet_NaN();  ///< As the table says; v3 only.
};

/// One line of the episode table.
struct EpisodeRow {
    std::int64_t index = 0;
    std::int64_t length = 0;  ///< As listed, 0 when nothing lists it.
    bool listed = true;
    std::vector<std::string> tasks;
    std::string dataFile;  ///< Relative to the root.
    bool dataPresent = false;
    std::int64_t firstRow = 0;   ///< Inside the data file, by the table; v3 only.
    std::int64_t indexFrom = 0;  ///< dataset_from_index, dataset_to_index; v3 only.
    std::int64_t indexTo = 0;
    std::map<std::string, VideoPlace> videos;
};

struct EpisodeTable {
    std::vector<EpisodeRow> rows;               ///< In order of index, each once.
    std::map<std::int64_t, std::string> tasks;  ///< task_index to text
    std::string text;                           ///< What the table says, for the fingerprint.
    std::vector<Problem> problems;
};

/// Reads the tables of the version that `info` names. Errors: NotFound or Corrupt when there is no table at all,
/// Cancelled.
Result<EpisodeTable> readEpisodeTable(const Info& info, const FileSet& files, std::stop_token stop);

/// The two kinds of tables: JSON lines with one file per episode (v2), Parquet with files shared by episodes (v3).
Result<EpisodeTable> readTableV2(const Info& info, const FileSet& files, std::stop_token stop);
Result<EpisodeTable> readTableV3(const Info& info, const FileSet& files, std::stop_token stop);

}  // namespace orrery::lerobot
