// Archives made byte by byte: whole, cut and with lies in their directory.
#include "model/archives/zip_reader.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstring>

namespace orrery {
namespace {

template <class T>
void put(std::string& to, T value) {
    to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
void overwrite(std::string& in, std::size_t at, T value) {
    std::memcpy(in.data() + at, &value, sizeof value);
}

std::uint32_t checksum(const std::string& content) {
    return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
}

/// One stored entry; where its parts begin, for those who damage them.
struct Archive {
    static constexpr std::size_t kLocalSize = 30, kRowSize = 46;
    std::string name = "data.npy", content = "0123456789";
    std::size_t row = kLocalSize + name.size() + content.size();
    std::size_t end = row + kRowSize + name.size();
    std::string bytes;

    Archive() {
        const auto size = static_cast<std::uint32_t>(content.size());
        put<std::uint32_t>(bytes, 0x04034b50);
        bytes.append(10, '\0');
        for (const std::uint32_t number : {checksum(content), size, size}) put(bytes, number);
        put(bytes, static_cast<std::uint16_t>(name.size()));
        put<std::uint16_t>(bytes, 0);
        bytes += name + content;
        put<std::uint32_t>(bytes, 0x02014b50);
        bytes.append(12, '\0');
        for (const std::uint32_t number : {checksum(content), size, size}) put(bytes, number);
        put(bytes, static_cast<std::uint16_t>(name.size()));
        bytes.append(16, '\0');
        bytes += name;
        put<std::uint32_t>(bytes, 0x06054b50);
        bytes.append(4, '\0');
        for (int i = 0; i < 2; ++i) put<std::uint16_t>(bytes, 1);
        put(bytes, static_cast<std::uint32_t>(kRowSize + name.size()));
        put(bytes, static_cast<std::uint32_t>(row));
        put<std::uint16_t>(bytes, 0);
    }

    Result<ZipReaderPtr> open() const { return ZipReader::open(SharedBytes::of(bytes), "a.zip"); }
    /// Class of the error that opening or reading the entry gives; empty when both work.
    std::string failure() const {
        const auto reader = open();
        if (!reader) return reader.error().code;
        if ((*reader)->entries().size() != 1) return "entries";
        const auto read = (*reader)->read((*reader)->entries().front());
        return read ? std::string() : read.error().code;
    }
};

TEST(ZipReader, ReadsAnEntryAndKnowsItsChecksum) {
    const Archive archive;
    const auto reader = archive.open();
    ASSERT_TRUE(reader);
    const ZipEntry* entry = (*reader)->find("data.npy");
    ASSERT_NE(entry, nullptr);
    const auto content = (*reader)->read(*entry);
    ASSERT_TRUE(content);
    EXPECT_EQ(content->text(), "0123456789");
    EXPECT_EQ((*reader)->read(*entry, 3)->text(), "012");
    EXPECT_TRUE(ZipReader::matchesChecksum(*entry, content->span()));
    EXPECT_FALSE(ZipReader::matchesChecksum(*entry, content->span().first(9)));
    EXPECT_EQ((*reader)->find("other"), nullptr);
}

TEST(ZipReader, EveryCutIsAnErrorAndNoMore) {
    const Archive whole;
    for (std::size_t size = 0; size < whole.bytes.size(); ++size) {
        Archive cut;
        cut.bytes.resize(size);
        EXPECT_EQ(cut.failure(), "truncated") << size << " bytes";
    }
}

TEST(ZipReader, ACommentAndAFalseEndInItAreAccepted) {
    Archive archive;
    std::string comment = "PK\x05\x06";
    comment.append(40, 'x');
    overwrite(archive.bytes, archive.end + 20, static_cast<std::uint16_t>(comment.size()));
    archive.bytes += comment;
    EXPECT_EQ(archive.failure(), "");
}

TEST(ZipReader, ADirectoryOutsideTheFileIsCorrupt) {
    Archive far, large;
    overwrite<std::uint32_t>(far.bytes, far.end + 16, 0xfffffff0);
    overwrite<std::uint32_t>(large.bytes, large.end + 12, 0x7fffffff);
    EXPECT_EQ(far.failure(), "corrupt");
    EXPECT_EQ(large.failure(), "corrupt");
}

TEST(ZipReader, ADamagedRowIsCorrupt) {
    Archive mark, name;
    mark.bytes[mark.row] = 'X';
    overwrite<std::uint16_t>(name.bytes, name.row + 28, 0xffff);
    EXPECT_EQ(mark.failure(), "corrupt");
    EXPECT_EQ(name.failure(), "corrupt");
}

TEST(ZipReader, EntriesThatLieOutsideAreRefusedWhenRead) {
    Archive start, size, header;
    overwrite<std::uint32_t>(start.bytes, start.row + 42, 0xfffffffe);
    for (const std::size_t field : {20u, 24u}) overwrite<std::uint32_t>(size.bytes, size.row + field, 1u << 30);
    overwrite<std::uint32_t>(header.bytes, header.row + 42, 1);
    EXPECT_EQ(start.failure(), "out_of_bounds");
    EXPECT_EQ(size.failure(), "out_of_bounds");
    EXPECT_EQ(header.failure(), "corrupt");
}

TEST(ZipReader, WhatItCannotUndoIsRefused) {
    Archive secret, method, sizes, bomb, damaged;
    overwrite<std::uint16_t>(secret.bytes, secret.row + 8, 1);
    overwrite<std::uint16_t>(method.bytes, method.row + 10, 12);
    overwrite<std::uint32_t>(sizes.bytes, sizes.row + 24, 11);
    overwrite<std::uint16_t>(bomb.bytes, bomb.row + 10, 8);
    overwrite<std::uint32_t>(bomb.bytes, bomb.row + 24, 0x7fffffff);
    overwrite<std::uint16_t>(damaged.bytes, damaged.row + 10, 8);
    EXPECT_EQ(secret.failure(), "unsupported");
    EXPECT_EQ(method.failure(), "unsupported");
    EXPECT_EQ(sizes.failure(), "corrupt");
    EXPECT_EQ(bomb.failure(), "corrupt");
    EXPECT_EQ(damaged.failure(), "corrupt") << "digits are no deflate stream";
}

TEST(ZipReader, ZeroEntriesAreReadAndTheAnnouncedCountMayLie) {
    Archive none, many;
    for (const std::size_t field : {8u, 10u}) overwrite<std::uint16_t>(many.bytes, many.end + field, 0xffff);
    EXPECT_EQ(many.failure(), "");
    for (const std::size_t field : {8u, 10u}) overwrite<std::uint16_t>(none.bytes, none.end + field, 0);
    const auto reader = none.open();
    ASSERT_TRUE(reader);
    EXPECT_TRUE((*reader)->entries().empty());
}

TEST(ZipReader, NamesThatLeaveTheArchiveAreSeen) {
    for (const char* name : {"../x", "a/../../x", "/x", "C:\\x", "a\\..\\x", "\\x"}) EXPECT_TRUE(leavesArchive(name)) << name;
    for (const char* name : {"x", "a/b", "a..b/c", "...", ""}) EXPECT_FALSE(leavesArchive(name)) << name;
}

}  // namespace
}  // namespace orrery
