#include "model/runtime/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace orrery {
namespace {

/// [3, H, W] in 0 … 1 as a picture; what preprocessing pushed outside is clipped for the screen.
FramePtr pictureOf(const HostTensor& image, double ptsSeconds) {
    const auto values = image.values<float>();
    auto frame = std::make_shared<Frame>();
    frame->height = static_cast<int>(image.shape()[1]);
    frame->width = static_cast<int>(image.shape()[2]);
    frame->ptsSeconds = ptsSeconds;
    const std::size_t area = static_cast<std::size_t>(frame->width) * frame->height;
    frame->rgba.resize(area * 4, 255);
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (std::size_t at = 0; at < area; ++at) {
            const float value = std::clamp(values[channel * area + at], 0.0f, 1.0f);
            frame->rgba[at * 4 + channel] = static_cast<std::uint8_t>(value * 255 + 0.5f);
        }
    }
    return frame;
}

bool sameSize(const HostTensor& image, const Frame& frame) {
    return image.shape() == Shape{3, frame.height, frame.width} && image.dtype() == DType::F32;
}

void measure(Comparison& comparison, const HostTensor& truth, const HostTensor& seen) {
    const auto recorded = truth.values<float>();
    const auto newest = seen.values<float>();
    const std::size_t area = recorded.size() / 3;
    double sum = 0, squares = 0, copy = 0;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (std::size_t at = 0; at < area; ++at) {
            const double expected = comparison.picture->rgba[at * 4 + channel] / 255.0;
            const double real = recorded[channel * area + at];
            const double difference = std::abs(expected - real);
            sum += difference;
            squares += difference * difference;
            copy += std::abs(newest[channel * area + at] - real);
            ++comparison.histogram[static_cast<std::size_t>(std::min(difference * 255 + 0.5, 255.0))];
        }
    }
    const double count = static_cast<double>(recorded.size());
    const double mse = squares / count;
    FrameMetrics metrics;
    metrics.mae = sum / count;
    metrics.psnr = mse > 0 ? -10 * std::log10(mse) : std::numeric_limits<double>::infinity();
    metrics.copyLast = copy / count;
    comparison.metrics = metrics;
}

}  // namespace

std::size_t Comparison::bytes() const {
    return sizeof *this + (picture ? picture->rgba.size() : 0) + (truth ? truth->rgba.size() : 0);
}

Result<ComparisonPtr> compare(WorldModel& model, const std::string& input, const PredictedFrame& predicted, std::int64_t madeAt,
                              int horizon, Contrast contrast, const FramePtr& seen, const FramePtr& recorded) {
    auto comparison = std::make_shared<Comparison>();
    comparison->input = input;
    comparison->madeAt = madeAt;
    comparison->about = madeAt + horizon;
    comparison->contrast = contrast;
    const std::string where = input + ", step " + std::to_string(comparison->about);
    if (contrast == Contrast::Truth && !recorded) {
        return Error{Error::Kind::NotFound, "there is no recorded frame to take the contrast from", where, {}, {}};
    }
    auto picture = model.picture(predicted, contrast, contrast == Contrast::Truth ? recorded : seen);
    if (!picture) return picture.error();
    comparison->picture = *picture;
    if (!recorded) return ComparisonPtr(std::move(comparison));

    auto truth = model.preprocessedTruth(recorded);
    if (!truth) return truth.error();
    if (!sameSize(*truth, **picture)) {
        return Error{Error::Kind::Internal, "the model's picture and its view of the recording differ in size", where, {}, {}};
    }
    comparison->truth = pictureOf(*truth, recorded->ptsSeconds);
    if (contrast == Contrast::Raw) return ComparisonPtr(std::move(comparison));
    auto newest = model.preprocessedTruth(seen);
    if (!newest) return newest.error();
    measure(*comparison, *truth, *newest);
    return ComparisonPtr(std::move(comparison));
}

void ErrorBook::add(const Comparison& comparison) {
    if (!comparison.metrics || comparison.about < 0 || comparison.about >= length_) return;
    entries_.insert_or_assign(comparison.about, Entry{comparison.madeAt, *comparison.metrics, comparison.histogram});
}

void ErrorBook::addFrom(const ErrorBook& other, const std::function<bool(std::int64_t)>& chosen) {
    for (const auto& [about, entry] : other.entries_) {
        if (chosen(entry.madeAt)) entries_.insert_or_assign(about, entry);
    }
}

ErrorSeries ErrorBook::series() const {
    const auto size = static_cast<std::size_t>(std::max<std::int64_t>(length_, 0));
    ErrorSeries series;
    series.mae.assign(size, std::numeric_limits<double>::quiet_NaN());
    series.copyLast = series.mae;
    std::vector<double> known;
    std::array<std::uint64_t, 256> all{};
    for (const auto& [step, entry] : entries_) {
        series.mae[static_cast<std::size_t>(step)] = entry.metrics.mae;
        series.copyLast[static_cast<std::size_t>(step)] = entry.metrics.copyLast;
        known.push_back(entry.metrics.mae);
        for (std::size_t bin = 0; bin < all.size(); ++bin) all[bin] += entry.histogram[bin];
    }
    series.measured = static_cast<std::int64_t>(known.size());
    series.range = percentile(std::move(known), 99);
    const auto total = std::accumulate(all.begin(), all.end(), std::uint64_t{0});
    std::uint64_t below = 0;
    for (std::size_t bin = 0; bin < all.size() && below * 100 < total * 99; ++bin) {
        below += all[bin];
        series.pixelRange = static_cast<double>(bin) / 255;
    }
    return series;
}

double percentile(std::vector<double> values, double q) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const double rank = static_cast<double>(values.size() - 1) * q / 100;
    const auto low = static_cast<std::size_t>(rank);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (values[high] - values[low]) * (rank - static_cast<double>(low));
}

std::string contrastName(Contrast contrast) {
    switch (contrast) {
        case Contrast::Seen: return "seen";
        case Contrast::Truth: return "truth";
        case Contrast::Raw: break;
    }
    return "raw";
}

std::optional<Contrast> contrastFromName(const std::string& name) {
    for (const Contrast one : {Contrast::Seen, Contrast::Truth, Contrast::Raw}) {
        if (contrastName(one) == name) return one;
    }
    return std::nullopt;
}

}  // namespace orrery
