#include "model/media/video_reader.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <random>

#include "model/media/video_index_cache.h"
#include "tests/model/media/video_goldens.h"
#include "tests/support/paths.h"

namespace orrery::test {
namespace {

std::unique_ptr<VideoReader> opened(const std::filesystem::path& file) {
    auto reader = VideoReader::open(file);
    EXPECT_TRUE(reader) << file << ": " << (reader ? "" : describe(reader.error()));
    return reader ? *std::move(reader) : nullptr;
}

/// Empty when the picture at `index` is the one that the golden names.
std::string difference(VideoReader& reader, std::int64_t index, const std::vector<std::string>& crcs) {
    auto picture = reader.rawPicture(index);
    if (!picture) return describe(picture.error());
    const std::string crc = crc32Of(*picture);
    const std::string& expected = crcs[static_cast<std::size_t>(index)];
    return crc == expected ? "" : "frame " + std::to_string(index) + ": " + crc + ", not " + expected;
}

/// Mean colour of the field [x0, x1) x [y0, y1).
std::array<double, 3> meanOf(const Frame& frame, int x0, int x1, int y0, int y1) {
    std::array<double, 3> sums{};
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            for (std::size_t c = 0; c < 3; ++c)
                sums[c] += frame.rgba[static_cast<std::size_t>(y * frame.width + x) * 4 + c];
        }
    }
    for (double& sum : sums) sum /= (x1 - x0) * (y1 - y0);
    return sums;
}

void checkColours(VideoReader& reader, const nlohmann::json& pictures) {
    for (const auto& [index, expected] : pictures.items()) {
        auto frame = reader.frame(std::stoll(index));
        ASSERT_TRUE(frame) << describe(frame.error());
        const int width = (*frame)->width;
        const int height = (*frame)->height;
        if (width != reader.info().width) continue;  // turned for display
        const auto mean = meanOf(**frame, 0, width, 0, height);
        for (std::size_t c = 0; c < 3; ++c) {
            EXPECT_NEAR(mean[c], expected.at("mean_rgb").at(c).get<double>(), 0.5)
                << "frame " << index << " channel " << c;
        }
        if (!expected.contains("grid_rgb")) continue;
        for (int cell = 0; cell < 16; ++cell) {
            const int x = cell % 4, y = cell / 4;
            const auto field =
                meanOf(**frame, x * width / 4, (x + 1) * width / 4, y * height / 4, (y + 1) * height / 4);
            for (std::size_t c = 0; c < 3; ++c) {
                EXPECT_NEAR(field[c],
                            expected.at("grid_rgb")
                                .at(static_cast<std::size_t>(y))
                                .at(static_cast<std::size_t>(x))
                                .at(c)
                                .get<double>(),
                            3)
                    << "frame " << index << " field " << cell;
            }
        }
    }
}

void checkEveryFrame(const std::filesystem::path& file, const nlohmann::json& expected) {
    SCOPED_TRACE(file.filename().string());
    auto reader = opened(file);
    ASSERT_TRUE(reader);
    const auto crcs = words(expected.at("crc32_of_planes"));
    const auto count = static_cast<std::int64_t>(crcs.size());
    ASSERT_EQ(reader->frameCount(), count);
    EXPECT_TRUE(reader->info().exact);
    EXPECT_EQ(reader->info().problem, "");
    EXPECT_EQ(std::vector(reader->keyFrames().begin(), reader->keyFrames().end()), listOf(expected.at("key_frames")));
    const auto pts = listOf(expected.at("pts"));
    for (std::int64_t n = 0; n < count; ++n) {
        ASSERT_EQ(difference(*reader, n, crcs), "") << "forwards";
        ASSERT_EQ(reader->rawPicture(n)->pts, pts[static_cast<std::size_t>(n)]);
    }
    auto back = opened(file);
    for (std::int64_t n = count - 1; n >= 0; n -= 7) ASSERT_EQ(difference(*back, n, crcs), "") << "backwards";
    auto jumping = opened(file);
    std::mt19937 random(7);
    std::uniform_int_distribution<std::int64_t> any(0, count - 1);
    for (int i = 0; i < 12; ++i) {
        const std::int64_t n = any(random);
        ASSERT_EQ(difference(*jumping, n, crcs), "") << "at random";
        if (n + 1 < count) {
            ASSERT_EQ(difference(*jumping, n + 1, crcs), "") << "one step after a jump";
        }
    }
    checkColours(*reader, expected.at("pictures"));
}

