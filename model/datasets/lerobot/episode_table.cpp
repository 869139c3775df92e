#include "model/datasets/lerobot/episode_table.h"

#include <algorithm>

namespace orrery::lerobot {
namespace {

void sortByIndex(EpisodeTable& table) {
    std::ranges::stable_sort(table.rows, {}, &EpisodeRow::index);
    std::vector<EpisodeRow> unique;
    for (EpisodeRow& row : table.rows) {
        if (!unique.empty() && unique.back().index == row.index) {
            table.problems.push_back(
                {row.index, {}, "corrupt", "episode " + std::to_string(row.index) + " is listed twice", {}});
            continue;
        }
        unique.push_back(std::move(row));
    }
    table.rows = std::move(unique);
}

void reportGaps(EpisodeTable& table) {
    std::int64_t next = 0;
    int reported = 0;
    for (const EpisodeRow& row : table.rows) {
        if (row.index > next && reported++ < 20) {
            const std::string last = row.index - 1 > next ? " to " + std::to_string(row.index - 1) + " are" : " is";
            table.problems.push_back(
                {std::nullopt, {}, "not_found", "episode " + std::to_string(next) + last + " not listed", {}});
        }
        next = row.index + 1;
    }
}

void compareCounts(const Info& info, EpisodeTable& table) {
    std::int64_t frames = 0;
    for (const EpisodeRow& row : table.rows) {
        if (row.length <= std::numeric_limits<std::int64_t>::max() - frames) frames += row.length;
    }
    const auto episodes = static_cast<std::int64_t>(table.rows.size());
    const bool same = (info.totalEpisodes < 0 || info.totalEpisodes == episodes) &&
                      (info.totalFrames < 0 || info.totalFrames == frames);
    if (same) return;
    table.problems.push_back({std::nullopt,
                              {},
                              "corrupt",
                              "info.json counts " + std::to_string(info.totalEpisodes) + " episodes and " +
                                  std::to_string(info.totalFrames) + " frames; " + std::to_string(episodes) + " and " +
                                  std::to_string(frames) + " are listed",
                              {}});
}

}  // namespace

Result<EpisodeTable> readEpisodeTable(const Info& info, const FileSet& files, std::stop_token stop) {
    auto table = info.major == 3 ? readTableV3(info, files, stop) : readTableV2(info, files, stop);
    if (!table) return table;
    sortByIndex(*table);
    reportGaps(*table);
    compareCounts(info, *table);
    return table;
}

}  // namespace orrery::lerobot
