#include "model/runtime/episode_data.h"

#include <algorithm>

namespace orrery {
namespace {

std::int64_t widthOf(const HostTensor& column) {
    return column.shape().empty() || column.shape()[0] == 0 ? 0 : column.size() / column.shape()[0];
}

bool isNumeric(const Feature& feature) { return !feature.isPicture() && feature.kind != Feature::Kind::Language; }

}  // namespace

std::string EpisodeData::instructionAt(std::int64_t step) const {
    for (const InstructionSpan& span : instructions) {
        if (step >= span.begin && step < span.end) return span.text;
    }
    return info.instruction;
}

std::int64_t EpisodeData::historyBeginAt(std::int64_t step) const {
    std::int64_t begin = 0;
    for (const InstructionSpan& span : instructions) {
        if (step >= span.begin && step < span.end) return std::max<std::int64_t>(0, span.begin);
        if (span.end <= step) begin = std::max(begin, span.end);
    }
    return begin;
}

std::int64_t EpisodeData::width(const std::string& feature) const {
    const auto found = columns.find(feature);
    return found == columns.end() ? 0 : widthOf(found->second);
}

std::vector<double> EpisodeData::series(const std::string& feature, std::int64_t dim) const {
    const auto found = columns.find(feature);
    if (found == columns.end()) return {};
    const std::int64_t width = widthOf(found->second);
    if (dim < 0 || dim >= width) return {};
    const std::vector<double> all = toDoubles(found->second);
    std::vector<double> one;
    for (auto at = static_cast<std::size_t>(dim); at < all.size(); at += static_cast<std::size_t>(width)) one.push_back(all[at]);
    return one;
}

std::vector<double> EpisodeData::valuesAt(const std::string& feature, std::int64_t step) const {
    const auto found = columns.find(feature);
    if (found == columns.end() || step < 0 || step >= found->second.shape()[0]) return {};
    const std::int64_t width = widthOf(found->second);
    const HostTensor& column = found->second;
    const std::size_t rowBytes = static_cast<std::size_t>(width) * itemSize(column.dtype());
    const auto row = std::shared_ptr<const std::byte>(column.owner(), column.data() + static_cast<std::size_t>(step) * rowBytes);
    return toDoubles(HostTensor(column.dtype(), {width}, row));
}

Result<EpisodeDataPtr> readEpisodeData(const Dataset& dataset, std::size_t position, std::stop_token stop) {
    auto opened = dataset.openEpisode(position, stop);
    if (!opened) return opened.error();
    Episode& episode = **opened;
    auto data = std::make_shared<EpisodeData>();
    data->position = position;
    data->info = episode.info();
    data->seconds.assign(episode.seconds().begin(), episode.seconds().end());
    data->instructions.assign(episode.instructions().begin(), episode.instructions().end());
    data->problems.assign(episode.problems().begin(), episode.problems().end());
    for (const Feature& feature : dataset.features()) {
        if (stop.stop_requested()) return cancelled("opening the episode");
        if (!isNumeric(feature)) continue;
        auto column = episode.column(feature.name);
        if (column && !column->shape().empty()) {
            data->columns[feature.name] = *column;
        } else if (!column) {
            const Error& error = column.error();
            data->problems.push_back({data->info.index, feature.name, kindName(error.kind), error.message, error.hint});
        }
    }
    return EpisodeDataPtr(std::move(data));
}

}  // namespace orrery
