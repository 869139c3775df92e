#include <gtest/gtest.h>

#include <fstream>

#include "model/media/data_file.h"
#include "model/media/picture_decoder.h"
#include "model/media/picture_writer.h"

namespace orrery::test {
namespace {

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(stream)), {});
}

Frame gradient() {
    Frame frame;
    frame.width = 5;
    frame.height = 3;
    for (int i = 0; i < 15; ++i)
        frame.rgba.insert(frame.rgba.end(), {std::uint8_t(i * 17), std::uint8_t(255 - i), std::uint8_t(i), 255});
    return frame;
}

TEST(Pictures, ComeBackFromPngAsTheyWere) {
    const Frame frame = gradient();
    ASSERT_TRUE(writePng(frame, "gradient.png"));
    const std::string bytes = bytesOf("gradient.png");
    auto read = decodePicture(std::as_bytes(std::span(bytes)), "gradient.png");
    ASSERT_TRUE(read);
    EXPECT_EQ((*read)->width, 5);
    EXPECT_EQ((*read)->height, 3);
    EXPECT_EQ((*read)->rgba, frame.rgba);
    EXPECT_FALSE(std::filesystem::exists("gradient.png.part"));
}

TEST(Pictures, KeepTheirAlpha) {
    Frame frame = gradient();
    frame.rgba[3] = 7;
    ASSERT_TRUE(writePng(frame, "alpha.png"));
    const std::string bytes = bytesOf("alpha.png");
    EXPECT_EQ((*decodePicture(std::as_bytes(std::span(bytes)), "alpha.png"))->rgba, frame.rgba);
}

TEST(Pictures, ThatAreDamagedAreErrors) {
    ASSERT_TRUE(writePng(gradient(), "whole.png"));
    const std::string bytes = bytesOf("whole.png");
    for (const std::string& damaged : {std::string(), std::string("not a picture"), bytes.substr(0, 20)}) {
        auto read = decodePicture(std::as_bytes(std::span(damaged)), "x");
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().kind, Error::Kind::Corrupt);
    }
}

TEST(Pictures, AreNotWrittenWhereNothingCanBe) {
    auto written = writePng(gradient(), "no/such/folder/x.png");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, "not_writable");
}

TEST(DataFile, TellsAnLfsPointerWithItsSize) {
    std::ofstream("pointer.mp4") << "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 72046\n";
    auto checked = checkDataFile("pointer.mp4");
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, "lfs_pointer");
    EXPECT_NE(checked.error().message.find("72046"), std::string::npos);
    EXPECT_EQ(lfsPointerSize("PAR1"), -1);
}

}  // namespace
}  // namespace orrery::test
