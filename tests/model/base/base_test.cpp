#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "model/base/host_tensor.h"
#include "model/base/mapped_file.h"
#include "model/base/result.h"
#include "model/base/sha256.h"
#include "model/base/unfinished_file.h"

namespace orrery {
namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

TEST(Sha256, EqualsThePublishedVectors) {
    EXPECT_EQ(sha256Hex({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256Hex(bytesOf("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256Hex(bytesOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, GivesTheSameHoweverTheBytesAreCut) {
    const std::string text(1000, 'x');
    const std::string whole = sha256Hex(bytesOf(text));
    for (const std::size_t piece : {1u, 7u, 63u, 64u, 65u, 999u}) {
        Sha256 hash;
        for (std::size_t at = 0; at < text.size(); at += piece) {
            hash.add(bytesOf(text).subspan(at, std::min(piece, text.size() - at)));
        }
        EXPECT_EQ(hash.hex(), whole) << piece;
    }
}

TEST(HostTensor, ReadsSmallFloatsAsTheirValues) {
    const auto halves = HostTensor::of<std::uint16_t>({4}, {0x3C00, 0xC000, 0x0001, 0x7C00});
    const HostTensor asHalf(DType::F16, {4}, halves.owner());
    const auto values = toDoubles(asHalf);
    EXPECT_EQ(values[0], 1.0);
    EXPECT_EQ(values[1], -2.0);
    EXPECT_DOUBLE_EQ(values[2], std::ldexp(1.0, -24));
    EXPECT_TRUE(std::isinf(values[3]));

    const auto bytes = HostTensor::of<std::uint8_t>({3}, {0x38, 0x7E, 0x7F});
    const auto float8 = toDoubles(HostTensor(DType::F8E4M3, {3}, bytes.owner()));
    EXPECT_EQ(float8[0], 1.0);
    EXPECT_EQ(float8[1], 448.0);
    EXPECT_TRUE(std::isnan(float8[2]));
}

TEST(HostTensor, KnowsEveryTypeByItsName) {
    for (int i = 0; i < static_cast<int>(DType::Unknown); ++i) {
        const auto type = static_cast<DType>(i);
        EXPECT_EQ(dtypeFromName(name(type)), type);
    }
    EXPECT_FALSE(dtypeFromName("float7"));
}

TEST(MappedFile, TellsAMissingFileAFolderAndAnEmptyFileApart) {
    EXPECT_EQ(MappedFile::open("no such file").error().kind, Error::Kind::NotFound);
    EXPECT_EQ(MappedFile::open(".").error().code, "is_directory");
    std::ofstream("empty");
    const auto empty = MappedFile::open("empty");
    ASSERT_TRUE(empty);
    EXPECT_EQ((*empty)->size(), 0u);
}

TEST(MappedFile, NoticesThatAFileWasCutUnderIt) {
    std::ofstream("cut") << std::string(10000, 'a');
    const auto file = MappedFile::open("cut");
    ASSERT_TRUE(file);
    EXPECT_TRUE((*file)->unchanged());
    std::filesystem::resize_file("cut", 10);
    EXPECT_FALSE((*file)->unchanged());
}

TEST(UnfinishedFile, StaysOnlyWhenItWasFinished) {
    const auto exists = [](const char* name) { return std::filesystem::exists(name); };
    {
        UnfinishedFile part("a.part");
        std::ofstream(part.path()) << "half";
    }
    EXPECT_FALSE(exists("a.part"));
    UnfinishedFile whole("b.part");
    std::ofstream(whole.path()) << "whole";
    UnfinishedFile moved(std::move(whole));
    EXPECT_TRUE(exists("b.part"));
    EXPECT_TRUE(moved.finish("b.txt"));
    EXPECT_TRUE(exists("b.txt") && !exists("b.part"));
    EXPECT_FALSE(UnfinishedFile("never_written.part").finish("c.txt"));
}

TEST(UnfinishedFileDeathTest, AbandonedFilesAreGoneWhenTheProgramEnds) {
    const UnfinishedFile part("d.part");
    std::ofstream(part.path()) << "half";
    EXPECT_EXIT((UnfinishedFile::abandonAll(), _exit(7)), testing::ExitedWithCode(7), "");
    EXPECT_FALSE(std::filesystem::exists("d.part"));
}

TEST(Guarded, TurnsExceptionsIntoErrorsWithTheirFirstLine) {
    const auto result = guarded("step 3", []() -> Result<int> { throw std::runtime_error("no luck\nstack trace"); });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "no luck");
    EXPECT_EQ(result.error().where, "step 3");
    const auto memory = guarded("step 3", []() -> Result<int> { throw std::bad_alloc(); });
    EXPECT_EQ(memory.error().kind, Error::Kind::Device);
}

}  // namespace
}  // namespace orrery
