#include <algorithm>
#include <cmath>
#include <optional>

#include "model/datasets/lerobot/episode_table.h"
#include "model/datasets/lerobot/parquet_file.h"
#include "model/datasets/lerobot/path_template.h"

namespace orrery::lerobot {
namespace {

constexpr std::int64_t kLongestEpisode = std::int64_t{1} << 32;  // more than four years at 30 fps

/// A whole column as integers or as doubles; nothing when it is not there or holds something else.
template <class T>
std::optional<std::vector<T>> column(const ParquetFile& file, const std::string& name) {
    if (!file.has(name)) return std::nullopt;
    auto read = file.numbers(name, 0, file.rows());
    if (!read || read->values.shape().size() != 1) return std::nullopt;
    std::vector<T> values;
    if (read->values.dtype() == dtypeOf<T>()) {
        const auto same = read->values.values<T>();
        values.assign(same.begin(), same.end());
        return values;
    }
    for (const double value : toDoubles(read->values)) values.push_back(static_cast<T>(value));
    return values;
}

void readTasks(const Info& info, EpisodeTable& table) {
    const auto path = info.root / "meta" / "tasks.parquet";
    const auto failed = [&](const Error& error) {
        table.problems.push_back({std::nullopt,
                                  {},
                                  kindName(error.kind),
                                  "meta/tasks.parquet: " + error.message + "; tasks are shown by number",
                                  error.hint});
    };
    auto file = ParquetFile::open(path);
    if (!file) return failed(file.error());
    const auto indices = column<std::int64_t>(**file, "task_index");
    auto texts = (*file)->texts((*file)->firstTextColumn());
    if (!indices || !texts) return failed({Error::Kind::Corrupt, "it holds no task_index and text", {}, {}, {}});
    for (std::size_t i = 0; i < std::min(indices->size(), texts->size()); ++i) table.tasks[(*indices)[i]] = (*texts)[i];
}

/// Columns of one file of meta/episodes.
struct Columns {
    std::vector<std::int64_t> index, length, dataChunk, dataFile, from, to;
    std::vector<std::vector<std::string>> tasks;
    struct Video {
        std::string camera;
        std::vector<std::int64_t> chunk, file;
        std::vector<double> from;
    };
    std::vector<Video> videos;
};

Result<Columns> readColumns(const Info& info, const ParquetFile& file, const std::string& where) {
    Columns columns;
    for (const auto& [name, target] :
         {std::pair("episode_index", &columns.index), std::pair("length", &columns.length),
          std::pair("data/chunk_index", &columns.dataChunk), std::pair("data/file_index", &columns.dataFile),
          std::pair("dataset_from_index", &columns.from), std::pair("dataset_to_index", &columns.to)}) {
        auto values = column<std::int64_t>(file, name);
        if (!values)
            return Error{Error::Kind::Corrupt,
                         std::string("the column '") + name + "' is missing or damaged",
                         where,
                         "damaged",
                         {}};
        *target = *std::move(values);
    }
    columns.tasks = file.textLists("tasks").valueOr({});
    columns.tasks.resize(columns.index.size());
    for (const Feature& feature : info.features) {
        if (feature.kind != Feature::Kind::Video) continue;
        const std::string prefix = "videos/" + feature.name + "/";
        auto chunk = column<std::int64_t>(file, prefix + "chunk_index");
        auto number = column<std::int64_t>(file, prefix + "file_index");
        auto from = column<double>(file, prefix + "from_timestamp");
        if (!chunk || !number) continue;
        if (!from) from = std::vector<double>(chunk->size(), std::nan(""));
        columns.videos.push_back({feature.name, *std::move(chunk), *std::move(number), *std::move(from)});
    }
    return columns;
}

Result<void> addRows(const Info& info, const FileSet& files, const Columns& columns, EpisodeTable& table) {
    for (std::size_t i = 0; i < columns.index.size(); ++i) {
        EpisodeRow row;
        row.index = columns.index[i];
        row.length = std::max<std::int64_t>(0, columns.length[i]);
        row.tasks = columns.tasks[i];
        row.indexFrom = columns.from[i];
        row.indexTo = columns.to[i];
        auto data =
            expandTemplate(info.dataPath, {{"chunk_index", columns.dataChunk[i]}, {"file_index", columns.dataFile[i]}});
        if (!data) return data.error();
        row.dataFile = *data;
        row.dataPresent = files.has(row.dataFile);
        for (const Columns::Video& video : columns.videos) {
            if (info.videoPath.empty()) break;
            auto path = expandTemplate(
                info.videoPath,
                {{"video_key", video.camera}, {"chunk_index", video.chunk[i]}, {"file_index", video.file[i]}});
            if (!path) return path.error();
            const std::string found = files.findVideo(*path);
            row.videos[video.camera] = {found.empty() ? *path : found, !found.empty(), 0, video.from[i]};
        }
        table.text += std::to_string(row.index) + ' ' + std::to_string(row.length) + ' ' + row.dataFile + '\n';
        table.rows.push_back(std::move(row));
    }
    return {};
}

/// Where each episode begins inside the files that it shares with others.
void place(EpisodeTable& table) {
    std::map<std::string, std::int64_t> base;
    for (const EpisodeRow& row : table.rows) {
        const auto [entry, added] = base.try_emplace(row.dataFile, row.indexFrom);
        if (!added) entry->second = std::min(entry->second, row.indexFrom);
    }
    std::vector<EpisodeRow*> inOrder;
    for (EpisodeRow& row : table.rows) inOrder.push_back(&row);
    std::ranges::stable_sort(inOrder, {}, [](const EpisodeRow* row) { return row->index; });
    std::map<std::string, std::int64_t> shown;
    std::int64_t lastIndex = -1;
    for (EpisodeRow* row : inOrder) {
        // numbers of a damaged table can be anything: the difference may not overflow
        const std::uint64_t first =
            static_cast<std::uint64_t>(row->indexFrom) - static_cast<std::uint64_t>(base[row->dataFile]);
        row->firstRow = first < static_cast<std::uint64_t>(kLongestEpisode) ? static_cast<std::int64_t>(first) : -1;
        const bool again = row->index == lastIndex;
        lastIndex = row->index;
        for (auto& [camera, video] : row->videos) {
            std::int64_t& next = shown[video.file];
            video.firstFrame = next;
            if (!again && row->length < kLongestEpisode) next += row->length;
        }
    }
}

}  // namespace

Result<EpisodeTable> readTableV3(const Info& info, const FileSet& files, std::stop_token stop) {
    EpisodeTable table;
    readTasks(info, table);
    bool any = false;
    for (const std::string& name : files.names()) {
        if (!name.starts_with("meta/episodes/") || !name.ends_with(".parquet")) continue;
        if (stop.stop_requested()) return cancelled(info.root.string());
        any = true;
        auto file = ParquetFile::open(info.root / name);
        auto columns = file ? readColumns(info, **file, name) : Result<Columns>(file.error());
        if (!columns) {
            table.problems.push_back({std::nullopt,
                                      {},
                                      kindName(columns.error().kind),
                                      name + ": " + columns.error().message,
                                      columns.error().hint});
            continue;
        }
        if (auto added = addRows(info, files, *columns, table); !added) return added.error();
    }
    const std::string where = (info.root / "meta" / "episodes").string();
    if (!any)
        return Error{Error::Kind::NotFound, "meta/episodes is missing", where, "not_found",
                     "copy the whole folder meta"};
    if (table.rows.empty())
        return Error{Error::Kind::Corrupt, "no table of episodes can be read", where, "damaged",
                     "copy the folder meta again"};
    place(table);
    return table;
}

}  // namespace orrery::lerobot
