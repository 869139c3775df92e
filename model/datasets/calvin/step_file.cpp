#include "model/datasets/calvin/step_file.h"

#include "model/media/data_file.h"

namespace orrery::calvin {
namespace {

constexpr std::uint64_t kHeaderBytes = 1024;  // an npy header of the types we read has at most 128

}  // namespace

Result<StepFile> StepFile::open(const std::filesystem::path& file) {
    StepFile step;
    step.name_ = file.filename().string();
    const auto named = [&](Error error) {
        error.message = step.name_ + ": " + error.message;
        error.where = file.string();
        return error;
    };
    if (auto checked = checkDataFile(file); !checked) return named(checked.error());
    auto mapped = MappedFile::open(file);
    if (!mapped) return named(mapped.error());
    auto archive = ZipReader::open(*mapped);
    if (!archive) return named(archive.error());
    step.archive_ = *std::move(archive);
    return step;
}

std::vector<std::string> StepFile::keys() const {
    std::vector<std::string> keys;
    for (const ZipEntry& entry : archive_->entries()) {
        if (entry.name.ends_with(".npy") && !leavesArchive(entry.name)) keys.push_back(entry.name.substr(0, entry.name.size() - 4));
    }
    return keys;
}

Error StepFile::named(Error error, const std::string& key) const {
    error.message = name_ + ": " + key + ": " + error.message;
    error.where = archive_->where();
    return error;
}

Result<NpyHeader> StepFile::header(const std::string& key) const {
    const ZipEntry* entry = archive_->find(key + ".npy");
    if (!entry) return fileError("missing_part", name_ + " has no " + key + ", its neighbours have", archive_->where());
    const auto start = archive_->read(*entry, kHeaderBytes);
    if (!start) return named(start.error(), key);
    auto header = readNpyHeader(*start, archive_->where(), entry->size);
    return header ? header : Result<NpyHeader>(named(header.error(), key));
}

Result<HostTensor> StepFile::member(const std::string& key) const {
    const ZipEntry* entry = archive_->find(key + ".npy");
    if (!entry) return fileError("missing_part", name_ + " has no " + key + ", its neighbours have", archive_->where());
    const auto content = archive_->read(*entry);
    if (!content) return named(content.error(), key);
    if (!ZipReader::matchesChecksum(*entry, content->span())) return named(fileError("corrupt", "it does not match its checksum", {}), key);
    auto values = readNpy(*content, archive_->where());
    return values ? values : Result<HostTensor>(named(values.error(), key));
}

}  // namespace orrery::calvin
