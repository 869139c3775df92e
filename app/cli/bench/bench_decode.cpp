#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "app/cli/bench/benchmarks.h"
#include "model/base/temporary_folder.h"
#include "model/media/video_reader.h"
#include "model/media/video_writer.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

constexpr int kWidth = 640, kHeight = 480, kFrames = 240;

/// A bright square that wanders over a texture, so that the decoder has something to do.
Frame sceneAt(int step) {
    Frame frame;
    frame.width = kWidth;
    frame.height = kHeight;
    frame.rgba.resize(std::size_t{kWidth} * kHeight * 4, 255);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const bool square = std::abs(x - 100 - step) < 60 && std::abs(y - 200) < 60;
            const auto at = static_cast<std::size_t>(4 * (y * kWidth + x));
            frame.rgba[at] = static_cast<std::uint8_t>(square ? 240 : x * y / 97 % 160);
            frame.rgba[at + 1] = static_cast<std::uint8_t>(square ? 80 : (x + step) % 200);
            frame.rgba[at + 2] = static_cast<std::uint8_t>((x ^ y) & 127);
        }
    }
    return frame;
}

Result<void> writeVideo(const std::filesystem::path& file, const std::stop_token& stop) {
    auto writer = VideoWriter::create(file, kWidth, kHeight, 30);
    if (!writer) return writer.error();
    for (int step = 0; step < kFrames; ++step) {
        if (stop.stop_requested()) return cancelled("bench decode");
        if (auto added = (*writer)->add(sceneAt(step)); !added) return added;
    }
    return (*writer)->finish();
}

/// Milliseconds per frame of a fresh reader that is asked in this order.
Result<double> perFrame(const std::filesystem::path& file, const std::vector<std::int64_t>& order, const std::stop_token& stop) {
    auto reader = VideoReader::open(file, stop);
    if (!reader) return reader.error();
    Timings whole;
    const auto decoded = whole.measure([&]() -> Result<void> {
        for (const std::int64_t index : order) {
            const auto frame = (*reader)->frame(index, stop);
            if (!frame) return frame.error();
        }
        return {};
    });
    if (!decoded) return decoded.error();
    return whole.median() / static_cast<double>(order.size());
}

}  // namespace

Result<Json> benchDecode(int wanted, const BenchProgress& progress, std::stop_token stop) {
    const auto folder = TemporaryFolder::create();
    if (!folder) return folder.error();
    const auto file = folder->path() / "bench.mp4";
    if (auto written = writeVideo(file, stop); !written) return written.error();
    std::vector<std::int64_t> forward(kFrames), random(60);
    for (int i = 0; i < kFrames; ++i) forward[static_cast<std::size_t>(i)] = i;
    std::minstd_rand number(7);
    for (std::int64_t& index : random) index = static_cast<std::int64_t>(number() % kFrames);
    const int runs = std::max(wanted, 5);
    Timings inOrder, atRandom;
    for (int i = 0; i <= runs; ++i) {
        const auto first = perFrame(file, forward, stop), second = perFrame(file, random, stop);
        if (!first) return first.error();
        if (!second) return second.error();
        if (i > 0) inOrder.add(*first);
        if (i > 0) atRandom.add(*second);
        if (progress) progress(i + 1, runs + 1);
    }
    return Json::array({benchRow("video of 640 x 480 px, one frame in order", inOrder), benchRow("video of 640 x 480 px, one frame at random", atRandom)});
}

}  // namespace orrery::cli
