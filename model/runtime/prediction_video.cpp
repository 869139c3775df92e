#include "model/runtime/prediction_video.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace orrery {
namespace {

constexpr int kGap = 4;  // px between pictures

/// Mean difference of the three channels as grey.
Frame errorPicture(const Frame& truth, const Frame& picture) {
    Frame error = truth;
    for (std::size_t at = 0; at + 3 < error.rgba.size(); at += 4) {
        int sum = 0;
        for (std::size_t channel = 0; channel < 3; ++channel) sum += std::abs(truth.rgba[at + channel] - picture.rgba[at + channel]);
        const double share = sum / (3 * 255.0) / PredictionVideo::kErrorRange;
        std::fill_n(error.rgba.begin() + static_cast<std::ptrdiff_t>(at), 3, static_cast<std::uint8_t>(std::min(share, 1.0) * 255 + 0.5));
    }
    return error;
}

void paste(Frame& canvas, const Frame& picture, int left, int top) {
    for (int row = 0; row < picture.height; ++row) {
        const auto from = picture.rgba.begin() + std::ptrdiff_t{row} * picture.width * 4;
        std::copy_n(from, picture.width * 4, canvas.rgba.begin() + (std::ptrdiff_t{top + row} * canvas.width + left) * 4);
    }
}

Frame laidOut(const std::vector<ComparisonPtr>& cameras) {
    const int width = cameras[0]->picture->width, height = cameras[0]->picture->height;
    Frame canvas;
    canvas.width = 3 * width + 2 * kGap;
    canvas.height = static_cast<int>(cameras.size()) * (height + kGap) - kGap;
    canvas.rgba.assign(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height) * 4, 0);
    for (std::size_t row = 0; row < cameras.size(); ++row) {
        const int top = static_cast<int>(row) * (height + kGap);
        const Comparison& one = *cameras[row];
        paste(canvas, *one.truth, 0, top);
        paste(canvas, *one.picture, width + kGap, top);
        paste(canvas, errorPicture(*one.truth, *one.picture), 2 * (width + kGap), top);
    }
    return canvas;
}

}  // namespace

Result<void> PredictionVideo::add(const std::vector<ComparisonPtr>& cameras) {
    const bool whole = !cameras.empty() && std::ranges::all_of(cameras, [](const ComparisonPtr& one) { return one->truth && one->picture; });
    if (!whole || (writer_ && rows_.size() != cameras.size())) return {};
    const Frame canvas = laidOut(cameras);
    if (!writer_) {
        auto made = VideoWriter::create(file_, canvas.width, canvas.height, fps_);
        if (!made) return made.error();
        writer_ = *std::move(made);
        for (const ComparisonPtr& one : cameras) rows_.push_back(one->input);
    }
    ++pictures_;
    return writer_->add(canvas);
}

Result<void> PredictionVideo::finish() {
    if (!writer_) return {};
    return writer_->finish();
}

nlohmann::json PredictionVideo::description() const {
    if (!writer_) return nullptr;
    return {{"file", file_.string()}, {"fps", fps_}, {"pictures", pictures_}, {"rows", rows_}, {"columns", {"truth", "prediction", "error"}},
            {"error_range", kErrorRange}};
}

}  // namespace orrery