TEST(VideoReader, ShowsEveryFrameOfTheMadeVideosHoweverItIsReached) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    const auto expected = readJson(folder / "expected.json");
    EXPECT_EQ(expected.size(), 23u);
    for (const auto& [name, video] : expected.items()) checkEveryFrame(folder / name, video);
}

TEST(VideoReader, ShowsEveryFrameOfTheSamplesHoweverItIsReached) {
    const auto samples = shared("data");
    ORRERY_NEEDS(samples, "../shared/data");
    const auto expected = readJson(golden("datasets/videos.json"));
    for (const auto& [name, video] : expected.items()) checkEveryFrame(samples / name, video);
}

TEST(VideoReader, StepsBackwardsThroughALongGroupWithoutDecodingItAnew) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    auto reader = opened(folder / "h264_gop250_b3.mp4");
    const auto crcs = words(readJson(folder / "expected.json").at("h264_gop250_b3.mp4").at("crc32_of_planes"));
    for (std::int64_t n = 249; n >= 0; --n) ASSERT_EQ(difference(*reader, n, crcs), "");
    EXPECT_EQ(reader->info().gop, 250);
}

TEST(VideoReader, OpensAKnownFileFromItsKeptIndexAndAChangedOneAnew) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    const auto expected = readJson(folder / "expected.json");
    const auto crcsOf = [&](const char* name) { return words(expected.at(name).at("crc32_of_planes")); };
    VideoIndexCache known;
    const auto copied = std::filesystem::copy_options::overwrite_existing;
    std::filesystem::copy_file(folder / "h264_open_gop.mp4", "known.mp4", copied);
    for (int round = 0; round < 2; ++round) {
        auto reader = VideoReader::open("known.mp4", {}, &known);
        ASSERT_TRUE(reader);
        for (const std::int64_t n : {37, 36, 0, 59, 13})
            ASSERT_EQ(difference(**reader, n, crcsOf("h264_open_gop.mp4")), "") << round;
    }
    EXPECT_TRUE(known.find("known.mp4"));
    std::filesystem::copy_file(folder / "h264_ntsc.mp4", "known.mp4", copied);
    auto reader = VideoReader::open("known.mp4", {}, &known);
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader)->frameCount(), 40);
    EXPECT_EQ(difference(**reader, 39, crcsOf("h264_ntsc.mp4")), "");
}

TEST(VideoReader, TurnsRotatedVideosForDisplay) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    auto turned = opened(folder / "h264_rotated.mp4");
    auto plain = opened(folder / "h264_moov_last.mp4");
    EXPECT_EQ(turned->info().width, 96);
    const auto a = *turned->frame(3);
    const auto b = *plain->frame(3);
    ASSERT_EQ(a->width, 64);
    ASSERT_EQ(a->height, 96);
    // the display matrix turns counter-clockwise by 90 degrees: the top right corner comes to the top left
    const auto pixel = [](const Frame& frame, int x, int y) { return frame.rgba.data() + (y * frame.width + x) * 4; };
    for (int c = 0; c < 4; ++c) EXPECT_EQ(pixel(*a, 0, 0)[c], pixel(*b, 95, 0)[c]);
    for (int c = 0; c < 4; ++c) EXPECT_EQ(pixel(*a, 63, 95)[c], pixel(*b, 0, 63)[c]);
}

TEST(VideoReader, KeepsTheTimesOfTheFile) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    auto reader = opened(folder / "h264_start_offset.mp4");
    EXPECT_DOUBLE_EQ(reader->ptsSeconds()[0], 0.5);
    EXPECT_DOUBLE_EQ((*reader->frame(1))->ptsSeconds, 0.6);
}

