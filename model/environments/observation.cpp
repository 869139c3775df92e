#include "model/environments/observation.h"

#include <algorithm>
#include <cmath>

namespace orrery {
namespace {

Error notAStep(const std::string& feature, std::int64_t step) {
    return {Error::Kind::NotFound, "there are no numbers for step " + std::to_string(step), feature, "episode_end", {}};
}

Result<std::vector<double>> numbersAt(const ObservationParts& parts, std::int64_t step, const InputSource& source) {
    auto column = parts.column(source.feature);
    if (!column) return column.error();
    if (column->shape().empty() || step < 0 || step >= column->shape()[0]) return notAStep(source.feature, step);
    const std::int64_t width = column->size() / column->shape()[0];
    const auto rowBytes = static_cast<std::size_t>(width) * itemSize(column->dtype());
    const std::byte* row = column->data() + static_cast<std::size_t>(step) * rowBytes;
    const std::vector<double> all =
        toDoubles(HostTensor(column->dtype(), {width}, std::shared_ptr<const std::byte>(column->owner(), row)));
    std::vector<double> taken;
    for (const std::int64_t dim : source.dims) {
        if (dim < 0 || dim >= width) return Error{Error::Kind::NotFound, "it has only " + std::to_string(width) + " numbers", source.feature, {}, {}};
        taken.push_back(all[static_cast<std::size_t>(dim)]);
    }
    if (std::ranges::all_of(taken, [](double value) { return std::isfinite(value); })) return taken;
    return Error{Error::Kind::Corrupt, "a number is not finite", source.feature + ", step " + std::to_string(step), {}, {}};
}

}  // namespace

FramePtr blackFrame() {
    constexpr int kSide = 224;  // px
    auto frame = std::make_shared<Frame>();
    frame->width = frame->height = kSide;
    frame->rgba.resize(std::size_t{kSide} * kSide * 4);
    for (std::size_t at = 3; at < frame->rgba.size(); at += 4) frame->rgba[at] = 255;
    return frame;
}

Result<Observation> observationAt(const ObservationParts& parts, std::int64_t step, const InputMapping& mapping,
                                  const ModelCard& card, std::stop_token stop) {
    Observation observation;
    for (const ModelInput& input : card.inputs) {
        const auto found = mapping.sources.find(input.id);
        const InputSource source = found == mapping.sources.end() ? InputSource{} : found->second;
        const bool image = input.kind == ModelInput::Kind::Image;
        if (source.kind == InputSource::Kind::None) {
            if (!input.required) continue;
            return Error{Error::Kind::NotFound, missingInputs(mapping, card), input.id, "missing_input", {}};
        }
        if (source.kind == InputSource::Kind::Zeros) {
            observation.zeros.push_back(input.id);
            if (image) observation.images[input.id] = blackFrame();
            else observation.vectors[input.id].assign(static_cast<std::size_t>(elementCount(input.shape)), 0.0);
        } else if (image) {
            auto frame = parts.frame(source.feature, step, stop);
            if (!frame) return frame.error();
            observation.images[input.id] = *std::move(frame);
        } else {
            auto numbers = numbersAt(parts, step, source);
            if (!numbers) return numbers.error();
            observation.vectors[input.id] = *std::move(numbers);
        }
    }
    return observation;
}

}  // namespace orrery
