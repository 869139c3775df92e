#pragma once

#include <filesystem>
#include <string>

#include "model/archives/npy.h"
#include "model/datasets/dataset.h"

namespace orrery::calvin {

/// One time step: an .npz whose members are looked up and unpacked one by one.
class StepFile {
public:
    /// Errors: NotFound, Corrupt (empty_file, truncated, lfs_pointer); messages name the file.
    static Result<StepFile> open(const std::filesystem::path& file);

    /// What a member announces; inflates its header only. Errors: those of member().
    Result<NpyHeader> header(const std::string& key) const;

    /// The values of a member. Errors: missing_part, corrupt (also a wrong checksum), unsupported (objects).
    Result<HostTensor> member(const std::string& key) const;

    bool has(const std::string& key) const { return archive_->find(key + ".npy") != nullptr; }
    /// Keys in the file's order; names that would leave the archive are not among them.
    std::vector<std::string> keys() const;
    const std::vector<ZipEntry>& entries() const { return archive_->entries(); }
    const std::string& name() const { return name_; }

private:
    Error named(Error error, const std::string& key) const;
    ZipReaderPtr archive_;
    std::string name_;
};

}  // namespace orrery::calvin
