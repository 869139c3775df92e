#include "model/media/data_file.h"

#include <charconv>
#include <fstream>
#include <system_error>

namespace orrery {

std::int64_t lfsPointerSize(std::string_view text) {
    if (!text.starts_with("version https://git-lfs.github.com/spec/")) return -1;
    const std::size_t at = text.find("\nsize ");
    std::int64_t size = 0;
    if (at != std::string_view::npos) std::from_chars(text.data() + at + 6, text.data() + text.size(), size);
    return size;
}

Result<void> checkDataFile(const std::filesystem::path& file) {
    const std::string where = file.string();
    std::error_code failure;
    const auto status = std::filesystem::status(file, failure);
    if (!std::filesystem::exists(status)) {
        return Error{Error::Kind::NotFound, "the file is missing", where, "not_found", "copy the missing part"};
    }
    if (std::filesystem::is_directory(status)) {
        return Error{Error::Kind::Unsupported, "this is a folder, not a file", where, "is_directory", {}};
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{Error::Kind::NotFound, "the file cannot be read", where, "not_found", "check its permissions"};

    std::string head(256, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    if (head.empty()) return Error{Error::Kind::Corrupt, "the file is empty", where, "empty_file", "copy it again"};
    if (const std::int64_t size = lfsPointerSize(head); size >= 0) {
        return Error{Error::Kind::Corrupt, "Git LFS pointer, not data (real size " + std::to_string(size) + " bytes)",
                     where, "lfs_pointer", "run git lfs pull"};
    }
    return {};
}

}  // namespace orrery
