#include "model/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace orrery {
namespace {

std::int64_t modifiedNanoseconds(const struct stat& info) {
    return static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
}

/// Disks whose files can vanish under a map: NFS, CIFS/SMB2, FUSE, FAT.
bool canVanish(int descriptor) {
    struct statfs info {};
    if (fstatfs(descriptor, &info) != 0) return false;
    constexpr std::array<std::uint32_t, 6> kinds{0x6969, 0xFF534D42, 0xFE534D42, 0x65735546, 0x4d44, 0x517B};
    for (const std::uint32_t kind : kinds) {
        if (static_cast<std::uint32_t>(info.f_type) == kind) return true;
    }
    return false;
}

bool readAll(int descriptor, std::byte* to, std::size_t size) {
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = pread(descriptor, to + done, size - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace

Result<MappedFilePtr> MappedFile::open(const std::filesystem::path& file) {
    auto failed = [&](Error::Kind kind, std::string message, std::string code, std::string hint = {}) {
        return Error{kind, std::move(message), file.string(), std::move(code), std::move(hint)};
    };
    std::shared_ptr<MappedFile> self(new MappedFile);
    self->path_ = file;
    self->descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (self->descriptor_ < 0) {
        const std::string reason = std::strerror(errno);
        return failed(Error::Kind::NotFound, errno == ENOENT ? "no such file" : reason, "not_found");
    }
    struct stat info {};
    fstat(self->descriptor_, &info);
    if (S_ISDIR(info.st_mode)) return failed(Error::Kind::Unsupported, "this is a folder, not a file", "is_directory");
    if (!S_ISREG(info.st_mode)) return failed(Error::Kind::Unsupported, "this is not a regular file", "unsupported");
    self->size_ = static_cast<std::size_t>(info.st_size);
    self->modified_ = modifiedNanoseconds(info);
    if (self->size_ == 0) return MappedFilePtr(self);

    if (!canVanish(self->descriptor_)) {
        void* map = mmap(nullptr, self->size_, PROT_READ, MAP_PRIVATE, self->descriptor_, 0);
        if (map != MAP_FAILED) {
            self->data_ = static_cast<const std::byte*>(map);
            self->mapped_ = true;
            return MappedFilePtr(self);
        }
    }
    auto copy = std::make_unique<std::byte[]>(self->size_);
    if (!readAll(self->descriptor_, copy.get(), self->size_)) {
        return failed(Error::Kind::Corrupt, "the file cannot be read to its end", "truncated");
    }
    self->data_ = copy.release();
    return MappedFilePtr(self);
}

MappedFile::~MappedFile() {
    if (mapped_) {
        munmap(const_cast<std::byte*>(data_), size_);
    } else {
        delete[] data_;
    }
    if (descriptor_ >= 0) close(descriptor_);
}

bool MappedFile::unchanged() const {
    struct stat info {};
    if (fstat(descriptor_, &info) != 0) return false;
    return static_cast<std::size_t>(info.st_size) == size_ && modifiedNanoseconds(info) == modified_;
}

}  // namespace orrery
