#include "tests/model/media/video_goldens.h"

#include <zlib.h>

#include <cstdio>
#include <fstream>
#include <sstream>

namespace orrery::test {

nlohmann::json readJson(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return nlohmann::json::parse(stream);
}

std::string crc32Of(const RawPicture& picture) {
    const auto sum = crc32(0, picture.planes.data(), static_cast<uInt>(picture.planes.size()));
    char text[16];
    std::snprintf(text, sizeof(text), "%08lx", static_cast<unsigned long>(sum));
    return text;
}

std::vector<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> list;
    for (std::string word; stream >> word;) list.push_back(word);
    return list;
}

std::vector<std::int64_t> listOf(const nlohmann::json& value) {
    if (value.is_array()) return value.get<std::vector<std::int64_t>>();
    // "first" is one number, or the first few of them
    const auto& first = value.at("first");
    const std::int64_t start = first.is_array() ? first.at(0).get<std::int64_t>() : first.get<std::int64_t>();
    std::vector<std::int64_t> list;
    for (std::int64_t i = 0; i < value.at("count").get<std::int64_t>(); ++i)
        list.push_back(start + i * value.at("step").get<std::int64_t>());
    return list;
}

}  // namespace orrery::test
