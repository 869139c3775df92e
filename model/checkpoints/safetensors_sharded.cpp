// A safetensors checkpoint in several files with an index (containers.md 7).
#include <map>
#include <nlohmann/json.hpp>

#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"
#include "model/checkpoints/plain_values.h"
#include "model/checkpoints/safetensors.h"

namespace orrery {
namespace {

using Json = nlohmann::ordered_json;

/// The index as JSON. Errors: corrupt, also for nesting that a small index never has.
Result<Json> parseIndex(const MappedFilePtr& file) {
    constexpr int kMaxDepth = 16;
    const auto bytes = SharedBytes::of(file);
    const std::string where = file->path().string();
    const auto shallow = [](int depth, Json::parse_event_t, Json&) {
        if (depth > kMaxDepth) throw std::length_error("nested too deeply");
        return true;
    };
    try {
        return Json::parse(bytes.text(), shallow);
    } catch (const std::exception&) {
        return fileError("corrupt", "the index is not JSON", where);
    }
}

/// A file beside the index, or why its name is not one.
Result<std::filesystem::path> shardPath(const std::filesystem::path& index, const std::string& name) {
    if (name.empty() || name == "." || name.find_first_of("/\\") != std::string::npos || leavesArchive(name)) {
        return fileError("missing_part", "the index names a file outside its folder", index.string());
    }
    return index.parent_path() / name;
}

struct Shard {
    Listing listing;
    std::optional<Error> error;
    std::map<std::string_view, std::size_t> places;  ///< by tensor name
};

/// Goes through listShard's file once; its tensors are found by name.
Shard readShard(const std::filesystem::path& index, const std::string& name) {
    Shard shard;
    const auto fail = [&](Error error) { shard.error = std::move(error); };
    auto path = shardPath(index, name);
    if (!path) return fail(path.error()), std::move(shard);
    auto file = MappedFile::open(*path);
    if (!file) return fail(fileError("missing_part", name + " is not beside the index", index.string())), std::move(shard);
    const auto bytes = (*file)->bytes();
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 32));
    if (head.starts_with("version https://git-lfs")) {
        return fail(fileError("lfs_pointer", name + " is a Git LFS pointer", index.string(), "run git lfs pull")), std::move(shard);
    }
    if (auto listed = listSafetensors(*file, shard.listing); !listed) fail(listed.error());
    for (std::size_t i = 0; i < shard.listing.tensors.size(); ++i) shard.places.emplace(shard.listing.tensors[i].name, i);
    return shard;
}

void addFailed(const std::string& name, Error error, Listing& listing) {
    TensorInfo info;
    info.path = escapedSegment(name);
    info.name = name;
    info.error = std::move(error);
    listing.add(std::move(info), {});
}

}  // namespace

Result<CheckpointPtr> openSafetensorsSharded(const MappedFilePtr& index, std::stop_token stop) {
    const std::string where = index->path().string();
    const auto json = parseIndex(index);
    if (!json) return json.error();
    if (!json->is_object() || !json->contains("weight_map") || !(*json)["weight_map"].is_object()) {
        return fileError("corrupt", "the index has no weight_map", where);
    }
    Listing listing;
    listing.container = Container::SafetensorsSharded;
    listing.header = SharedBytes::of(index);
    std::map<std::string, Shard> shards;
    for (const auto& [name, file] : (*json)["weight_map"].items()) {
        if (!file.is_string()) return fileError("corrupt", "the index names no file for " + name, where);
        if (stop.stop_requested()) return cancelled(where);
        const auto fileName = file.get<std::string>();
        auto found = shards.find(fileName);
        if (found == shards.end()) {
            found = shards.emplace(fileName, readShard(index->path(), fileName)).first;
            for (const auto& mapped : found->second.listing.files) listing.files.push_back(mapped);
        }
        Shard& shard = found->second;
        if (shard.error) {
            addFailed(name, *shard.error, listing);
        } else if (const auto place = shard.places.find(name); place == shard.places.end()) {
            addFailed(name, fileError("missing_part", name + " is not in " + fileName, where), listing);
        } else {
            listing.add(shard.listing.tensors[place->second], shard.listing.elements[place->second]);
        }
    }
    std::int64_t bytes = 0;
    for (const TensorInfo& tensor : listing.tensors) bytes += tensor.bytes;
    std::string text = std::to_string(listing.tensors.size()) + " tensors in " + std::to_string(shards.size()) + " files, " + std::to_string(bytes) + " bytes";
    const Json total = json->value("/metadata/total_size"_json_pointer, Json());
    if (total.is_number_unsigned()) text += total.get<std::int64_t>() == bytes ? "; total_size agrees" : "; total_size says " + total.dump();
    listing.notice("sharded", ".", text);
    if (listing.files.empty()) listing.files.push_back(index);
    return makeCheckpoint(index->path(), std::move(listing));
}

}  // namespace orrery
