#include "model/media/picture_decoder.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace orrery {
namespace {

cv::Mat eightBit(const cv::Mat& picture) {
    cv::Mat reduced;
    if (picture.depth() == CV_16U) {
        picture.convertTo(reduced, CV_8U, 1.0 / 257.0);
    } else if (picture.depth() != CV_8U) {
        // floating point holds measurements (depth): spread what is there over the grey levels
        cv::normalize(picture, reduced, 0, 255, cv::NORM_MINMAX, CV_8U);
    } else {
        reduced = picture;
    }
    return reduced;
}

}  // namespace

Result<FramePtr> decodePicture(std::span<const std::byte> bytes, const std::string& where) {
    const Error damaged{Error::Kind::Corrupt, "the picture does not decode", where, "damaged_picture",
                        "copy the file again"};
    if (bytes.empty() || bytes.size() > (std::size_t{1} << 30)) return damaged;
    return guarded(where, [&]() -> Result<FramePtr> {
        const cv::Mat encoded(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::byte*>(bytes.data()));
        cv::Mat picture;
        try {
            picture = cv::imdecode(encoded, cv::IMREAD_UNCHANGED);
        } catch (const cv::Exception&) {
            return damaged;
        }
        if (picture.empty()) return damaged;
        picture = eightBit(picture);

        auto frame = std::make_shared<Frame>();
        frame->width = picture.cols;
        frame->height = picture.rows;
        frame->rgba.resize(static_cast<std::size_t>(picture.cols) * picture.rows * 4);
        cv::Mat target(picture.rows, picture.cols, CV_8UC4, frame->rgba.data());
        switch (picture.channels()) {
            case 1:
                cv::cvtColor(picture, target, cv::COLOR_GRAY2RGBA);
                break;
            case 3:
                cv::cvtColor(picture, target, cv::COLOR_BGR2RGBA);
                break;
            case 4:
                cv::cvtColor(picture, target, cv::COLOR_BGRA2RGBA);
                break;
            default:
                return damaged;
        }
        return FramePtr(std::move(frame));
    });
}

}  // namespace orrery
