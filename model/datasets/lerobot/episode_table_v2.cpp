#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "model/datasets/lerobot/episode_table.h"
#include "model/datasets/lerobot/path_template.h"

namespace orrery::lerobot {
namespace {

using Json = nlohmann::json;

/// Calls `take` for each line that is a JSON object, and reports those that are none.
void readLines(const std::string& text, const std::string& name, EpisodeTable& table,
               const std::function<bool(const Json&)>& take) {
    std::istringstream stream(text);
    std::int64_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const Json json = Json::parse(line, nullptr, false);
        const std::string where = name + ": line " + std::to_string(number);
        if (json.is_discarded() || !json.is_object()) {
            table.problems.push_back({std::nullopt, {}, "corrupt", where + " is not JSON", {}});
        } else if (!take(json)) {
            table.problems.push_back({std::nullopt, {}, "corrupt", where + " lacks what it should say", {}});
        }
    }
}

std::optional<std::int64_t> integer(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer()) return std::nullopt;
    return found->get<std::int64_t>();
}

void readTasks(const Info& info, EpisodeTable& table) {
    auto text = readText(info.root / "meta" / "tasks.jsonl");
    if (!text) {
        table.problems.push_back({std::nullopt,
                                  {},
                                  kindName(text.error().kind),
                                  "meta/tasks.jsonl: " + text.error().message,
                                  text.error().hint});
        return;
    }
    readLines(*text, "tasks.jsonl", table, [&](const Json& json) {
        const auto index = integer(json, "task_index");
        const auto task = json.find("task");
        if (!index || task == json.end() || !task->is_string()) return false;
        table.tasks[*index] = task->get<std::string>();
        return true;
    });
}

bool addListed(const Json& json, EpisodeTable& table) {
    EpisodeRow row;
    const auto index = integer(json, "episode_index");
    const auto length = integer(json, "length");
    if (!index || *index < 0) return false;
    row.index = *index;
    row.length = std::max<std::int64_t>(0, length.value_or(0));
    if (const auto tasks = json.find("tasks"); tasks != json.end() && tasks->is_array()) {
        for (const auto& task : *tasks) {
            if (task.is_string()) row.tasks.push_back(task.get<std::string>());
        }
    }
    table.rows.push_back(std::move(row));
    return true;
}

/// Number in "episode_000004.parquet"; nothing for other names.
std::optional<std::int64_t> episodeNumber(const std::string& path) {
    const std::size_t at = path.rfind("episode_");
    if (at == std::string::npos || !path.ends_with(".parquet")) return std::nullopt;
    std::int64_t number = 0;
    const char* begin = path.data() + at + 8;
    const auto [end, failure] = std::from_chars(begin, path.data() + path.size(), number);
    if (failure != std::errc() || std::string_view(end) != ".parquet" || number < 0) return std::nullopt;
    return number;
}

Result<std::string> pathOf(const Info& info, const std::string& pattern, std::int64_t episode,
                           const std::string& camera) {
    return expandTemplate(
        pattern, {{"episode_chunk", episode / info.chunkSize}, {"episode_index", episode}, {"video_key", camera}});
}

/// Data files that no line lists: they can be shown all the same.
void addUnlisted(const Info& info, const FileSet& files, EpisodeTable& table) {
    std::set<std::int64_t> listed;
    for (const EpisodeRow& row : table.rows) listed.insert(row.index);
    for (const std::string& name : files.names()) {
        const auto episode = episodeNumber(name);
        if (!episode || listed.contains(*episode)) continue;
        auto path = pathOf(info, info.dataPath, *episode, {});
        if (!path || *path != name) continue;
        EpisodeRow row;
        row.index = *episode;
        row.listed = false;
        table.rows.push_back(std::move(row));
        table.problems.push_back(
            {*episode, {}, "corrupt", name + " is there but episodes.jsonl does not list it; it can be shown", {}});
    }
}

Result<void> findFiles(const Info& info, const FileSet& files, EpisodeRow& row) {
    auto data = pathOf(info, info.dataPath, row.index, {});
    if (!data) return data.error();
    row.dataFile = *data;
    row.dataPresent = files.has(row.dataFile);
    for (const Feature& feature : info.features) {
        if (feature.kind != Feature::Kind::Video || info.videoPath.empty()) continue;
        auto video = pathOf(info, info.videoPath, row.index, feature.name);
        if (!video) return video.error();
        const std::string found = files.findVideo(*video);
        row.videos[feature.name] = {found.empty() ? *video : found, !found.empty(), 0,
                                    std::numeric_limits<double>::quiet_NaN()};
    }
    return {};
}

}  // namespace

Result<EpisodeTable> readTableV2(const Info& info, const FileSet& files, std::stop_token stop) {
    EpisodeTable table;
    readTasks(info, table);
    auto text = readText(info.root / "meta" / "episodes.jsonl");
    if (text) {
        table.text = *text;
        readLines(*text, "episodes.jsonl", table, [&](const Json& json) { return addListed(json, table); });
    } else {
        table.problems.push_back({std::nullopt,
                                  {},
                                  kindName(text.error().kind),
                                  "meta/episodes.jsonl: " + text.error().message,
                                  text.error().hint});
    }
    addUnlisted(info, files, table);
    if (table.rows.empty() && !text) return text.error();
    for (EpisodeRow& row : table.rows) {
        if (stop.stop_requested()) return cancelled(info.root.string());
        if (auto found = findFiles(info, files, row); !found) return found.error();
    }
    return table;
}

}  // namespace orrery::lerobot
