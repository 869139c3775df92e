#include "model/media/picture_writer.h"

#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "model/base/unfinished_file.h"

namespace orrery {
namespace {

bool opaque(const Frame& frame) {
    for (std::size_t i = 3; i < frame.rgba.size(); i += 4) {
        if (frame.rgba[i] != 255) return false;
    }
    return true;
}

}  // namespace

Result<void> writePng(const Frame& frame, const std::filesystem::path& file) {
    return guarded(file.string(), [&]() -> Result<void> {
        const Error unwritable{Error::Kind::NotFound, "the file cannot be written", file.string(), "not_writable",
                               "choose another place"};
        const cv::Mat pixels(frame.height, frame.width, CV_8UC4, const_cast<std::uint8_t*>(frame.rgba.data()));
        cv::Mat swapped;
        cv::cvtColor(pixels, swapped, opaque(frame) ? cv::COLOR_RGBA2BGR : cv::COLOR_RGBA2BGRA);
        std::vector<std::uint8_t> encoded;
        if (!cv::imencode(".png", swapped, encoded))
            return Error{Error::Kind::Internal, "PNG encoding failed", file.string(), {}, {}};

        UnfinishedFile part(file.string() + ".part");
        std::ofstream stream(part.path(), std::ios::binary);
        stream.write(reinterpret_cast<const char*>(encoded.data()), static_cast<std::streamsize>(encoded.size()));
        stream.close();
        if (!stream || !part.finish(file)) return unwritable;
        return {};
    });
}

}  // namespace orrery
