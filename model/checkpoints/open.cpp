// Which container a file is: by its first bytes, never by its name (containers.md 1).
#include <algorithm>
#include <cstring>
#include <fstream>

#include "model/archives/pickle_text.h"
#include "model/checkpoints/containers.h"

namespace orrery {
namespace {

constexpr std::string_view kLfs = "version https://git-lfs";
constexpr std::string_view kIndexEnding = ".index.json";

std::string_view start(const MappedFile& file, std::size_t bytes = 4096) {
    const auto all = file.bytes();
    return {reinterpret_cast<const char*>(all.data()), std::min(bytes, all.size())};
}

std::string_view trimmedLeft(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool startsLike(std::string_view text, std::string_view lower) {
    if (text.size() < lower.size()) return false;
    return std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

bool isSafetensors(std::string_view head, std::uint64_t size) {
    if (head.size() < 10) return false;
    std::uint64_t length = 0;
    std::memcpy(&length, head.data(), 8);
    return length < size && trimmedLeft(head.substr(8)).starts_with('{');
}

Error lfsPointer(std::string_view text, const std::string& where) {
    const auto at = text.find("\nsize ");
    const std::string size(at == std::string_view::npos ? "?" : text.substr(at + 6, text.find('\n', at + 1) - at - 6));
    return fileError("lfs_pointer", "a Git LFS pointer stands in place of the file (" + size + " bytes)", where, "run git lfs pull");
}

Error webPage(std::string_view text, const std::string& where) {
    const auto begin = text.find("<title>");
    const auto end = text.find("</title>");
    std::string title;
    if (begin != std::string_view::npos && end != std::string_view::npos && end > begin + 7) title = " (" + pickle::toUtf8(text.substr(begin + 7, end - begin - 7)) + ")";
    return fileError("not_a_checkpoint", "this is a web page" + title + ": the download failed", where, "download it again");
}

/// What a file that is no checkpoint is instead; nothing when its kind is not known.
std::optional<Error> foreignFile(std::string_view head, const std::string& where) {
    const auto not_ = [&](std::string what) { return fileError("not_a_checkpoint", "this is " + std::move(what), where); };
    if (head.starts_with(kLfs)) return lfsPointer(head, where);
    const std::string_view text = trimmedLeft(head);
    if (startsLike(text, "<!doctype") || startsLike(text, "<html")) return webPage(head, where);
    if (text.starts_with("{\"error\"")) return not_("a server's answer, not weights: " + pickle::toUtf8(text.substr(0, 200)));
    if (head.starts_with("\x89PNG")) return not_("a PNG image");
    if (head.starts_with("\xff\xd8\xff")) return not_("a JPEG image");
    if (head.starts_with("\x89HDF\r\n")) return not_("an HDF5 file (a Keras model or a dataset?)");
    if (head.starts_with("\x1f\x8b")) return fileError("unsupported", "the file is compressed with gzip", where, "unpack it first");
    if (head.size() > 262 && head.substr(257, 5) == "ustar") {
        return fileError("unsupported", "the tar layout of PyTorch before 0.1.10 is not supported", where, "save it again with a newer PyTorch");
    }
    return std::nullopt;
}

Error unknownFile(const MappedFile& file, const std::string& where) {
    const std::string_view head = start(file);
    const auto all = file.bytes();
    if (std::all_of(all.begin(), all.end(), [](std::byte b) { return b == std::byte{0}; })) {
        return fileError("not_a_checkpoint", "the file holds only zeros: a copy or download did not finish", where);
    }
    const bool printable = std::all_of(head.begin(), head.end(), [](char c) { return static_cast<unsigned char>(c) >= 32 || c == '\n' || c == '\r' || c == '\t'; });
    if (printable && pickle::isUtf8(head.substr(0, 64)) && head.size() > 8) {
        return fileError("not_a_checkpoint", "this is text: \"" + std::string(head.substr(0, std::min<std::size_t>(head.find('\n'), 64))) + "\"", where);
    }
    if (head.size() <= 8) return fileError("truncated", "the file is cut off at " + std::to_string(head.size()) + " bytes", where);
    return fileError("not_a_checkpoint", "this is not a file of weights: its first bytes belong to no known container", where);
}

/// The index in a folder of shards; nothing when there is none.
std::optional<std::filesystem::path> indexOf(const std::filesystem::path& folder) {
    std::error_code ignored;
    for (std::filesystem::directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored)) {
        if (it->path().filename().string().ends_with(kIndexEnding)) return it->path();
    }
    return std::nullopt;
}

Result<CheckpointPtr> openMapped(const MappedFilePtr& file, std::stop_token stop) {
    const std::string where = file->path().string();
    if (file->size() == 0) return fileError("empty_file", "the file is empty (0 bytes)", where, "copy or download it again");
    const std::string_view head = start(*file);
    if (where.ends_with(kIndexEnding) && !head.starts_with(kLfs)) return openSafetensorsSharded(file, stop);
    const auto foreign = foreignFile(head, where);
    if (foreign) return *foreign;
    constexpr std::string_view kZip = "PK\x03\x04";
    if (head.starts_with(kZip) || (head.size() < 4 && kZip.starts_with(head))) return openZip(file, stop);
    if (head.starts_with(kLegacyMagic)) return openTorchLegacy(file);
    if (head.starts_with("\x93NUMPY")) return openNpy(file);
    if (isSafetensors(head, file->size()) || where.ends_with(".safetensors")) return openSafetensors(file);
    if (head.front() == '\x80') return openPickle(file);
    // pickles of protocol 0 have no mark at their start: only reading tells
    auto pickled = openPickle(file);
    if (pickled || pickled.error().code == "runs_code") return pickled;
    return unknownFile(*file, where);
}

}  // namespace

Result<CheckpointPtr> openCheckpoint(const std::filesystem::path& file, std::stop_token stop) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        if (const auto index = indexOf(file)) return openCheckpoint(*index, stop);
        return fileError("is_directory", "this is a folder, not a file", file.string(), "choose the file in it");
    }
    auto mapped = MappedFile::open(file);
    if (!mapped) return mapped.error();
    return guarded(file.string(), [&] { return openMapped(*mapped, stop); });
}

bool looksLikeCheckpoint(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) return indexOf(file).has_value();
    if (!std::filesystem::is_regular_file(file, ignored)) return false;
    std::ifstream stream(file, std::ios::binary);
    std::string head(64, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    const std::uint64_t size = std::filesystem::file_size(file, ignored);
    const bool byName = file.string().ends_with(kIndexEnding);
    return byName || head.starts_with("PK\x03\x04") || head.starts_with('\x80') || head.starts_with("\x93NUMPY") || isSafetensors(head, size);
}

}  // namespace orrery
