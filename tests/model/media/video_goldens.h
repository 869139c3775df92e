#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/media/video_reader.h"

namespace orrery::test {

nlohmann::json readJson(const std::filesystem::path& file);

/// zlib's CRC-32 of the decoded picture, as eight hexadecimal digits.
std::string crc32Of(const RawPicture& picture);

/// "3ea54e3a e5301faa ..." as a list.
std::vector<std::string> words(const std::string& text);

/// A list, or {"first", "step", "count"} written out (numbers or lists as first).
std::vector<std::int64_t> listOf(const nlohmann::json& value);

}  // namespace orrery::test
