#include "model/datasets/lerobot/info.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "model/datasets/lerobot/features.h"
#include "model/datasets/lerobot/path_template.h"
#include "model/media/data_file.h"

namespace orrery::lerobot {
namespace {

using Json = nlohmann::ordered_json;  // features stay in the order of the file

Error corrupt(const std::filesystem::path& file, std::string message, std::string code = "info") {
    return {Error::Kind::Corrupt, std::move(message), file.string(), std::move(code),
            "repair or copy meta/info.json again"};
}

/// The parsed text, or an error that names the line.
Result<Json> parseJson(const std::string& text, const std::filesystem::path& file) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& failure) {
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(failure.byte, text.size()));
        const auto line = 1 + std::count(text.begin(), end, '\n');
        return corrupt(file, "not JSON (line " + std::to_string(line) + ")", "not_json");
    }
}

std::int64_t countOf(const Json& info, const char* key, std::int64_t otherwise) {
    const auto found = info.find(key);
    return found != info.end() && found->is_number_integer() ? found->get<std::int64_t>() : otherwise;
}

std::string textOf(const Json& info, const char* key) {
    const auto found = info.find(key);
    return found != info.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<void> readVersion(const Json& json, const std::filesystem::path& file, Info& info) {
    info.version = textOf(json, "codebase_version");
    if (info.version.empty()) return corrupt(file, "there is no codebase_version");
    const bool known = info.version == "v2.0" || info.version == "v2.1" || info.version.starts_with("v3.");
    if (!known) {
        return Error{Error::Kind::Unsupported,
                     "codebase_version " + info.version + " is not supported; v2.0, v2.1, v3.x are", file.string(),
                     "version",
                     info.version.starts_with("v1") ? "convert the dataset with LeRobot's own tool first" : ""};
    }
    info.major = info.version[1] - '0';
    return {};
}

Result<void> readTemplates(const Json& json, const std::filesystem::path& file, Info& info) {
    const bool three = info.major == 3;
    info.dataPath = textOf(json, "data_path");
    if (info.dataPath.empty()) {
        info.dataPath = three ? "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet"
                              : "data/chunk-{episode_chunk:03d}/episode_{episode_index:06d}.parquet";
    }
    info.videoPath = textOf(json, "video_path");
    const TemplateValues probe{{"chunk_index", std::int64_t{0}},
                               {"file_index", std::int64_t{0}},
                               {"episode_chunk", std::int64_t{0}},
                               {"episode_index", std::int64_t{0}},
                               {"video_key", std::string("x")}};
    for (const auto& [key, pattern] :
         {std::pair("data_path", &info.dataPath), std::pair("video_path", &info.videoPath)}) {
        if (pattern->empty()) continue;
        auto path = expandTemplate(*pattern, probe);
        if (!path) return corrupt(file, std::string(key) + ": " + path.error().message, path.error().code);
    }
    return {};
}

}  // namespace

Result<std::string> readText(const std::filesystem::path& file) {
    if (auto fine = checkDataFile(file); !fine) return fine.error();
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (failure || size > (std::uintmax_t{256} << 20)) {
        return Error{Error::Kind::Unsupported, "the file is too large to be metadata", file.string(), "too_large", {}};
    }
    std::ifstream stream(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::filesystem::path rootOf(const std::filesystem::path& path) {
    static constexpr std::array<std::string_view, 5> kInside{".json", ".jsonl", ".parquet", ".mp4", ".png"};
    std::error_code failure;
    std::filesystem::path folder = path;
    if (!std::filesystem::is_directory(path, failure)) {
        if (std::ranges::find(kInside, path.extension().string()) == kInside.end() ||
            !std::filesystem::exists(path, failure))
            return {};
        folder = std::filesystem::absolute(path, failure).parent_path();
    }
    // a dataset's own files lie at most four folders deep
    for (int up = 0; up < 5 && !folder.empty(); ++up) {
        if (std::filesystem::exists(folder / "meta" / "info.json", failure)) return folder;
        const bool tables = std::filesystem::exists(folder / "meta" / "episodes.jsonl", failure) ||
                            std::filesystem::exists(folder / "meta" / "tasks.parquet", failure);
        if (tables) return folder;
        if (folder == path && folder.filename() != "meta") break;  // a folder that was named must be the dataset itself
        folder = folder.parent_path();
    }
    return {};
}

Result<Info> readInfo(const std::filesystem::path& root) {
    const auto file = root / "meta" / "info.json";
    Info info;
    info.root = root;
    auto text = readText(file);
    if (!text) {
        Error error = text.error();
        if (error.code == "not_found") error.message = "meta/info.json is missing";
        return error;
    }
    info.text = *std::move(text);
    auto json = parseJson(info.text, file);
    if (!json) return json.error();
    if (!json->is_object()) return corrupt(file, "not a JSON object", "not_json");
    if (auto version = readVersion(*json, file, info); !version) return version.error();

    const auto fps = json->find("fps");
    info.fps = fps != json->end() && fps->is_number() ? fps->get<double>() : 0;
    if (!(info.fps > 0) || !std::isfinite(info.fps))
        return corrupt(file, "fps is " + (fps != json->end() ? fps->dump() : "missing"));
    info.robot = textOf(*json, "robot_type");
    info.totalEpisodes = countOf(*json, "total_episodes", -1);
    info.totalFrames = countOf(*json, "total_frames", -1);
    info.chunkSize = std::max<std::int64_t>(1, countOf(*json, "chunks_size", 1000));
    if (auto templates = readTemplates(*json, file, info); !templates) return templates.error();

    const auto features = json->find("features");
    if (features == json->end() || !features->is_object() || features->empty())
        return corrupt(file, "there are no features");
    for (const auto& [name, entry] : features->items()) {
        info.features.push_back(featureOf(name, entry));
        if (isDepth(entry)) info.depthVideos.push_back(name);
    }
    assignShortNames(info.features);
    std::error_code failure;
    info.groot = std::filesystem::exists(root / "meta" / "modality.json", failure);
    return info;
}

}  // namespace orrery::lerobot
