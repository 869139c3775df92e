#include "model/datasets/lerobot/path_template.h"

#include <charconv>
#include <filesystem>

namespace orrery::lerobot {
namespace {

/// "03d" to 3, "" and "d" to 0; anything else is no format of ours.
Result<int> digitsOf(std::string_view format, const std::string& pattern) {
    const Error malformed{
        Error::Kind::Corrupt, "the format '" + std::string(format) + "' is not understood", pattern, "template", {}};
    if (format.empty() || format == "d") return 0;
    if (format.back() != 'd') return malformed;
    int digits = 0;
    const auto [end, failure] = std::from_chars(format.data(), format.data() + format.size() - 1, digits);
    if (failure != std::errc() || end != format.data() + format.size() - 1 || digits < 0 || digits > 20)
        return malformed;
    return digits;
}

std::string padded(std::int64_t value, int digits) {
    std::string text = std::to_string(value);
    if (static_cast<int>(text.size()) < digits) text.insert(0, static_cast<std::size_t>(digits) - text.size(), '0');
    return text;
}

}  // namespace

bool staysInside(const std::string& path) {
    const std::filesystem::path parts(path);
    if (parts.empty() || parts.is_absolute() || path.find('\\') != std::string::npos ||
        path.find('\0') != std::string::npos)
        return false;
    for (const auto& part : parts) {
        if (part == "..") return false;
    }
    return true;
}

Result<std::string> expandTemplate(const std::string& pattern, const TemplateValues& values) {
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            path += pattern[at++];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        if (end == std::string::npos)
            return Error{Error::Kind::Corrupt, "a '{' is not closed", pattern, "template", {}};
        const std::string_view field = std::string_view(pattern).substr(at + 1, end - at - 1);
        const std::size_t colon = field.find(':');
        const auto found = values.find(field.substr(0, colon));
        if (found == values.end()) {
            return Error{
                Error::Kind::Corrupt, "the field '" + std::string(field) + "' is unknown", pattern, "template", {}};
        }
        auto digits = digitsOf(colon == std::string_view::npos ? std::string_view() : field.substr(colon + 1), pattern);
        if (!digits) return digits.error();
        const auto* number = std::get_if<std::int64_t>(&found->second);
        path += number ? padded(*number, *digits) : std::get<std::string>(found->second);
        at = end + 1;
    }
    if (!staysInside(path))
        return Error{Error::Kind::Corrupt, "'" + path + "' leaves the dataset folder", pattern, "path_escape", {}};
    return path;
}

}  // namespace orrery::lerobot
