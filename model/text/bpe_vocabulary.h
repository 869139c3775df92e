#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/base/result.h"

namespace orrery {

/// CLIP's byte-pair table: 256 bytes, the same at the end of a word, the merges, two markers; ids are indices.
class BpeVocabulary {
public:
    /// Errors: NotFound; Corrupt with code "lfs_pointer", "not_gzip", "truncated" or "bad_merge".
    static Result<BpeVocabulary> read(const std::filesystem::path& file);

    struct Merge {
        std::int32_t rank = 0;
        std::int32_t result = 0;
    };
    std::optional<Merge> merge(std::int32_t left, std::int32_t right) const;

    std::int32_t idOf(std::uint8_t byte, bool endOfWord) const { return byteIds_[byte] + (endOfWord ? 256 : 0); }
    /// The spelling, each byte as its stand-in character, with "</w>" where it ends a word.
    const std::string& spelling(std::int32_t id) const { return spellings_[static_cast<std::size_t>(id)]; }
    /// Bytes of text that `id` stands for.
    std::size_t byteCount(std::int32_t id) const { return byteCounts_[static_cast<std::size_t>(id)]; }
    std::size_t size() const { return spellings_.size(); }
    std::int32_t startMarker() const { return static_cast<std::int32_t>(size()) - 2; }
    std::int32_t endMarker() const { return static_cast<std::int32_t>(size()) - 1; }

private:
    BpeVocabulary();
    void add(std::string spelling, std::size_t bytes);
    Result<void> addMerges(std::string_view lines, const std::filesystem::path& file);

    std::vector<std::string> spellings_;
    std::vector<std::size_t> byteCounts_;
    std::unordered_map<std::string, std::int32_t> ids_;
    std::unordered_map<std::uint64_t, Merge> merges_;  // key: left id << 32 | right id
    std::int32_t byteIds_[256] = {};
};

}  // namespace orrery