TEST(VideoReader, AnswersPastTheEndWithAnError) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    auto reader = opened(folder / "h264_one_frame.mp4");
    for (const std::int64_t index : {-1, 1, 1000000}) {
        auto frame = reader->frame(index);
        ASSERT_FALSE(frame);
        EXPECT_EQ(frame.error().kind, Error::Kind::NotFound);
    }
    EXPECT_TRUE(reader->frame(0));
}

TEST(VideoReader, StopsWhenAsked) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    std::stop_source source;
    source.request_stop();
    auto reader = VideoReader::open(folder / "h264_gop250_b3.mp4", source.get_token());
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().kind, Error::Kind::Cancelled);
    auto other = opened(folder / "h264_gop250_b3.mp4");
    auto frame = other->frame(200, source.get_token());
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().kind, Error::Kind::Cancelled);
    EXPECT_TRUE(other->frame(200)) << "and goes on afterwards";
}

TEST(VideoReader, PlaysDamagedFilesUpToTheDamageAndRefusesTheRestByName) {
    const auto folder = golden("datasets/damaged");
    ORRERY_OWNS(folder, "goldens/datasets/damaged");
    const auto expectations = readJson(folder / "expected.json");
    for (const auto& [name, expected] : expectations.items()) {
        if (!name.starts_with("video/")) continue;
        SCOPED_TRACE(name);
        auto reader = VideoReader::open(folder / name);
        ASSERT_EQ(static_cast<bool>(reader), expected.at("opens").get<bool>())
            << (reader ? "" : describe(reader.error()));
        if (!reader) {
            EXPECT_FALSE(reader.error().code.empty()) << describe(reader.error());
            continue;
        }
        std::int64_t good = 0;
        for (std::int64_t n = 0; n < (*reader)->frameCount(); ++n) good += (*reader)->rawPicture(n) ? 1 : 0;
        EXPECT_GE(good, expected.at("frames_at_least").get<std::int64_t>());
        EXPECT_LE(good, expected.at("frames_at_most").get<std::int64_t>());
        const bool told = (*reader)->info().problem != "" || name == "video/flipped.mp4";
        EXPECT_TRUE(good == 40 || told);
    }
}

TEST(VideoReader, NamesTheClassOfWhatIsWrongWithAFile) {
    const auto folder = golden("datasets/damaged");
    ORRERY_OWNS(folder, "goldens/datasets/damaged");
    const auto codeOf = [&](const char* name) {
        auto reader = VideoReader::open(folder / name);
        return reader ? std::string("opened") : reader.error().code;
    };
    EXPECT_EQ(codeOf("video/empty.mp4"), "empty_file");
    EXPECT_EQ(codeOf("video/lfs.mp4"), "lfs_pointer");
    EXPECT_EQ(codeOf("video/no_moov.mp4"), "no_index");
    EXPECT_EQ(codeOf("video/text.mp4"), "not_a_video");
    EXPECT_EQ(codeOf("video/absent.mp4"), "not_found");
    EXPECT_EQ(codeOf("video"), "is_directory");
}

TEST(VideoReader, SurvivesFlippedBytesAnywhere) {
    const auto folder = golden("datasets/made_videos");
    ORRERY_OWNS(folder, "goldens/datasets/made_videos");
    std::mt19937 random(11);
    for (const char* name :
         {"h264_open_gop.mp4", "av1_hidden_frames.mp4", "vp9_hidden_frames.webm", "mpeg4_b2.avi", "hevc_main10.mp4"}) {
        std::ifstream stream(folder / name, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        for (int round = 0; round < 12; ++round) {
            std::string damaged = bytes;
            for (int i = 0; i < 4; ++i) damaged[random() % damaged.size()] ^= static_cast<char>(1u << (random() % 8));
            if (round % 3 == 0) damaged.resize(random() % damaged.size());
            const std::string file = std::string("damaged_") + name;
            std::ofstream(file, std::ios::binary) << damaged;
            auto reader = VideoReader::open(file);
            if (!reader) continue;
            for (std::int64_t n = 0; n < (*reader)->frameCount(); n += 3) (void)(*reader)->frame(n);
        }
    }
}

}  // namespace
}  // namespace orrery::test
