#include "model/environments/names.h"

#include <cctype>
#include <map>

namespace orrery::names {
namespace {

std::string lowerWords(std::string_view name) {
    std::string words;
    for (const char letter : name) {
        const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0;
        words += plain ? static_cast<char>(std::tolower(static_cast<unsigned char>(letter))) : ' ';
    }
    return words;
}

}  // namespace

std::optional<std::string_view> holdsOneOf(std::string_view name, std::span<const std::string_view> words) {
    std::string lower;
    for (const char letter : name) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    for (const std::string_view word : words) {
        if (lower.find(word) != std::string::npos) return word;
    }
    return std::nullopt;
}

std::string canonical(std::string_view dimName) {
    static const std::map<std::string_view, std::string_view> synonyms{
        {"rx", "roll"},        {"ry", "pitch"},        {"rz", "yaw"},         {"euler x", "roll"},
        {"euler y", "pitch"},  {"euler z", "yaw"},     {"rot x", "roll"},     {"rot y", "pitch"},
        {"rot z", "yaw"},      {"position x", "x"},    {"position y", "y"},   {"position z", "z"},
        {"pos x", "x"},        {"pos y", "y"},         {"pos z", "z"},        {"gripper action", "gripper command"},
        {"last gripper action", "gripper command"},    {"gripper cmd", "gripper command"},
    };
    std::string words = lowerWords(dimName);
    for (const std::string_view prefix : {"tcp ", "eef ", "ee ", "end effector "}) {
        if (words.starts_with(prefix)) words.erase(0, prefix.size());
    }
    const auto found = synonyms.find(words);
    return found == synonyms.end() ? words : std::string(found->second);
}

}  // namespace orrery::names
