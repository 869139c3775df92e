#include "model/datasets/lerobot/row_range.h"

#include <algorithm>
#include <numeric>

namespace orrery::lerobot {
namespace {

std::vector<std::int64_t> integers(const ParquetFile& file, const std::string& column, std::int64_t first,
                                   std::int64_t count) {
    if (!file.has(column)) return {};
    auto read = file.numbers(column, first, count);
    if (!read || read->values.dtype() != DType::I64 || read->values.shape().size() != 1) return {};
    const auto values = read->values.values<std::int64_t>();
    return {values.begin(), values.end()};
}

bool risesByOne(const std::vector<std::int64_t>& values) {
    return std::ranges::adjacent_find(values, [](std::int64_t a, std::int64_t b) { return b != a + 1; }) ==
           values.end();
}

/// Whether the rows that the table names are all rows of this episode, and in order.
bool tableHolds(const ParquetFile& file, const EpisodeRow& row) {
    const std::int64_t rows = file.rows();
    if (row.firstRow < 0 || row.length < 1 || row.firstRow > rows || row.length > rows - row.firstRow) return false;
    if (row.indexTo - row.indexFrom != row.length) return false;
    const std::int64_t before = row.firstRow > 0 ? 1 : 0;
    const std::int64_t after = row.firstRow + row.length < rows ? 1 : 0;
    auto owners = integers(file, "episode_index", row.firstRow - before, row.length + before + after);
    if (owners.empty()) return true;  // nothing to compare with
    if (before && owners.front() == row.index) return false;
    if (after && owners.back() == row.index) return false;
    const bool ours = std::all_of(owners.begin() + before, owners.end() - after,
                                  [&](std::int64_t owner) { return owner == row.index; });
    return ours && risesByOne(integers(file, "frame_index", row.firstRow, row.length));
}

std::string numbered(std::int64_t from, std::int64_t to) {
    return std::to_string(from) + " to " + std::to_string(to);
}

}  // namespace

Result<RowRange> rowsOfEpisode(const ParquetFile& file, const EpisodeRow& row, std::vector<Problem>& problems) {
    if (tableHolds(file, row)) return RowRange{row.firstRow, row.length, {}};
    const auto owners = integers(file, "episode_index", 0, file.rows());
    const auto frames = integers(file, "frame_index", 0, file.rows());
    std::vector<std::int64_t> ours;
    for (std::size_t i = 0; i < owners.size(); ++i) {
        if (owners[i] == row.index) ours.push_back(static_cast<std::int64_t>(i));
    }
    if (ours.empty()) {
        return Error{Error::Kind::NotFound, row.dataFile + " has no rows of this episode", row.dataFile, "no_rows", {}};
    }
    RowRange range{ours.front(), ours.back() - ours.front() + 1, {}};
    const auto frameOf = [&](std::int64_t i) { return frames[static_cast<std::size_t>(i)]; };
    const bool mixed = range.span != static_cast<std::int64_t>(ours.size()) ||
                       (!frames.empty() && !std::ranges::is_sorted(ours, {}, frameOf));
    if (mixed) {
        if (!frames.empty()) std::ranges::stable_sort(ours, {}, frameOf);
        for (const std::int64_t i : ours) range.picked.push_back(i - range.first);
        problems.push_back({row.index,
                            {},
                            "corrupt",
                            row.dataFile + ": rows of this episode are mixed with others; put in order by frame_index",
                            {}});
        return range;
    }
    problems.push_back({row.index,
                        {},
                        "corrupt",
                        "the table says rows " + numbered(row.indexFrom, row.indexTo) + " and " +
                            std::to_string(row.length) + " frames; the data has rows " +
                            numbered(range.first, range.first + range.span) + " of " + row.dataFile,
                        {}});
    return range;
}

HostTensor pickRows(const HostTensor& values, const RowRange& range) {
    if (range.picked.empty() || values.shape().empty()) return values;
    Shape shape = values.shape();
    const std::size_t rowBytes = values.bytes() / static_cast<std::size_t>(std::max<std::int64_t>(1, shape.front()));
    shape.front() = range.count();
    auto owner = std::make_shared<std::vector<std::byte>>(rowBytes * range.picked.size() + 1);
    for (std::size_t i = 0; i < range.picked.size(); ++i) {
        std::copy_n(values.data() + static_cast<std::size_t>(range.picked[i]) * rowBytes, rowBytes,
                    owner->data() + i * rowBytes);
    }
    return HostTensor(values.dtype(), std::move(shape), std::shared_ptr<const std::byte>(owner, owner->data()));
}

}  // namespace orrery::lerobot
